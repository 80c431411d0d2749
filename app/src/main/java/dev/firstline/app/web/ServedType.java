package dev.firstline.app.web;

import java.util.Set;
import java.util.regex.Pattern;
import org.springframework.http.MediaType;

/**
 * As what a file is answered. Only what cannot run anything goes by its own name, and only pictures are shown in place.
 *
 * @param type the media type to name
 * @param inline whether to be shown, not saved
 */
record ServedType(String type, boolean inline) {

    private static final Set<String> PICTURES =
            Set.of("image/png", "image/jpeg", "image/gif", "image/webp", "image/bmp", "image/avif");

    private static final Pattern HARMLESS = Pattern.compile("(audio|video)/[\\w.+-]+|application/pdf|text/plain");

    static ServedType of(String detected, boolean inline) {
        var picture = PICTURES.contains(detected);
        return new ServedType(
                picture || HARMLESS.matcher(detected).matches() ? detected : MediaType.APPLICATION_OCTET_STREAM_VALUE,
                picture && inline);
    }
}
