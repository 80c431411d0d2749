package dev.firstline.session.routing.desk;

/** The beginning of a message as a list shows it: one line. */
final class Preview {

    private static final int MAX_LENGTH = 160;

    private Preview() {}

    static String of(String text) {
        var line = text.strip().replaceAll("\\s+", " ");
        if (line.length() <= MAX_LENGTH) {
            return line;
        }
        var end = Character.isHighSurrogate(line.charAt(MAX_LENGTH - 2)) ? MAX_LENGTH - 2 : MAX_LENGTH - 1;
        return line.substring(0, end) + "…";
    }
}
