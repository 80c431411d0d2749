package dev.firstline.app.engine;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.EnumSet;
import java.util.Set;

/** The file an installation that was given no secret key keeps the one it made for itself in. */
record KeyFile(Path path) {

    private static final Set<PosixFilePermission> OWNER_ONLY =
            EnumSet.of(PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE);

    static KeyFile in(DataFolder folder) {
        return new KeyFile(folder.path().resolve("secret.key"));
    }

    /** Makes the file with a new key, whole and for its owner only; false where there is one. */
    boolean create() {
        if (Files.exists(path)) {
            return false;
        }
        byte[] secret = new byte[InstallationKey.LENGTH];
        new SecureRandom().nextBytes(secret);
        FileAttribute<?>[] attributes = isPosix()
                ? new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(OWNER_ONLY)}
                : new FileAttribute<?>[0];
        try {
            Path begun = Files.createTempFile(path.toAbsolutePath().getParent(), "secret", null, attributes);
            Files.writeString(begun, Base64.getEncoder().encodeToString(secret) + "\n", StandardOpenOption.SYNC);
            Files.move(begun, path, StandardCopyOption.ATOMIC_MOVE);
            return true;
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write " + path, e);
        }
    }

    /** The key in the file; refuses to start where others than its owner may read it. */
    InstallationKey read() {
        try {
            if (isPosix() && !OWNER_ONLY.containsAll(Files.getPosixFilePermissions(path))) {
                throw new StartRefusedException(
                        "Others than its owner have rights on the secret key " + path + ".",
                        "Take them away: chmod 600 " + path);
            }
            return InstallationKey.parse(Files.readString(path), path.toString());
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + path, e);
        }
    }

    void delete() {
        try {
            Files.deleteIfExists(path);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot delete " + path, e);
        }
    }

    private boolean isPosix() {
        return path.getFileSystem().supportedFileAttributeViews().contains("posix");
    }
}
