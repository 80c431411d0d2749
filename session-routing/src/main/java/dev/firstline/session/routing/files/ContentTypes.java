package dev.firstline.session.routing.files;

import org.apache.tika.Tika;

/** Tells a file's media type by its content and name; what whoever sent it says counts for nothing. */
final class ContentTypes {

    private static final String PICTURE = "image/";

    /** Read when it is needed: it takes a while. */
    private static final class Known {
        static final Tika TIKA = new Tika();
    }

    /**
     * The media type, {@code application/octet-stream} where it cannot be told.
     *
     * @param beginning of the file, some kilobytes or more
     */
    String of(byte[] beginning, String name) {
        var byContent = withoutParameters(Known.TIKA.detect(beginning));
        var byBoth = withoutParameters(Known.TIKA.detect(beginning, name));
        // A name makes no picture: what browsers show in place must look like one from within.
        return byBoth.startsWith(PICTURE) && !byContent.startsWith(PICTURE) ? byContent : byBoth;
    }

    private static String withoutParameters(String type) {
        var end = type.indexOf(';');
        return end < 0 ? type : type.substring(0, end).strip();
    }
}
