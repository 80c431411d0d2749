package dev.firstline.app.engine;

import com.google.crypto.tink.Aead;
import com.google.crypto.tink.subtle.AesGcmJce;
import com.google.crypto.tink.subtle.Hkdf;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** The one secret of an installation. Every other secret it keeps is wrapped by this one. */
final class InstallationKey {

    static final int LENGTH = 32;

    private final Aead wrapping;
    private final SecretKeySpec fingerprinting;

    private InstallationKey(byte[] secret) {
        try {
            wrapping = new AesGcmJce(derived(secret, "wrap"));
            fingerprinting = new SecretKeySpec(derived(secret, "fingerprint"), "HmacSHA256");
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("AES-GCM and HMAC-SHA256 come with every JDK", e);
        }
    }

    /** Reads 32 bytes in Base64; refuses to start on anything else. {@code source} says where they were given. */
    static InstallationKey parse(String base64, String source) {
        try {
            byte[] secret = Base64.getDecoder().decode(base64.strip());
            if (secret.length == LENGTH) {
                return new InstallationKey(secret);
            }
        } catch (IllegalArgumentException e) {
            // Not Base64: the same refusal, without what was read.
        }
        throw new StartRefusedException(
                source + " does not hold a secret key: 32 bytes in Base64.",
                "Put the installation's key there; a new one is made by: openssl rand -base64 32");
    }

    /** Seals a secret; it opens only with the same associated data. */
    byte[] wrap(byte[] secret, String associatedData) {
        try {
            return wrapping.encrypt(secret, associatedData.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("AES-GCM comes with every JDK", e);
        }
    }

    /** Opens a secret; fails with {@link GeneralSecurityException} where another key or other associated data sealed it. */
    byte[] unwrap(byte[] wrapped, String associatedData) throws GeneralSecurityException {
        return wrapping.decrypt(wrapped, associatedData.getBytes(StandardCharsets.UTF_8));
    }

    /** The same for the same content, and tells nothing of it to whoever lacks the key. */
    String fingerprint(byte[] content) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(fingerprinting);
            return HexFormat.of().formatHex(mac.doFinal(content));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("HMAC-SHA256 comes with every JDK", e);
        }
    }

    private static byte[] derived(byte[] secret, String purpose) throws GeneralSecurityException {
        return Hkdf.computeHkdf(
                "HmacSha256", secret, new byte[0], ("firstline " + purpose).getBytes(StandardCharsets.UTF_8), LENGTH);
    }
}
