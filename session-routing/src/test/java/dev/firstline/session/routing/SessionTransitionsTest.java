package dev.firstline.session.routing;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import dev.firstline.shared.api.Actor;
import dev.firstline.shared.api.Permission.Part;
import dev.firstline.shared.api.RefusedException;
import dev.firstline.shared.api.application.ApplicationId;
import dev.firstline.shared.api.application.ItemId;
import dev.firstline.shared.api.line.LineId;
import dev.firstline.shared.api.people.EmployeeId;
import dev.firstline.shared.api.people.GroupId;
import dev.firstline.shared.api.session.ChannelId;
import dev.firstline.shared.api.session.ClientId;
import dev.firstline.shared.api.session.ConversationId;
import dev.firstline.shared.api.session.LinkId;
import dev.firstline.shared.api.session.LinkPurpose;
import dev.firstline.shared.api.session.MessageId;
import dev.firstline.shared.api.session.Priority;
import dev.firstline.shared.api.session.SessionAnswer.Claim;
import dev.firstline.shared.api.session.SessionCommand.AddNote;
import dev.firstline.shared.api.session.SessionCommand.AssignSession;
import dev.firstline.shared.api.session.SessionCommand.ChangePriority;
import dev.firstline.shared.api.session.SessionCommand.ClaimSession;
import dev.firstline.shared.api.session.SessionCommand.CloseSession;
import dev.firstline.shared.api.session.SessionCommand.DeleteNote;
import dev.firstline.shared.api.session.SessionCommand.Destination;
import dev.firstline.shared.api.session.SessionCommand.EditNote;
import dev.firstline.shared.api.session.SessionCommand.LinkItem;
import dev.firstline.shared.api.session.SessionCommand.MarkAsSpam;
import dev.firstline.shared.api.session.SessionCommand.RenameSession;
import dev.firstline.shared.api.session.SessionCommand.ReplyToClient;
import dev.firstline.shared.api.session.SessionCommand.ReturnToQueue;
import dev.firstline.shared.api.session.SessionCommand.TransferSession;
import dev.firstline.shared.api.session.SessionCommand.UnmarkAsSpam;
import dev.firstline.shared.api.session.SessionEvent;
import dev.firstline.shared.api.session.SessionEvent.ClientMessageReceived;
import dev.firstline.shared.api.session.SessionEvent.MarkedAsSpam;
import dev.firstline.shared.api.session.SessionEvent.SessionClaimed;
import dev.firstline.shared.api.session.SessionEvent.SessionClosed;
import dev.firstline.shared.api.session.SessionEvent.SessionOpened;
import dev.firstline.shared.api.session.SessionId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.test.AxonAssertionError;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.axonframework.test.aggregate.ResultValidator;
import org.hamcrest.CustomTypeSafeMatcher;
import org.hamcrest.Matchers;
import org.junit.jupiter.api.Test;

/**
 * Every act on a session in every status, by everybody: what comes of it stands as a table in {@code docs/session.md}, and has to
 * be what the aggregate does.
 */
class SessionTransitionsTest {

    private static final Path TABLE = Path.of("../docs/session.md");

    private static final LineId LINE = new LineId(UUID.randomUUID());
    private static final GroupId DAY = new GroupId(UUID.randomUUID());
    private static final SessionId SESSION = new SessionId(UUID.randomUUID());
    private static final ChannelId CHANNEL = ChannelId.internalOf(LINE);
    private static final EmployeeId WRITER = employee();
    private static final ConversationId CONVERSATION = ConversationId.of(CHANNEL, WRITER.toString());
    private static final ClientId CLIENT = new ClientId(WRITER.value());
    private static final EmployeeId HOLDER = employee();
    private static final EmployeeId COLLEAGUE = employee();
    private static final EmployeeId SUPERVISOR = employee();
    private static final EmployeeId READER = employee();
    private static final EmployeeId STRANGER = employee();

    private static final MessageId NOTE = new MessageId("own");
    private static final LinkId LINK = new LinkId(UUID.randomUUID());
    private static final ApplicationId APPLICATION = new ApplicationId(UUID.randomUUID());
    private static final ItemId ITEM = new ItemId(UUID.randomUUID());

    private static final SessionOpened OPENED =
            new SessionOpened(SESSION, LINE, 3, CONVERSATION, CHANNEL, CLIENT, "Client One", null);
    private static final ClientMessageReceived ASKED =
            new ClientMessageReceived(SESSION, CONVERSATION, new MessageId("m1"), CLIENT, "Help!");
    private static final SessionClaimed CLAIMED = new SessionClaimed(SESSION, LINE, HOLDER, 7, null);

    private static final Map<String, List<SessionEvent>> STATUSES = ordered(
            "QUEUED", List.of(OPENED, ASKED),
            "ASSIGNED", List.of(OPENED, ASKED, CLAIMED),
            "SPAM", List.of(OPENED, ASKED, CLAIMED, new MarkedAsSpam(SESSION, HOLDER)),
            "CLOSED", List.of(OPENED, ASKED, CLAIMED, new SessionClosed(SESSION, CONVERSATION, CLIENT, HOLDER, null)));

