package dev.firstline.app.engine;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Where an installation without a database server keeps what it has, and every one its generated secret. */
record DataFolder(Path path) {

    /** The folder, made where there is none; refuses to start where nothing can be written to it. */
    static DataFolder at(String location) {
        Path path = Path.of(location).toAbsolutePath().normalize();
        try {
            Files.createDirectories(path);
            Files.delete(Files.createTempFile(path, "writable", null));
        } catch (IOException e) {
            throw new StartRefusedException(
                    "The data folder " + path + " cannot be written to.",
                    "Give the user Firstline runs as the right to write there, or name another folder with FIRSTLINE_DATA.",
                    e);
        }
        return new DataFolder(path);
    }
}
