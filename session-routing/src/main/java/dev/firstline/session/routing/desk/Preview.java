package dev.firstline.session.routing.desk;

import java.util.List;
import java.util.regex.Pattern;

/** A piece of a message as a list shows it: one line. */
final class Preview {

    private static final int MAX_LENGTH = 160;

    /** So much of a line is shown before what was searched for. */
    private static final int BEFORE = 40;

    /** A word in another form begins with at least so much of it. */
    private static final int SHORTEST_STEM = 3;

    private Preview() {}

    /** The beginning of a message. */
    static String of(String text) {
        return cut(oneLine(text));
    }

    /** A message around the first of these words it has, be it in another form; its beginning where it has none. */
    static String around(String text, List<String> words) {
        var line = oneLine(text);
        var hit = words.stream()
                .mapToInt(word -> find(word, line))
                .filter(at -> at >= 0)
                .findFirst();
        if (line.length() <= MAX_LENGTH || hit.orElse(0) <= BEFORE) {
            return cut(line);
        }
        var blank = line.lastIndexOf(' ', hit.getAsInt() - BEFORE);
        return "…" + cut(line.substring(blank < hit.getAsInt() - 2 * BEFORE ? hit.getAsInt() : blank + 1));
    }

    private static int find(String word, String line) {
        var at = indexOf(Pattern.quote(word), line);
        for (int length = word.length(); at < 0 && length >= SHORTEST_STEM; length--) {
            at = indexOf("(?<![\\p{L}\\p{N}])" + Pattern.quote(word.substring(0, length)), line);
        }
        return at;
    }

    private static int indexOf(String pattern, String line) {
        var matcher = Pattern.compile(pattern, Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE)
                .matcher(line);
        return matcher.find() ? matcher.start() : -1;
    }

    private static String oneLine(String text) {
        return text.strip().replaceAll("\\s+", " ");
    }

    private static String cut(String line) {
        if (line.length() <= MAX_LENGTH) {
            return line;
        }
        var end = Character.isHighSurrogate(line.charAt(MAX_LENGTH - 2)) ? MAX_LENGTH - 2 : MAX_LENGTH - 1;
        return line.substring(0, end) + "…";
    }
}
