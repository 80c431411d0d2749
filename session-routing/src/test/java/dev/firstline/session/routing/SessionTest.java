package dev.firstline.session.routing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firstline.shared.api.Actor;
import dev.firstline.shared.api.GeneralRefusal.IdReused;
import dev.firstline.shared.api.GeneralRefusal.InvalidValue;
import dev.firstline.shared.api.GeneralRefusal.NotAllowed;
import dev.firstline.shared.api.GeneralRefusal.NotFound;
import dev.firstline.shared.api.GeneralRefusal.Problem;
import dev.firstline.shared.api.Permission.Part;
import dev.firstline.shared.api.Refusal;
import dev.firstline.shared.api.RefusedException;
import dev.firstline.shared.api.line.LineId;
import dev.firstline.shared.api.people.EmployeeId;
import dev.firstline.shared.api.people.GroupId;
import dev.firstline.shared.api.session.ChannelId;
import dev.firstline.shared.api.session.ClientId;
import dev.firstline.shared.api.session.ConversationId;
import dev.firstline.shared.api.session.FileId;
import dev.firstline.shared.api.session.MessageId;
import dev.firstline.shared.api.session.SessionAnswer.Claim;
import dev.firstline.shared.api.session.SessionAnswer.MessageTaken;
import dev.firstline.shared.api.session.SessionAnswer.Now;
import dev.firstline.shared.api.session.SessionCommand;
import dev.firstline.shared.api.session.SessionCommand.AddNote;
import dev.firstline.shared.api.session.SessionCommand.ClaimSession;
import dev.firstline.shared.api.session.SessionCommand.CloseSession;
import dev.firstline.shared.api.session.SessionCommand.DeleteNote;
import dev.firstline.shared.api.session.SessionCommand.EditNote;
import dev.firstline.shared.api.session.SessionCommand.ReaddressSession;
import dev.firstline.shared.api.session.SessionCommand.ReplyToClient;
import dev.firstline.shared.api.session.SessionCommand.ReturnToQueue;
import dev.firstline.shared.api.session.SessionEvent.ClaimRefused;
import dev.firstline.shared.api.session.SessionEvent.ClientMessageReceived;
import dev.firstline.shared.api.session.SessionEvent.NoteAdded;
import dev.firstline.shared.api.session.SessionEvent.NoteDeleted;
import dev.firstline.shared.api.session.SessionEvent.NoteEdited;
import dev.firstline.shared.api.session.SessionEvent.ReplySent;
import dev.firstline.shared.api.session.SessionEvent.ReturnReason;
import dev.firstline.shared.api.session.SessionEvent.SessionClaimed;
import dev.firstline.shared.api.session.SessionEvent.SessionClosed;
import dev.firstline.shared.api.session.SessionEvent.SessionOpened;
import dev.firstline.shared.api.session.SessionEvent.SessionReaddressed;
import dev.firstline.shared.api.session.SessionEvent.SessionReturned;
import dev.firstline.shared.api.session.SessionId;
import dev.firstline.shared.api.session.SessionRefusal;
import dev.firstline.shared.api.session.SessionStatus;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.axonframework.test.aggregate.TestExecutor;
import org.hamcrest.CustomTypeSafeMatcher;
import org.hamcrest.Matcher;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SessionTest {

    private static final LineId LINE = new LineId(UUID.randomUUID());
    private static final GroupId DAY = new GroupId(UUID.randomUUID());
    private static final GroupId NIGHT = new GroupId(UUID.randomUUID());
    private static final SessionId SESSION = new SessionId(UUID.randomUUID());
    private static final ChannelId CHANNEL = ChannelId.internalOf(LINE);
    private static final EmployeeId WRITER = employee();
    private static final ConversationId CONVERSATION = ConversationId.of(CHANNEL, WRITER.toString());
    private static final ClientId CLIENT = new ClientId(WRITER.value());
    private static final EmployeeId ANNA = employee();
    private static final EmployeeId BORIS = employee();
    private static final EmployeeId CHIEF = employee();
    private static final EmployeeId STRANGER = employee();
    private static final MessageId NOTE = new MessageId("note");
    private static final FileId REPORT = file();
    private static final FileId PHOTO = file();
    private static final Instant NOW = Instant.parse("2026-11-22T09:53:07Z");

    private static final SessionOpened OPENED =
            new SessionOpened(SESSION, LINE, 3, CONVERSATION, CHANNEL, CLIENT, "Client One", null);
    private static final SessionOpened OPENED_FOR_NIGHT =
            new SessionOpened(SESSION, LINE, 3, CONVERSATION, CHANNEL, CLIENT, "Client One", NIGHT);
    private static final ClientMessageReceived ASKED =
            new ClientMessageReceived(SESSION, CONVERSATION, new MessageId("m1"), CLIENT, "Help!");
    private static final SessionClaimed CLAIMED_BY_ANNA = new SessionClaimed(SESSION, LINE, ANNA, 7, null);
    private static final SessionClosed CLOSED_BY_ANNA = new SessionClosed(SESSION, CONVERSATION, CLIENT, ANNA, null);

    private static final Map<String, String> PROCESS = new Actor.Process("general-return").asMetaData();

    private final InMemorySessionFacts facts = new InMemorySessionFacts();
    private final InMemoryGuards guards = new InMemoryGuards();
    private AggregateTestFixture<Session> session;

    @BeforeEach
    void people_on_the_line() {
        facts.put(ANNA, true, Part.OPERATOR);
        facts.put(BORIS, true, Part.OPERATOR);
        facts.put(CHIEF, false, Part.SUPERVISOR);
        facts.put(STRANGER, true);
        session = new AggregateTestFixture<>(Session.class);
        session.registerInjectableResource(facts);
        session.registerInjectableResource(guards);
        session.registerInjectableResource(Clock.fixed(NOW, ZoneOffset.UTC));
    }

    @Test
    void the_first_operator_to_claim_a_session_gets_it() {
        session.given(OPENED, ASKED)
                .when(new ClaimSession(SESSION), by(ANNA))
                .expectEvents(CLAIMED_BY_ANNA)
                .expectResultMessagePayloadMatching(matching(Claim.Won.class, won -> {
                    assertThat(won.now().operator()).isEqualTo(ANNA);
                    assertThat(won.now().version()).isEqualTo(3);
                }));
    }

    @Test
    void the_second_operator_is_told_who_was_faster_and_the_attempt_is_kept() {
        givenAt(NOW, OPENED, ASKED, CLAIMED_BY_ANNA)
                .andGivenCurrentTime(NOW.plusMillis(300))
                .when(new ClaimSession(SESSION), by(BORIS))
                .expectEvents(new ClaimRefused(SESSION, BORIS, ANNA, NOW))
                .expectResultMessagePayload(new Claim.Lost(ANNA, NOW, NOW.plusMillis(300)));
        assertThat(guards.firstAttempt(SESSION, BORIS, NOW)).contains(NOW.plusMillis(300));
    }

    @Test
    void a_repeated_lost_claim_gets_the_same_answer_and_is_not_kept_again() {
        guards.keep(SESSION, BORIS, NOW, NOW.plusMillis(300));
        givenAt(NOW, OPENED, ASKED, CLAIMED_BY_ANNA, new ClaimRefused(SESSION, BORIS, ANNA, NOW))
                .andGivenCurrentTime(NOW.plusSeconds(9))
                .when(new ClaimSession(SESSION), by(BORIS))
                .expectNoEvents()
                .expectResultMessagePayload(new Claim.Lost(ANNA, NOW, NOW.plusMillis(300)));
    }

    @Test
    void the_winner_claiming_again_gets_the_session_again_without_an_event() {
        session.given(OPENED, ASKED, CLAIMED_BY_ANNA)
                .when(new ClaimSession(SESSION), by(ANNA))
                .expectNoEvents()
                .expectResultMessagePayloadMatching(matching(
                        Claim.Won.class, won -> assertThat(won.now().operator()).isEqualTo(ANNA)));
    }

    @Test
    void a_claim_that_meets_a_closed_session_learns_who_had_it_and_nothing_is_kept() {
        givenAt(NOW.minusSeconds(5), OPENED, ASKED, CLAIMED_BY_ANNA, CLOSED_BY_ANNA)
                .when(new ClaimSession(SESSION), by(BORIS))
                .expectNoEvents()
                .expectResultMessagePayload(new Claim.Lost(ANNA, NOW.minusSeconds(5), NOW));
    }

    @Test
    void a_claim_that_meets_a_session_closed_while_nobody_held_it_finds_none() {
        var returned = new SessionReturned(SESSION, ANNA, ReturnReason.BY_HOLDER);
        refused(
                session.given(OPENED, ASKED, CLAIMED_BY_ANNA, returned, CLOSED_BY_ANNA),
                new ClaimSession(SESSION),
                BORIS,
                new NotFound());
    }

    @Test
    void an_offline_operator_claims_nothing() {
        facts.put(ANNA, false, Part.OPERATOR);
        refused(session.given(OPENED, ASKED), new ClaimSession(SESSION), ANNA, new SessionRefusal.Offline());
    }

    @Test
    void a_session_waiting_for_another_group_does_not_exist_for_an_operator() {
        var toNight = new SessionOpened(SESSION, LINE, 3, CONVERSATION, CHANNEL, CLIENT, "Client One", NIGHT);
        refused(session.given(toNight, ASKED), new ClaimSession(SESSION), ANNA, new NotFound());
    }

    @Test
    void a_supervisor_who_is_no_operator_cannot_claim() {
        refused(session.given(OPENED, ASKED), new ClaimSession(SESSION), CHIEF, new NotAllowed());
    }

    @Test
    void a_session_does_not_exist_for_strangers() {
        var open = session.given(OPENED, ASKED, CLAIMED_BY_ANNA);
        refused(open, new ClaimSession(SESSION), STRANGER, new NotFound());
    }

    @Test
    void the_holder_replies() {
        session.given(OPENED, ASKED, CLAIMED_BY_ANNA)
                .when(new ReplyToClient(SESSION, new MessageId("r1"), "On it."), by(ANNA))
                .expectEvents(new ReplySent(SESSION, CONVERSATION, new MessageId("r1"), ANNA, CLIENT, "On it."))
                .expectResultMessagePayload(new MessageTaken(SESSION, new MessageId("r1"), 4));
    }

    @Test
    void a_reply_takes_files_along_and_needs_no_text_then() {
        guards.putUploaded(REPORT);
        guards.putUploaded(PHOTO);
        session.given(OPENED, ASKED, CLAIMED_BY_ANNA)
                .when(new ReplyToClient(SESSION, new MessageId("r1"), "", List.of(PHOTO, REPORT)), by(ANNA))
                .expectEvents(new ReplySent(
                        SESSION, CONVERSATION, new MessageId("r1"), ANNA, CLIENT, "", List.of(PHOTO, REPORT)))
                .expectResultMessagePayload(new MessageTaken(SESSION, new MessageId("r1"), 4));
    }

    @Test
    void a_note_takes_files_along() {
        guards.putUploaded(REPORT);
        session.given(OPENED, ASKED)
                .when(new AddNote(SESSION, new MessageId("n1"), "Look", List.of(REPORT)), by(CHIEF))
                .expectEvents(new NoteAdded(
                        SESSION, CONVERSATION, new MessageId("n1"), CHIEF, CLIENT, "Look", List.of(REPORT), List.of()))
                .expectResultMessagePayload(new MessageTaken(SESSION, new MessageId("n1"), 3));
    }

    @Test
    void a_note_mentions_who_may_leave_notes_there_himself() {
        session.given(OPENED, ASKED)
                .when(new AddNote(SESSION, NOTE, "Look", List.of(), List.of(ANNA, CHIEF)), by(BORIS))
                .expectEvents(new NoteAdded(
                        SESSION, CONVERSATION, NOTE, BORIS, CLIENT, "Look", List.of(), List.of(ANNA, CHIEF)));
    }

    @Test
    void a_note_mentions_nobody_who_does_not_see_the_session() {
        var unknown = new InvalidValue("mentions", Problem.UNKNOWN);
        var given = session.given(OPENED, ASKED, CLAIMED_BY_ANNA);
        refused(given, new AddNote(SESSION, NOTE, "Look", List.of(), List.of(STRANGER)), ANNA, unknown);
        refused(given, new AddNote(SESSION, NOTE, "Look", List.of(), List.of(employee())), ANNA, unknown);
        refused(given, new AddNote(SESSION, NOTE, "Look", List.of(), List.of(CHIEF, BORIS)), ANNA, unknown);
    }

    @Test
    void whom_a_note_mentions_is_said_once_and_is_not_a_crowd() {
        refused(
                session.given(OPENED, ASKED),
                new AddNote(SESSION, NOTE, "Look", List.of(), List.of(CHIEF, CHIEF)),
                ANNA,
                new InvalidValue("mentions", Problem.MALFORMED));
        var crowd = Stream.generate(SessionTest::employee)
                .limit(SessionCommand.MAX_MENTIONS + 1)
                .toList();
        refused(
                session.given(OPENED, ASKED),
                new AddNote(SESSION, NOTE, "Look", List.of(), crowd),
                ANNA,
                new InvalidValue("mentions", Problem.TOO_LONG));
    }

    @Test
    void a_note_is_put_into_other_words_by_whoever_left_it() {
        guards.putNote(SESSION, NOTE, CHIEF);
        session.given(OPENED, ASKED, CLAIMED_BY_ANNA, CLOSED_BY_ANNA)
                .when(new EditNote(SESSION, NOTE, "Same as last month.", List.of(ANNA)), by(CHIEF))
                .expectEvents(new NoteEdited(
                        SESSION, CONVERSATION, NOTE, CHIEF, CLIENT, "Same as last month.", List.of(ANNA)));
    }

    @Test
    void the_note_of_another_is_neither_changed_nor_taken_back() {
        guards.putNote(SESSION, NOTE, ANNA);
        var given = session.given(OPENED, ASKED);
        refused(given, new EditNote(SESSION, NOTE, "Mine", List.of()), CHIEF, new SessionRefusal.NotOwnNote());
        refused(given, new DeleteNote(SESSION, NOTE), CHIEF, new SessionRefusal.NotOwnNote());
        refused(given, new DeleteNote(SESSION, NOTE), STRANGER, new NotFound());
    }

    @Test
    void what_is_no_note_is_not_found_among_them() {
        var given = session.given(OPENED, ASKED, CLAIMED_BY_ANNA);
        refused(given, new EditNote(SESSION, new MessageId("m1"), "Mine", List.of()), ANNA, new NotFound());
        refused(given, new DeleteNote(SESSION, new MessageId("m1")), ANNA, new NotFound());
    }

    @Test
    void a_note_cannot_be_edited_into_nothing_or_to_mention_a_stranger() {
        guards.putNote(SESSION, NOTE, CHIEF);
        var given = session.given(OPENED, ASKED);
        refused(given, new EditNote(SESSION, NOTE, " ", List.of()), CHIEF, new InvalidValue("text", Problem.REQUIRED));
        refused(
                given,
                new EditNote(SESSION, NOTE, "Look", List.of(STRANGER)),
                CHIEF,
                new InvalidValue("mentions", Problem.UNKNOWN));
    }

    @Test
    void a_note_is_taken_back_by_whoever_left_it() {
        guards.putNote(SESSION, NOTE, CHIEF);
        session.given(OPENED, ASKED)
                .when(new DeleteNote(SESSION, NOTE), by(CHIEF))
                .expectEvents(new NoteDeleted(SESSION, CONVERSATION, NOTE, CHIEF));
        assertThat(guards.note(CONVERSATION, SESSION, NOTE)).contains(new TakenMessages.Note(CHIEF, true));
    }

    @Test
    void a_note_is_taken_back_once_and_not_changed_after_that() {
        guards.putNote(SESSION, NOTE, CHIEF);
        guards.deleteNote(CONVERSATION, SESSION, NOTE);
        var given = session.given(OPENED, ASKED);
        given.when(new DeleteNote(SESSION, NOTE), by(CHIEF)).expectNoEvents().expectSuccessfulHandlerExecution();
        refused(given, new EditNote(SESSION, NOTE, "Again", List.of()), CHIEF, new NotFound());
    }

    @Test
    void offline_an_operator_changes_no_note() {
        guards.putNote(SESSION, NOTE, ANNA);
        facts.put(ANNA, false, Part.OPERATOR);
        refused(
                session.given(OPENED, ASKED),
                new EditNote(SESSION, NOTE, "Later", List.of()),
                ANNA,
                new SessionRefusal.Offline());
    }

    @Test
    void a_file_that_is_not_there_for_its_author_to_send_is_refused() {
        guards.putUploaded(REPORT);
        refused(
                session.given(OPENED, ASKED, CLAIMED_BY_ANNA),
                new ReplyToClient(SESSION, new MessageId("r1"), "Here", List.of(REPORT, PHOTO)),
                ANNA,
                new InvalidValue("files", Problem.UNKNOWN));
    }

    @Test
    void the_same_file_twice_is_refused() {
        guards.putUploaded(REPORT);
        refused(
                session.given(OPENED, ASKED, CLAIMED_BY_ANNA),
                new ReplyToClient(SESSION, new MessageId("r1"), "Here", List.of(REPORT, REPORT)),
                ANNA,
                new InvalidValue("files", Problem.MALFORMED));
    }

    @Test
    void more_than_ten_files_are_refused() {
        var eleven = Stream.generate(SessionTest::file).limit(11).toList();
        eleven.forEach(guards::putUploaded);
        refused(
                session.given(OPENED, ASKED, CLAIMED_BY_ANNA),
                new ReplyToClient(SESSION, new MessageId("r1"), "Here", eleven),
                ANNA,
                new InvalidValue("files", Problem.TOO_LONG));
    }

    @Test
    void a_reply_sent_again_with_other_files_is_another() {
        guards.putUploaded(REPORT);
        var content = new MessageContent("REPLY", ANNA, "Here", List.of(REPORT));
        guards.keep(CONVERSATION, CLIENT, content, new MessageTaken(SESSION, new MessageId("r1"), 4));
        session.given(OPENED, ASKED, CLAIMED_BY_ANNA)
                .when(new ReplyToClient(SESSION, new MessageId("r1"), "Here", List.of(REPORT)), by(ANNA))
                .expectNoEvents()
                .expectResultMessagePayload(new MessageTaken(SESSION, new MessageId("r1"), 4));
        refused(
                session.given(OPENED, ASKED, CLAIMED_BY_ANNA),
                new ReplyToClient(SESSION, new MessageId("r1"), "Here", List.of(PHOTO)),
                ANNA,
                new IdReused());
    }

    @Test
    void a_reply_sent_twice_is_answered_alike_and_said_once() {
        var content = new MessageContent("REPLY", ANNA, "On it.", List.of());
        guards.keep(CONVERSATION, CLIENT, content, new MessageTaken(SESSION, new MessageId("r1"), 4));
        session.given(OPENED, ASKED, CLAIMED_BY_ANNA)
                .when(new ReplyToClient(SESSION, new MessageId("r1"), "On it."), by(ANNA))
                .expectNoEvents()
                .expectResultMessagePayload(new MessageTaken(SESSION, new MessageId("r1"), 4));
    }

    @Test
    void a_reply_that_reuses_the_id_of_another_is_refused() {
        guards.keep(
                CONVERSATION,
                CLIENT,
                new MessageContent("REPLY", ANNA, "Something else.", List.of()),
                new MessageTaken(SESSION, new MessageId("r1"), 4));
        refused(
                session.given(OPENED, ASKED, CLAIMED_BY_ANNA),
                new ReplyToClient(SESSION, new MessageId("r1"), "On it."),
                ANNA,
                new IdReused());
    }

    @Test
    void what_was_said_is_not_found_out_by_saying_it_again() {
        var reply = new ReplyToClient(SESSION, new MessageId("r1"), "On it.");
        var content = new MessageContent("REPLY", BORIS, "On it.", List.of());
        guards.keep(CONVERSATION, CLIENT, content, new MessageTaken(SESSION, new MessageId("r1"), 4));
        facts.forget(BORIS);
        var given = session.given(OPENED, ASKED, CLAIMED_BY_ANNA);
        refused(given, reply, BORIS, new NotFound());
        refused(given, reply, STRANGER, new NotFound());
    }

    @Test
    void firstline_itself_is_nobody_who_claims_or_replies() {
        var given = session.given(OPENED, ASKED);
        for (Object act : List.of(new ClaimSession(SESSION), new ReplyToClient(SESSION, NOTE, "Hello"))) {
            given.when(act, PROCESS)
                    .expectNoEvents()
                    .expectException(RefusedException.class)
                    .expectExceptionMessage(new NotAllowed().toString());
        }
    }

    @Test
    void nobody_but_the_holder_replies() {
        refused(
                session.given(OPENED, ASKED),
                new ReplyToClient(SESSION, new MessageId("r1"), "On it."),
                ANNA,
                new SessionRefusal.NotAssigned(dev.firstline.shared.api.session.SessionStatus.QUEUED));
    }

    @Test
    void an_offline_holder_does_not_reply() {
        facts.put(ANNA, false, Part.OPERATOR);
        refused(
                session.given(OPENED, ASKED, CLAIMED_BY_ANNA),
                new ReplyToClient(SESSION, new MessageId("r1"), "On it."),
                ANNA,
                new SessionRefusal.Offline());
    }

    @Test
    void a_blank_reply_is_refused() {
        refused(
                session.given(OPENED, ASKED, CLAIMED_BY_ANNA),
                new ReplyToClient(SESSION, new MessageId("r1"), " \n"),
                ANNA,
                new InvalidValue("text", Problem.REQUIRED));
    }

    @Test
    void a_reply_of_more_than_20000_characters_is_refused() {
        refused(
                session.given(OPENED, ASKED, CLAIMED_BY_ANNA),
                new ReplyToClient(SESSION, new MessageId("r1"), "x".repeat(20_001)),
                ANNA,
                new InvalidValue("text", Problem.TOO_LONG));
    }

    @Test
    void a_supervisor_leaves_a_note_without_being_online() {
        session.given(OPENED, ASKED, CLAIMED_BY_ANNA)
                .when(new AddNote(SESSION, new MessageId("n1"), "Same as last week."), by(CHIEF))
                .expectEvents(
                        new NoteAdded(SESSION, CONVERSATION, new MessageId("n1"), CHIEF, CLIENT, "Same as last week."));
    }

    @Test
    void the_holder_returns_a_session_to_its_queue() {
        session.given(OPENED, ASKED, CLAIMED_BY_ANNA)
                .when(new ReturnToQueue(SESSION), by(ANNA))
                .expectEvents(new SessionReturned(SESSION, ANNA, ReturnReason.BY_HOLDER));
    }

    @Test
    void a_supervisor_returns_a_session_to_its_queue() {
        session.given(OPENED, ASKED, CLAIMED_BY_ANNA)
                .when(new ReturnToQueue(SESSION), by(CHIEF))
                .expectEvents(new SessionReturned(SESSION, ANNA, ReturnReason.BY_SUPERVISOR));
    }

    @Test
    void a_returned_session_can_be_claimed_by_another() {
        session.given(OPENED, ASKED, CLAIMED_BY_ANNA, new SessionReturned(SESSION, ANNA, ReturnReason.BY_HOLDER))
                .when(new ClaimSession(SESSION), by(BORIS))
                .expectEvents(new SessionClaimed(SESSION, LINE, BORIS, 7, null));
    }

    @Test
    void a_holder_who_left_the_line_loses_the_session_to_the_queue() {
        facts.put(ANNA, true);
        session.given(OPENED, ASKED, CLAIMED_BY_ANNA)
                .when(new ReturnToQueue(SESSION), new Actor.Process("holder-check").asMetaData())
                .expectEvents(new SessionReturned(SESSION, ANNA, ReturnReason.LEFT_LINE));
    }

    @Test
    void a_holder_who_may_hold_it_keeps_the_session_when_a_process_looks() {
        session.given(OPENED, ASKED, CLAIMED_BY_ANNA)
                .when(new ReturnToQueue(SESSION), new Actor.Process("holder-check").asMetaData())
                .expectNoEvents();
    }

    @Test
    void whoever_was_locked_out_loses_the_session_to_the_queue_it_last_stood_in() {
        facts.forget(ANNA);
        session.given(OPENED_FOR_NIGHT, ASKED, CLAIMED_BY_ANNA)
                .when(new ReturnToQueue(SESSION), PROCESS)
                .expectEvents(new SessionReturned(SESSION, ANNA, ReturnReason.LEFT_LINE))
                .expectResultMessagePayloadMatching(
                        matching(Now.class, now -> assertThat(now.group()).isEqualTo(NIGHT)));
    }

    @Test
    void a_returned_session_is_not_returned_again() {
        facts.forget(ANNA);
        session.given(OPENED, ASKED, CLAIMED_BY_ANNA, new SessionReturned(SESSION, ANNA, ReturnReason.LEFT_LINE))
                .when(new ReturnToQueue(SESSION), PROCESS)
                .expectNoEvents();
    }

    @Test
    void a_waiting_session_whose_group_left_the_line_is_for_all_operators() {
        facts.operatorGroups(9, DAY);
        session.given(OPENED_FOR_NIGHT, ASKED)
                .when(new ReaddressSession(SESSION), PROCESS)
                .expectEvents(new SessionReaddressed(SESSION, NIGHT, 9));
    }

    @Test
    void whoever_holds_a_readdressed_session_keeps_it_and_it_returns_to_all() {
        facts.operatorGroups(9, DAY);
        session.given(OPENED_FOR_NIGHT, ASKED, CLAIMED_BY_ANNA)
                .when(new ReaddressSession(SESSION), PROCESS)
                .expectEvents(new SessionReaddressed(SESSION, NIGHT, 9));
        session.given(OPENED_FOR_NIGHT, ASKED, CLAIMED_BY_ANNA, new SessionReaddressed(SESSION, NIGHT, 9))
                .when(new ReturnToQueue(SESSION), by(ANNA))
                .expectResultMessagePayloadMatching(matching(Now.class, now -> {
                    assertThat(now.status()).isEqualTo(SessionStatus.QUEUED);
                    assertThat(now.group()).isNull();
                }));
    }

    @Test
    void any_operator_claims_a_readdressed_session() {
        session.given(OPENED_FOR_NIGHT, ASKED, new SessionReaddressed(SESSION, NIGHT, 9))
                .when(new ClaimSession(SESSION), by(BORIS))
                .expectEvents(new SessionClaimed(SESSION, LINE, BORIS, 7, null));
    }

    @Test
    void a_session_whose_group_answers_on_the_line_keeps_its_address() {
        facts.operatorGroups(9, DAY, NIGHT);
        session.given(OPENED_FOR_NIGHT, ASKED)
                .when(new ReaddressSession(SESSION), PROCESS)
                .expectNoEvents();
    }

    @Test
    void what_is_for_all_or_over_is_not_readdressed() {
        facts.operatorGroups(9, DAY);
        session.given(OPENED, ASKED)
                .when(new ReaddressSession(SESSION), PROCESS)
                .expectNoEvents();
        session.given(OPENED_FOR_NIGHT, ASKED, CLOSED_BY_ANNA)
                .when(new ReaddressSession(SESSION), PROCESS)
                .expectNoEvents();
    }

    @Test
    void nobody_readdresses_a_session_by_hand() {
        facts.operatorGroups(9, DAY);
        refused(session.given(OPENED_FOR_NIGHT, ASKED), new ReaddressSession(SESSION), CHIEF, new NotAllowed());
    }

    @Test
    void the_holder_closes_and_the_conversation_has_no_open_session_any_more() {
        guards.open(CONVERSATION, SESSION);
        session.given(OPENED, ASKED, CLAIMED_BY_ANNA)
                .when(new CloseSession(SESSION, "  solved "), by(ANNA))
                .expectEvents(new SessionClosed(SESSION, CONVERSATION, CLIENT, ANNA, "solved"));
        assertThat(guards.find(CONVERSATION)).isEmpty();
    }

    @Test
    void a_supervisor_closes_from_the_queue() {
        session.given(OPENED, ASKED)
                .when(new CloseSession(SESSION, null), by(CHIEF))
                .expectEvents(new SessionClosed(SESSION, CONVERSATION, CLIENT, null, null));
    }

    @Test
    void an_operator_does_not_close_what_he_does_not_hold() {
        refused(session.given(OPENED, ASKED), new CloseSession(SESSION, null), BORIS, new SessionRefusal.NotHolder());
    }

    @Test
    void a_closed_session_is_not_closed_again() {
        refused(
                session.given(OPENED, ASKED, CLAIMED_BY_ANNA, CLOSED_BY_ANNA),
                new CloseSession(SESSION, null),
                ANNA,
                new SessionRefusal.SessionClosed());
    }

    private TestExecutor<Session> givenAt(Instant at, Object... events) {
        return session.givenCurrentTime(at).andGiven(events);
    }

    private static FileId file() {
        return new FileId(UUID.randomUUID());
    }

    private static void refused(TestExecutor<Session> given, Object command, EmployeeId by, Refusal refusal) {
        given.when(command, by(by))
                .expectNoEvents()
                .expectException(new CustomTypeSafeMatcher<RefusedException>(refusal.toString()) {
                    @Override
                    protected boolean matchesSafely(RefusedException thrown) {
                        return thrown.refusal().equals(refusal);
                    }
                });
    }

    private static <T> Matcher<Object> matching(Class<T> type, java.util.function.Consumer<T> assertions) {
        return new org.hamcrest.CustomMatcher<>("a " + type.getSimpleName()) {
            @Override
            public boolean matches(Object actual) {
                assertThat(actual).isInstanceOfSatisfying(type, assertions);
                return true;
            }
        };
    }

    private static Map<String, String> by(EmployeeId employee) {
        return new Actor.Employee(employee).asMetaData();
    }

    private static EmployeeId employee() {
        return new EmployeeId(UUID.randomUUID());
    }
}
