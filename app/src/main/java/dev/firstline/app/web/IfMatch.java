package dev.firstline.app.web;

import dev.firstline.shared.api.GeneralRefusal.InvalidValue;
import dev.firstline.shared.api.GeneralRefusal.Problem;
import dev.firstline.shared.api.RefusedException;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;

/** Reads from the header {@code If-Match} which version a change was made from. */
final class IfMatch {

    /** A proxy that compresses an answer makes its tag a weak one; the version is the same. */
    private static final Pattern VERSION = Pattern.compile("(?:W/)?\"([0-9]{1,18})\"");

    private IfMatch() {}

    /** The version; a header that is missing, or names any version at all, is refused. */
    static long version(@Nullable String header) {
        var version = versionIfAny(header);
        if (version == null) {
            throw new VersionWantedException();
        }
        return version;
    }

    /** The version; none where the caller does not mind which. */
    static @Nullable Long versionIfAny(@Nullable String header) {
        if (header == null || header.strip().equals("*")) {
            return null;
        }
        var version = VERSION.matcher(header.strip());
        if (!version.matches()) {
            throw new RefusedException(new InvalidValue(HttpHeaders.IF_MATCH, Problem.MALFORMED));
        }
        return Long.parseLong(version.group(1));
    }
}
