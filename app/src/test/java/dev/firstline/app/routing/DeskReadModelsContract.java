package dev.firstline.app.routing;

import static dev.firstline.app.routing.Staff.as;
import static dev.firstline.app.routing.Staff.send;
import static dev.firstline.app.routing.Staff.write;
import static org.assertj.core.api.Assertions.assertThat;

import dev.firstline.app.engine.Desk;
import dev.firstline.app.engine.TestDatabase;
import dev.firstline.app.testing.SampleDesk;
import dev.firstline.shared.api.people.EmployeeCommand.ChangePassword;
import dev.firstline.shared.api.people.EmployeeCommand.DeactivateEmployee;
import dev.firstline.shared.api.people.EmployeeId;
import dev.firstline.shared.api.session.ChannelId;
import dev.firstline.shared.api.session.ClientId;
import dev.firstline.shared.api.session.ConversationId;
import dev.firstline.shared.api.session.FileCommand.AddChunk;
import dev.firstline.shared.api.session.FileCommand.BeginFile;
import dev.firstline.shared.api.session.FileCommand.FinishFile;
import dev.firstline.shared.api.session.FileId;
import dev.firstline.shared.api.session.FileView;
import dev.firstline.shared.api.session.MessageId;
import dev.firstline.shared.api.session.Priority;
import dev.firstline.shared.api.session.SessionCommand.AddNote;
import dev.firstline.shared.api.session.SessionCommand.AssignSession;
import dev.firstline.shared.api.session.SessionCommand.ChangePriority;
import dev.firstline.shared.api.session.SessionCommand.ClaimSession;
import dev.firstline.shared.api.session.SessionCommand.CloseSession;
import dev.firstline.shared.api.session.SessionCommand.DeleteNote;
import dev.firstline.shared.api.session.SessionCommand.Destination;
import dev.firstline.shared.api.session.SessionCommand.EditNote;
import dev.firstline.shared.api.session.SessionCommand.MarkAsSpam;
import dev.firstline.shared.api.session.SessionCommand.RenameSession;
import dev.firstline.shared.api.session.SessionCommand.ReplyToClient;
import dev.firstline.shared.api.session.SessionCommand.ReturnToQueue;
import dev.firstline.shared.api.session.SessionCommand.TransferSession;
import dev.firstline.shared.api.session.SessionCommand.UnmarkAsSpam;
import dev.firstline.shared.api.session.SessionEvent.SessionClosed;
import dev.firstline.shared.api.session.SessionEvent.SessionOpened;
import dev.firstline.shared.api.session.SessionEvent.SessionReaddressed;
import dev.firstline.shared.api.session.SessionId;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** The desk's read models stand and fall with the events: an event told twice changes nothing, all told anew give the same. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class DeskReadModelsContract {

    private final TestDatabase.Kind kind;
    private SampleDesk sample;

    DeskReadModelsContract(TestDatabase.Kind kind) {
        this.kind = kind;
    }

    @BeforeAll
    void a_day_at_the_desk() {
        sample = SampleDesk.open(TestDatabase.fresh(kind));
        var desk = sample.desk();
        var staff = Staff.hire(desk, 3, 4, 2);
        SessionId newest = null;
        for (int n = 0; n < staff.clients.size(); n++) {
            var session = write(desk, staff.clients.get(n), staff.lines.get(n % 2), "Question " + n)
                    .session();
            as(desk, staff.operators.get(0), new ClaimSession(session));
            as(desk, staff.operators.get(1), new ClaimSession(session));
            as(desk, staff.operators.get(0), new ReplyToClient(session, new MessageId("r"), "Answer"));
            as(desk, staff.supervisor, new AddNote(session, new MessageId("n"), "Note"));
            notes(desk, staff, session, n);
            as(
                    desk,
                    staff.operators.get(0),
                    new ReplyToClient(session, new MessageId("f"), "", List.of(file(desk, staff.operators.get(0)))));
            if (n == 1) {
                as(desk, staff.supervisor, new ReturnToQueue(session));
                as(desk, staff.operators.get(1), new ClaimSession(session));
            }
            if (n == 2) {
                as(desk, staff.operators.get(0), new CloseSession(session, "solved"));
            }
            if (n == 3) {
                moved(desk, staff, session);
            }
            newest = session;
        }
        addressed(desk, staff);
        send(desk, new DeactivateEmployee(staff.clients.get(0)));
        send(desk, new ChangePassword(staff.clients.get(1), "hash"));
        newest = write(desk, staff.clients.get(3), staff.lines.get(1), "The last")
                .session();
        History.isReadable(desk, newest);
    }

    private static void notes(Desk desk, Staff staff, SessionId session, int n) {
        var note = new MessageId("n");
        if (n > 0) {
            as(desk, staff.supervisor, new EditNote(session, note, "Better", List.of(staff.operators.get(0))));
        }
        if (n > 1) {
            as(desk, staff.supervisor, new EditNote(session, note, "Best", List.of()));
        }
        if (n > 2) {
            as(desk, staff.supervisor, new DeleteNote(session, note));
        }
    }

    private static void moved(Desk desk, Staff staff, SessionId session) {
        var first = staff.operators.get(0);
        as(desk, first, new RenameSession(session, "Printer"));
        as(desk, first, new ChangePriority(session, Priority.HIGH));
        as(desk, first, new TransferSession(session, new Destination.Group(staff.operatorGroup)));
        as(desk, staff.supervisor, new MarkAsSpam(session));
        as(desk, staff.supervisor, new UnmarkAsSpam(session));
        as(desk, staff.supervisor, new AssignSession(session, new Destination.Operator(first)));
        as(desk, first, new TransferSession(session, new Destination.Operator(staff.operators.get(1))));
        as(desk, staff.supervisor, new MarkAsSpam(session));
        as(desk, staff.supervisor, new UnmarkAsSpam(session));
    }

    private static FileId file(Desk desk, EmployeeId uploader) {
        var file = new FileId(UUID.randomUUID());
        as(desk, uploader, new BeginFile(file, "report.txt"));
        as(desk, uploader, new AddChunk(file, 0, new byte[] {65}));
        as(desk, uploader, new FinishFile(file, new FileView.Findings("text/plain", "hash", null, null, null)));
        return file;
    }

    /** Two sessions for one group each, of which one is closed, one loses its group; a third keeps it, as does the one that was moved. */
    private void addressed(Desk desk, Staff staff) {
        for (int n = 0; n < 3; n++) {
            var session = new SessionId(UUID.randomUUID());
            var line = staff.lines.get(0);
            var channel = ChannelId.internalOf(line);
            var conversation = ConversationId.of(channel, session.toString());
            var client = new ClientId(staff.clients.get(n).value());
            History.happened(
                    desk,
                    new SessionOpened(session, line, 1, conversation, channel, client, "Client", staff.operatorGroup));
            if (n == 0) {
                History.happened(desk, new SessionReaddressed(session, staff.operatorGroup, 1));
            }
            if (n == 1) {
                History.happened(desk, new SessionClosed(session, conversation, client, null, null));
            }
        }
    }

    @Test
    void who_holds_what_and_what_is_for_one_group_is_kept_as_long_as_it_is_so() {
        assertThat(Rebuild.contents(sample.desk()).get("session_held")).hasSize(3);
        assertThat(Rebuild.contents(sample.desk()).get("session_addressed")).hasSize(2);
    }

    @Test
    void whoever_was_given_a_session_or_mentioned_by_another_is_told_once() {
        assertThat(sample.desk()
                        .jdbc()
                        .sql("select kind, count(*) as n from session_notification group by kind order by kind")
                        .query((row, n) -> row.getString("kind") + " " + row.getInt("n"))
                        .list())
                .containsExactly("ASSIGNED 2", "MENTIONED 3");
    }

    @Test
    void a_note_says_what_it_was_edited_to_last_and_nothing_once_it_is_deleted() {
        assertThat(sample.desk()
                        .jdbc()
                        .sql("select text from session_view_entry where kind = 'NOTE' order by position")
                        .query(String.class)
                        .list())
                .containsExactly("Note", "Better", "Best", null);
    }

    @AfterAll
    void close() {
        sample.close();
    }

    @Test
    void the_same_event_twice_changes_nothing() {
        var before = Rebuild.contents(sample.desk());

        Rebuild.tellAgain(sample.desk());

        assertThat(Rebuild.contents(sample.desk())).isEqualTo(before);
    }

    @Test
    void all_events_told_from_the_start_give_the_same_again() {
        var before = Rebuild.contents(sample.desk());

        Rebuild.fromTheStart(sample.desk());

        assertThat(Rebuild.contents(sample.desk())).isEqualTo(before);
    }
}
