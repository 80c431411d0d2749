package dev.firstline.session.routing.desk;

import dev.firstline.shared.api.session.SessionQuery.ListSessions;
import dev.firstline.shared.api.session.SessionQuery.SessionList;
import dev.firstline.shared.api.session.SessionQuery.Sort;
import dev.firstline.shared.api.session.SessionStatus;
import dev.firstline.shared.api.session.SessionView.Row;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** In which order a list of sessions is: a page of it is read along an index, from where the page before ended. */
enum ListOrder {
    /** Highest priority, then longest open. */
    PRIORITY {
        @Override
        String page(String condition, boolean further, String knownPresence) {
            return withNames(condition + (further ? AFTER_PRIORITY : ""), "r.priority desc, r.opened_at, r.session_id");
        }

        @Override
        Cursor cursor(RowReader.Full last, Row seen) {
            return new Cursor(last.priority(), seen.openedAt(), seen.id().value());
        }
    },
    /** Newest activity first. */
    ACTIVITY {
        @Override
        String page(String condition, boolean further, String knownPresence) {
            return withNames(condition + (further ? AFTER_ACTIVITY : ""), "r.last_message_at desc, r.session_id desc");
        }

        @Override
        Cursor cursor(RowReader.Full last, Row seen) {
            return new Cursor(last.priority(), seen.lastMessageAt(), seen.id().value());
        }
    },
    /** By rank, and in each rank longest open: each is read by itself, for there is no index over what an operator's presence decides. */
    WAITING {
        @Override
        String page(String condition, boolean further, String knownPresence) {
            var selection = RowReader.SELECT_FOR_ME + condition;
            var vanished = "(not o.online and " + knownPresence + ")";
            var ranks = new String[] {
                "r.status = 'ASSIGNED' and " + vanished,
                "r.status = 'QUEUED'",
                "r.status = 'ASSIGNED' and not " + vanished
            };
            return IntStream.range(0, ranks.length)
                    .mapToObj(rank -> "(" + selection.replaceFirst("select", "select " + rank + " as place,") + " and "
                            + ranks[rank] + (further ? AFTER_RANK.formatted(rank, rank) : "")
                            + " order by r.opened_at, r.session_id limit :limit)")
                    .collect(Collectors.joining(
                            " union all ",
                            "select * from (",
                            ") r order by r.place, r.opened_at, r.session_id limit :limit"));
        }

        @Override
        Cursor cursor(RowReader.Full last, Row seen) {
            return new Cursor(rank(seen), seen.openedAt(), seen.id().value());
        }

        private static int rank(Row seen) {
            if (seen.status() == SessionStatus.QUEUED) {
                return 1;
            }
            return seen.vanished() == null ? 2 : 0;
        }
    };

    private static final String AFTER_PRIORITY = """
             and (r.priority < :priority or (r.priority = :priority
                  and (r.opened_at > :at or (r.opened_at = :at and r.session_id > :session))))""";
    private static final String AFTER_ACTIVITY =
            " and (r.last_message_at < :at or (r.last_message_at = :at and r.session_id < :session))";
    private static final String AFTER_RANK = """
             and (%d > :priority or (%d = :priority
                  and (r.opened_at > :at or (r.opened_at = :at and r.session_id > :session))))""";

    static ListOrder of(ListSessions query) {
        if (query.list() == SessionList.QUEUE) {
            return PRIORITY;
        }
        return query.list() == SessionList.ACTIVE && query.sort() == Sort.WAITING ? WAITING : ACTIVITY;
    }

    /**
     * The statement that reads a page.
     *
     * @param condition on {@code session_view_row r}
     * @param further whether the page is one after another, whose {@link Cursor} its parameters hold
     * @param knownPresence a condition: on which lines the reader may know who is there
     */
    abstract String page(String condition, boolean further, String knownPresence);

    /** Names are joined to the rows of the page alone. */
    private static String withNames(String condition, String order) {
        return RowReader.selectForMe("select r.* from session_view_row r where %s order by %s limit :limit"
                        .formatted(condition, order))
                + " order by " + order;
    }

    /** Where the page ends whose last row this is, as the reader sees it. */
    abstract Cursor cursor(RowReader.Full last, Row seen);
}
