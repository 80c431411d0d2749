package dev.firstline.app.secret;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;

/** Secrets that are shown once and kept as hashes: bearer tokens, the first run's link. 256 random bits need no salt. */
public final class TokenHash {

    private static final String PREFIX = "fl_";
    private static final SecureRandom RANDOM = new SecureRandom();

    private TokenHash() {}

    /** A new secret, safe in an address. */
    public static String newToken() {
        var bytes = new byte[32];
        RANDOM.nextBytes(bytes);
        return PREFIX + Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    /** Whether this looks like a secret of ours, and not like another's. */
    public static boolean isOurs(String token) {
        return token.startsWith(PREFIX);
    }

    /** The SHA-256 of a secret, in hexadecimal. */
    public static String of(String token) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(token.getBytes(UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
