package dev.firstline.session.routing.desk;

import java.text.Normalizer;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Finds sessions by words in their title, their client's name or one of their messages: all the words in the same of them, each from
 * its beginning. On PostgreSQL by its full text, where a word is also found in its other forms; on the embedded database by looking
 * at each text.
 */
final class Search {

    /** As many as a statement is worth. */
    private static final int MOST_WORDS = 8;

    private static final int LONGEST_WORD = 60;
    private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{N}]+");
    private static final String SAID = "e.kind in ('CLIENT', 'REPLY', 'NOTE')";

    private final JdbcClient jdbc;
    private final boolean fullText;

    /** Searches by full text, which only PostgreSQL has, or text by text. */
    Search(JdbcClient jdbc, boolean fullText) {
        this.jdbc = jdbc;
        this.fullText = fullText;
    }

    /** The words of what somebody searches for; without any, he searches for nothing there is. */
    static List<String> words(String searched) {
        return WORD.matcher(Normalizer.normalize(searched, Normalizer.Form.NFC).toLowerCase(Locale.ROOT))
                .results()
                .map(MatchResult::group)
                .map(word -> word.substring(0, Math.min(word.length(), LONGEST_WORD)))
                .distinct()
                .limit(MOST_WORDS)
                .toList();
    }

    /** A condition on {@code session_view_row r}, with the parameters {@link #params} gives. */
    String condition(List<String> words) {
        if (words.isEmpty()) {
            return "1 = 0";
        }
        var titles = "%s.client_name || ' ' || coalesce(%<s.title, '')";
        return fullText
                ? """
                r.session_id in (
                    select e.session_id from session_view_entry e where %s and %s
                     union all
                    select s.session_id from session_view_row s where %s)""".formatted(SAID, matches("e.text", words), matches(titles.formatted("s"), words))
                : "(%s or exists (select 1 from session_view_entry e where e.session_id = r.session_id and %s and %s))"
                        .formatted(matches(titles.formatted("r"), words), SAID, matches("e.text", words));
    }

    Map<String, Object> params(List<String> words) {
        var params = new HashMap<String, Object>();
        if (fullText) {
            params.put("words", words.stream().map(word -> word + ":*").collect(Collectors.joining(" & ")));
        } else {
            IntStream.range(0, words.size()).forEach(n -> params.put("word" + n, "%" + words.get(n) + "%"));
        }
        return params;
    }

    private String matches(String text, List<String> words) {
        return fullText
                ? "session_words(" + text + ") @@ (to_tsquery('pg_catalog.russian', :words)"
                        + " || to_tsquery('pg_catalog.simple', :words))"
                : IntStream.range(0, words.size())
                        .mapToObj(n -> "lower(" + text + ") like :word" + n)
                        .collect(Collectors.joining(" and "));
    }

    /** What is said around the words in the newest message of each session that has them; nothing for those without. */
    Map<UUID, String> found(List<String> words, List<UUID> sessions) {
        var found = new HashMap<UUID, String>();
        if (words.isEmpty() || sessions.isEmpty()) {
            return found;
        }
        jdbc.sql("""
                select r.session_id, (
                       select e.text from session_view_entry e where e.session_id = r.session_id and %s and %s
                        order by e.seq desc limit 1) as text
                  from session_view_row r where r.session_id in (:sessions)
                """.formatted(SAID, matches("e.text", words)))
                .params(params(words))
                .param("sessions", sessions)
                .query(row -> {
                    var text = row.getString("text");
                    if (text != null) {
                        found.put(row.getObject("session_id", UUID.class), Preview.around(text, words));
                    }
                });
        return found;
    }
}
