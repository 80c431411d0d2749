package dev.firstline.session.routing.files;

import java.util.regex.Pattern;

/** What a file is called: as its uploader typed it, without what could harm whoever saves or reads it. */
final class FileName {

    static final int MAX_LENGTH = 255;

    private static final String NAMELESS = "file";

    /** An extension longer than this is none. */
    private static final int MAX_EXTENSION = 20;

    private static final Pattern FOLDERS = Pattern.compile("^.*[/\\\\]", Pattern.DOTALL);

    /** Control characters, line ends, halves of characters, and the marks that make "exe.fdp" read "pdf.exe". */
    private static final Pattern HARMFUL =
            Pattern.compile("[\\p{Cc}\\p{Zl}\\p{Zp}\\p{Cs}\\u061C\\u200E\\u200F\\u202A-\\u202E\\u2066-\\u2069\\uFEFF]");

    private static final Pattern DOTS = Pattern.compile("\\.+");

    private FileName() {}

    /** The name to keep; what is left of a path is its last part, and what has no name is a file. */
    static String of(String typed) {
        var name = FOLDERS.matcher(HARMFUL.matcher(typed).replaceAll(""))
                .replaceAll("")
                .strip();
        return name.isEmpty() || DOTS.matcher(name).matches() ? NAMELESS : shortened(name);
    }

    private static String shortened(String name) {
        var length = name.codePointCount(0, name.length());
        if (length <= MAX_LENGTH) {
            return name;
        }
        var dot = name.lastIndexOf('.');
        var extension = dot > 0 && name.length() - dot <= MAX_EXTENSION ? name.substring(dot) : "";
        var room = MAX_LENGTH - extension.codePointCount(0, extension.length());
        return name.substring(0, name.offsetByCodePoints(0, room)) + extension;
    }
}
