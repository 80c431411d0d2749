package dev.firstline.app.routing;

import static dev.firstline.app.routing.Staff.as;
import static dev.firstline.app.routing.Staff.write;
import static org.assertj.core.api.Assertions.assertThat;

import dev.firstline.app.engine.Desk;
import dev.firstline.app.engine.TestDatabase;
import dev.firstline.app.web.Queries;
import dev.firstline.shared.api.Page;
import dev.firstline.shared.api.PageRequest;
import dev.firstline.shared.api.people.EmployeeId;
import dev.firstline.shared.api.session.MessageId;
import dev.firstline.shared.api.session.SessionCommand.AddNote;
import dev.firstline.shared.api.session.SessionCommand.ClaimSession;
import dev.firstline.shared.api.session.SessionCommand.CloseSession;
import dev.firstline.shared.api.session.SessionCommand.DeleteNote;
import dev.firstline.shared.api.session.SessionCommand.EditNote;
import dev.firstline.shared.api.session.SessionCommand.RenameSession;
import dev.firstline.shared.api.session.SessionCommand.ReplyToClient;
import dev.firstline.shared.api.session.SessionId;
import dev.firstline.shared.api.session.SessionQuery.ListSessions;
import dev.firstline.shared.api.session.SessionQuery.SessionList;
import dev.firstline.shared.api.session.SessionQuery.Sort;
import dev.firstline.shared.api.session.SessionView.Row;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Finding sessions by words, the same on both databases: each test on a line of its own. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class SearchContract {

    private final TestDatabase.Kind kind;
    private Desk desk;
    private Staff staff;

    SearchContract(TestDatabase.Kind kind) {
        this.kind = kind;
    }

    @BeforeAll
    void open() {
        desk = Desk.openWithHttp(TestDatabase.fresh(kind));
    }

    @AfterAll
    void close() {
        desk.close();
    }

    @BeforeEach
    void a_line() {
        staff = Staff.hire(desk, 2, 5, 1);
    }

    SessionId written(int client, String text) {
        return write(desk, staff.clients.get(client), staff.lines.get(0), text).session();
    }

    SessionId readable(SessionId session) {
        History.isReadable(desk, session);
        return session;
    }

    private Page<Row> page(SessionList list, EmployeeId viewer, String search, int limit, @Nullable String cursor) {
        var queries = desk.get(Queries.class);
        return rows(queries.one(
                new ListSessions(
                        queries.viewer(viewer),
                        list,
                        staff.lines.get(0),
                        search,
                        Sort.ACTIVITY,
                        new PageRequest(limit, cursor)),
                Page.class));
    }

    @SuppressWarnings("unchecked") // the query's documentation says what its page holds
    private static Page<Row> rows(Page<?> page) {
        return (Page<Row>) page;
    }

    private List<Row> search(String words) {
        return page(SessionList.ACTIVE, staff.supervisor, words, 50, null).items();
    }

    List<SessionId> found(String words) {
        return search(words).stream().map(Row::id).toList();
    }

    @ParameterizedTest
    @ValueSource(strings = {"принтер", "ПРИНТЕР не", "печата", "printer", "prin", "17", "contoso", "anna", "the"})
    void a_session_is_found_by_the_beginnings_of_words_a_client_wrote(String words) {
        var session = readable(written(0, "Принтер не печатает: the printer A-17/3, anna@mail.contoso.example"));
        readable(written(1, "Something else"));

        assertThat(found(words)).containsExactly(session);
        assertThat(search(words).get(0).found()).startsWith("Принтер не печатает");
    }

    @ParameterizedTest
    @ValueSource(strings = {"принтер сканер", "scanner", "!!!", "' or 1 = 1 --", "%", "_"})
    void what_is_not_all_in_one_message_is_not_found(String words) {
        readable(written(0, "Принтер не печатает"));
        readable(written(0, "И сканер"));

        assertThat(found(words)).isEmpty();
    }

    @Test
    void replies_and_notes_are_found_and_why_a_session_ended_is_not() {
        var session = written(0, "Hello");
        var operator = staff.operators.get(0);
        as(desk, operator, new ClaimSession(session));
        as(desk, operator, new ReplyToClient(session, new MessageId("r"), "Restart the router"));
        as(desk, operator, new AddNote(session, new MessageId("n"), "A difficult customer"));
        readable(session);

        assertThat(found("router")).containsExactly(session);
        assertThat(search("difficult").get(0).found()).isEqualTo("A difficult customer");

        as(desk, operator, new CloseSession(session, "unreachable"));
        readable(session);
        assertThat(page(SessionList.CLOSED, staff.supervisor, "router", 50, null)
                        .items())
                .hasSize(1);
        assertThat(page(SessionList.CLOSED, staff.supervisor, "unreachable", 50, null)
                        .items())
                .isEmpty();
    }

    @Test
    void a_note_is_found_by_what_it_says_now_and_not_once_it_is_deleted() {
        var session = written(0, "Hello");
        var note = new MessageId("n");
        as(desk, staff.supervisor, new AddNote(session, note, "Earlier words"));
        as(desk, staff.supervisor, new EditNote(session, note, "Later wording", List.of()));
        readable(session);
        assertThat(found("earlier")).isEmpty();
        assertThat(found("later")).containsExactly(session);

        as(desk, staff.supervisor, new DeleteNote(session, note));
        readable(session);
        assertThat(found("later")).isEmpty();
    }

    @Test
    void a_session_is_found_by_its_title_and_its_client() {
        var session = written(0, "Hello");
        as(desk, staff.supervisor, new RenameSession(session, "Broken projector"));
        readable(session);

        assertThat(found("PROJECTOR")).containsExactly(session);
        assertThat(found("client 0")).containsExactly(session);
        assertThat(search("projector").get(0).found()).isNull();
    }

    @Test
    void what_one_may_not_list_is_not_found() {
        var session = written(0, "Confidential");
        as(desk, staff.operators.get(0), new ClaimSession(session));
        readable(session);

        assertThat(page(SessionList.MINE, staff.operators.get(0), "confidential", 50, null)
                        .items())
                .hasSize(1);
        for (SessionList list : SessionList.values()) {
            assertThat(page(list, staff.operators.get(1), "confidential", 50, null)
                            .items())
                    .isEmpty();
        }
    }

    @Test
    void the_words_are_shown_with_what_is_said_around_them() {
        var before = "long before ".repeat(40);
        readable(written(0, before + "the needle is here " + "and much after ".repeat(40)));

        var found = search("needle").get(0).found();

        assertThat(found)
                .startsWith("…")
                .endsWith("…")
                .contains("the needle is here and much after")
                .hasSizeLessThanOrEqualTo(161);
    }

    @Test
    void what_is_found_comes_in_pages() {
        var sessions = new ArrayList<SessionId>();
        for (int client = 0; client < 5; client++) {
            sessions.add(0, readable(written(client, client == 2 ? "Nothing" : "Everybody writes this")));
        }
        sessions.remove(2);

        var paged = new ArrayList<SessionId>();
        String cursor = null;
        do {
            var page = page(SessionList.ACTIVE, staff.supervisor, "everybody", 3, cursor);
            page.items().forEach(row -> paged.add(row.id()));
            cursor = page.nextCursor();
        } while (cursor != null);

        assertThat(paged).containsExactlyElementsOf(sessions);
    }
}