    private static final Map<String, Object> ACTS = ordered(
            "claim", new ClaimSession(SESSION),
            "assign to an operator", new AssignSession(SESSION, new Destination.Operator(COLLEAGUE)),
            "assign to a group", new AssignSession(SESSION, new Destination.Group(DAY)),
            "transfer to an operator", new TransferSession(SESSION, new Destination.Operator(COLLEAGUE)),
            "transfer to a group", new TransferSession(SESSION, new Destination.Group(DAY)),
            "reply", new ReplyToClient(SESSION, new MessageId("r1"), "On it."),
            "note", new AddNote(SESSION, new MessageId("n1"), "Same as last week."),
            "edit a note of one's own", new EditNote(SESSION, NOTE, "Same as last month.", List.of()),
            "delete a note of one's own", new DeleteNote(SESSION, NOTE),
            "return to queue", new ReturnToQueue(SESSION),
            "set priority", new ChangePriority(SESSION, Priority.HIGH),
            "rename", new RenameSession(SESSION, "Printer"),
            "link an item", new LinkItem(SESSION, LINK, APPLICATION, ITEM, LinkPurpose.REQUEST),
            "mark as spam", new MarkAsSpam(SESSION),
            "unmark as spam", new UnmarkAsSpam(SESSION),
            "close", new CloseSession(SESSION, null));

    /** The holder held it last where nobody does; in QUEUED he is an operator like his colleague. */
    private static final Map<String, EmployeeId> PEOPLE = ordered(
            "holder", HOLDER,
            "another operator", COLLEAGUE,
            "supervisor", SUPERVISOR,
            "reader", READER,
            "anybody else", STRANGER);

    @Test
    void every_act_ends_as_the_table_in_the_docs_says() throws IOException {
        var table = STATUSES.entrySet().stream()
                .map(status -> "### " + status.getKey() + "\n\n" + table(status.getValue()))
                .collect(joining("\n"));
        if (Boolean.getBoolean("docs.write")) {
            var text = Files.readString(TABLE);
            Files.writeString(TABLE, text.substring(0, text.indexOf("### QUEUED")) + table);
        }
        assertThat(Files.readString(TABLE)).endsWith(table);
    }

    private static String table(List<SessionEvent> before) {
        var lines = new ArrayList<String>();
        lines.add(row("", PEOPLE.keySet().stream()));
        lines.add(row("---", PEOPLE.keySet().stream().map(each -> "---")));
        ACTS.forEach((name, act) ->
                lines.add(row(name, PEOPLE.values().stream().map(person -> outcome(before, act, person)))));
        return String.join("\n", lines) + "\n";
    }

    private static String row(String first, Stream<String> cells) {
        return Stream.concat(Stream.of(first), cells).collect(joining(" | ", "| ", " |"));
    }

    private static String outcome(List<SessionEvent> before, Object act, EmployeeId person) {
        var facts = new InMemorySessionFacts();
        facts.operatorGroups(7, DAY);
        facts.put(HOLDER, true, Part.OPERATOR);
        facts.put(COLLEAGUE, true, Part.OPERATOR);
        facts.put(SUPERVISOR, false, Part.SUPERVISOR);
        facts.put(READER, false, Part.READER);
        facts.put(STRANGER, true);
        facts.linkable(APPLICATION, ITEM, LinkPurpose.REQUEST);
        var fixture = new AggregateTestFixture<>(Session.class);
        fixture.registerInjectableResource(facts);
        var guards = new InMemoryGuards();
        guards.putNote(SESSION, NOTE, person);
        fixture.registerInjectableResource(guards);
        fixture.registerInjectableResource(Clock.systemUTC());
        var result = fixture.given(before).when(act, new Actor.Employee(person).asMetaData());
        var outcome = new ArrayList<String>();
        result.expectEventsMatching(new CustomTypeSafeMatcher<List<? super EventMessage<?>>>("any events") {
            @Override
            protected boolean matchesSafely(List<? super EventMessage<?>> events) {
                events.forEach(event -> outcome.add("**" + name(((EventMessage<?>) event).getPayload()) + "**"));
                return true;
            }
        });
        return outcome.isEmpty() ? refusal(result) : String.join(", ", outcome);
    }

    private static String refusal(ResultValidator<Session> result) {
        var refusal = new ArrayList<String>();
        try {
            result.expectException(new CustomTypeSafeMatcher<RefusedException>("a refusal") {
                @Override
                protected boolean matchesSafely(RefusedException refused) {
                    return refusal.add(name(refused.refusal()));
                }
            });
        } catch (AxonAssertionError nothingRefused) {
            return told(result);
        }
        return String.join("", refusal);
    }

    private static String told(ResultValidator<Session> result) {
        try {
            result.expectResultMessagePayloadMatching(Matchers.instanceOf(Claim.Lost.class));
            return "is told who had it";
        } catch (AxonAssertionError anotherAnswer) {
            return "as it is";
        }
    }

    private static String name(Object value) {
        return value.getClass().getSimpleName();
    }

    private static EmployeeId employee() {
        return new EmployeeId(UUID.randomUUID());
    }

    @SuppressWarnings("unchecked")
    private static <T> Map<String, T> ordered(Object... namesAndValues) {
        var map = new LinkedHashMap<String, T>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            map.put((String) namesAndValues[i], (T) namesAndValues[i + 1]);
        }
        return map;
    }
}
