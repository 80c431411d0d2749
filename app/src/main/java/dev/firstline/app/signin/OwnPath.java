package dev.firstline.app.signin;

import java.net.URI;
import java.net.URISyntaxException;
import org.jspecify.annotations.Nullable;

/** Where somebody goes after signing in: a path of this site, whatever the link that brought him says. */
final class OwnPath {

    private static final String START = "/";

    private OwnPath() {}

    /** The path told, or the start where it is none or leads elsewhere. */
    static String of(@Nullable String told) {
        return told != null && isOwn(told) ? told : START;
    }

    private static boolean isOwn(String told) {
        try {
            var address = new URI(told); // neither a backslash nor a control character is one
            return told.startsWith("/")
                    && !told.startsWith("//")
                    && !address.isAbsolute()
                    && address.getRawAuthority() == null;
        } catch (URISyntaxException e) {
            return false;
        }
    }
}
