package dev.firstline.app.permissions;

import static java.util.Objects.requireNonNull;

import dev.firstline.app.engine.Desk;
import dev.firstline.app.engine.Positions;
import dev.firstline.app.permissions.OneSession.State;
import dev.firstline.app.secret.Passwords;
import dev.firstline.app.secret.TokenHash;
import dev.firstline.app.web.Queries;
import dev.firstline.shared.api.Actor;
import dev.firstline.shared.api.Permission;
import dev.firstline.shared.api.RefusedException;
import dev.firstline.shared.api.application.ApplicationCommand.DefineApplication;
import dev.firstline.shared.api.application.ItemCommand.CreateItem;
import dev.firstline.shared.api.line.LineCommand.AssignReaders;
import dev.firstline.shared.api.line.LineCommand.CreateLine;
import dev.firstline.shared.api.line.LineCommand.LetSupervisorsEdit;
import dev.firstline.shared.api.line.LineCommand.SetInternalClients;
import dev.firstline.shared.api.line.LineCommand.SetRequestApplications;
import dev.firstline.shared.api.line.LineId;
import dev.firstline.shared.api.line.LineQuery.FindLineSettings;
import dev.firstline.shared.api.line.LineView;
import dev.firstline.shared.api.people.EmployeeCommand.CreateEmployee;
import dev.firstline.shared.api.people.EmployeeId;
import dev.firstline.shared.api.people.GroupCommand.CreateGroup;
import dev.firstline.shared.api.people.GroupId;
import dev.firstline.shared.api.people.PresenceCommand.SetPresence;
import dev.firstline.shared.api.people.PresenceStatus;
import dev.firstline.shared.api.people.TokenCommand.IssueToken;
import dev.firstline.shared.api.people.TokenScope;
import dev.firstline.shared.api.session.ChannelId;
import dev.firstline.shared.api.session.ClientId;
import dev.firstline.shared.api.session.ConversationId;
import dev.firstline.shared.api.session.FileCommand.AddChunk;
import dev.firstline.shared.api.session.FileCommand.BeginFile;
import dev.firstline.shared.api.session.FileCommand.FinishFile;
import dev.firstline.shared.api.session.FileId;
import dev.firstline.shared.api.session.FileView;
import dev.firstline.shared.api.session.MessageId;
import dev.firstline.shared.api.session.SessionAnswer.MessageTaken;
import dev.firstline.shared.api.session.SessionCommand.AddNote;
import dev.firstline.shared.api.session.SessionCommand.ClaimSession;
import dev.firstline.shared.api.session.SessionCommand.CloseSession;
import dev.firstline.shared.api.session.SessionCommand.WriteToLine;
import dev.firstline.shared.api.session.SessionEvent;
import dev.firstline.shared.api.session.SessionEvent.ClientMessageReceived;
import dev.firstline.shared.api.session.SessionEvent.ReturnReason;
import dev.firstline.shared.api.session.SessionEvent.SessionClaimed;
import dev.firstline.shared.api.session.SessionEvent.SessionOpened;
import dev.firstline.shared.api.session.SessionEvent.SessionReturned;
import dev.firstline.shared.api.session.SessionId;
import dev.firstline.shared.api.session.TemplateCommand.Content;
import dev.firstline.shared.api.session.TemplateCommand.KeepTemplate;
import dev.firstline.shared.api.session.TemplateId;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.axonframework.commandhandling.GenericCommandMessage;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.axonframework.common.transaction.TransactionManager;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.messaging.unitofwork.DefaultUnitOfWork;
import org.jspecify.annotations.Nullable;

/**
 * Two lines that share nobody, everybody who can be something on the first of them, and a session of each in every state. Whoever
 * changes a session says so, and gets another in that state.
 */
final class Organisation {

    private static final Actor MAKER = new Actor.Process("test");
    private static final String SCHEMA = """
            {"x-firstline-title-field": "name", "properties": {
              "name": {"title": "Name", "x-firstline-type": "TEXT"},
              "accounts": {"title": "Accounts", "x-firstline-type": "ACCOUNT"}}}""";
    private static final Duration LONGEST = Duration.ofSeconds(20);

    final Desk desk;

    /** Lets its supervisors edit. */
    final OneLine harbour;

    /** Does not. */
    final OneLine garden;

    final Person administrator;
    final Person client;
    final Person operator;
    final Person otherOperator;
    final Person supervisor;
    final Person gardener;
    final List<Person> people = new ArrayList<>();

    private final Map<OneLine, Person> holders = new HashMap<>();
    private final Map<OneLine, Person> lastHolders = new HashMap<>();
    private final Map<OneLine, Person> supervisors = new HashMap<>();
    private final Map<OneLine, Map<State, OneSession>> sessions = new HashMap<>();
    private final Person stranger;
    private int number;

    Organisation(Desk desk) {
        this.desk = desk;
        harbour = line("Harbour", true);
        garden = line("Garden", false);
        stranger = person("a stranger");
        administrator = person("an administrator", GroupId.ADMINISTRATORS);
        var auditor = person("an auditor", GroupId.AUDITORS);
        supervisor = person("a supervisor of Harbour", harbour.supervisors());
        gardener = person("a supervisor of Garden", garden.supervisors());
        operator = person("an operator of Harbour", harbour.operators());
        otherOperator = person("an operator of Harbour in the other group", harbour.otherOperators());
        var holder = person("the holder", harbour.operators());
        var lastHolder = person("the last holder", harbour.operators());
        var reader = person("a reader of Harbour", harbour.readers());
        client = person("a client of Harbour", harbour.clients());
        var both = person("an operator of Harbour and auditor", harbour.operators(), GroupId.AUDITORS);
        people.addAll(List.of(
                stranger,
                administrator,
                auditor,
                supervisor,
                gardener,
                operator,
                otherOperator,
                holder,
                lastHolder,
                reader,
                client,
                both));
        holders.putAll(Map.of(harbour, holder, garden, person("the holder in Garden", garden.operators())));
        lastHolders.putAll(Map.of(harbour, lastHolder, garden, person("the last in Garden", garden.operators())));
        supervisors.putAll(Map.of(harbour, supervisor, garden, gardener));
        List.of(operator, otherOperator, holder, lastHolder, both, holders.get(garden), lastHolders.get(garden))
                .forEach(this::goOnline);
        lines().forEach(line -> sessions.put(line, new EnumMap<>(State.class)));
    }

    List<OneLine> lines() {
        return List.of(harbour, garden);
    }

    private OneLine line(String name, boolean supervisorsMayEdit) {
        var line = new OneLine(
                new LineId(UUID.randomUUID()), name, group(), group(), group(), group(), group(), supervisorsMayEdit);
        open(line);
        return line;
    }

    private void open(OneLine line) {
        send(new CreateLine(
                line.id(), line.name(), Set.of(line.operators(), line.otherOperators()), Set.of(line.supervisors())));
        send(new SetInternalClients(line.id(), Set.of(line.clients())));
        send(new AssignReaders(line.id(), Set.of(line.readers())));
        send(new LetSupervisorsEdit(line.id(), line.supervisorsMayEdit()));
        send(new DefineApplication(line.application(), "Register " + ++number, SCHEMA));
        send(new SetRequestApplications(line.id(), Set.of(line.application())));
        send(new CreateItem(line.item(), line.application(), "{\"name\": \"Somebody\"}"));
        isReadable("applications", line.item().toString());
        isReadable("lines", line.id().toString());
    }

    /** A new group, which nobody is in and no line uses. */
    GroupId group() {
        var group = new GroupId(UUID.randomUUID());
        send(new CreateGroup(group, "Group " + ++number));
        return group;
    }

    /** Somebody without any part. */
    EmployeeId newcomer() {
        return employee("Newcomer " + ++number);
    }

    private EmployeeId employee(String name, GroupId... groups) {
        var employee = new EmployeeId(UUID.randomUUID());
        send(new CreateEmployee(employee, employee.toString(), name, null, Set.of(groups), null));
        return employee;
    }

    /** Somebody in every group there is who can sign in with a password. */
    EmployeeId everything(String login, String password) {
        var employee = new EmployeeId(UUID.randomUUID());
        var hash = desk.get(Passwords.class).hashOfAny(password);
        send(new CreateEmployee(employee, login, "Everything", null, Set.of(everyGroup()), hash));
        return employee;
    }

    /** The groups that together may do everything there is. */
    GroupId[] everyGroup() {
        return Stream.concat(
                        Stream.of(GroupId.ADMINISTRATORS, GroupId.AUDITORS),
                        lines().stream()
                                .flatMap(line -> Stream.of(
                                        line.operators(), line.supervisors(), line.readers(), line.clients())))
                .toArray(GroupId[]::new);
    }

    Person person(String title, GroupId... groups) {
        var employee = employee("Staff member " + ++number, groups);
        return new Person(title, employee, Set.of(groups), token(employee, TokenScope.ADMINISTER));
    }

    /** A token of somebody's. */
    String token(EmployeeId employee, TokenScope scope) {
        var token = TokenHash.newToken();
        send(new IssueToken(UUID.randomUUID(), employee, "test", TokenHash.of(token), scope, null));
        return token;
    }

    /** The id of a new token of somebody's. */
    UUID tokenOf(Person person) {
        var token = UUID.randomUUID();
        send(new IssueToken(token, person.id(), "test", TokenHash.of(TokenHash.newToken()), TokenScope.READ, null));
        return token;
    }

    /** A picture somebody uploaded and has sent to nobody yet. */
    FileId fileOf(Person person) {
        var file = new FileId(UUID.randomUUID());
        var picture = new byte[] {65};
        as(person.id(), new BeginFile(file, "picture.png"));
        as(person.id(), new AddChunk(file, 0, picture));
        as(
                person.id(),
                new FinishFile(
                        file,
                        new FileView.Findings("image/png", "hash", new FileView.Picture("image/png", picture), 1, 1)));
        return file;
    }

    /** A note of the person's in the session, where he may leave one. */
    MessageId noteOf(Person person, OneSession session) {
        var note = MessageId.of(UUID.randomUUID());
        try {
            as(person.id(), new AddNote(session.id(), note, "Note"));
        } catch (RefusedException refused) {
            // then he may not change one either, and that is what is asked
        }
        return note;
    }

    /** A notification of the person's, about a session there is not. */
    UUID notificationOf(Person person) {
        var id = UUID.randomUUID();
        desk.jdbc()
                .sql("insert into session_notification (notification_id, employee_id, kind, session_id, at, position)"
                        + " values (?, ?, 'ASSIGNED', ?, current_timestamp, 0)")
                .params(id, person.id().value(), id)
                .update();
        return id;
    }

    /** A template all share, kept by an administrator. */
    TemplateId sharedTemplate() {
        var template = new TemplateId(UUID.randomUUID());
        var administrator = people.stream()
                .filter(person -> Permission.KEEP_SHARED_TEMPLATES.allows(person.viewer()))
                .findFirst()
                .orElseThrow();
        as(administrator.id(), new KeepTemplate(template, new Content(template.toString(), null, "Words"), true));
        return template;
    }

    void goOnline(Person person) {
        as(person.id(), new SetPresence(person.id(), PresenceStatus.ONLINE));
    }

    void goOffline(Person person) {
        as(person.id(), new SetPresence(person.id(), PresenceStatus.OFFLINE));
    }

    /** The newest version of a line's settings. */
    long version(OneLine line) {
        return desk.get(Queries.class)
                .found(new FindLineSettings(administrator.viewer(), line.id()), LineView.Settings.class)
                .settings()
                .version();
    }

    /** The session of the line that is in this state now. */
    OneSession session(OneLine line, State state) {
        return requireNonNull(sessions.get(line)).computeIfAbsent(state, wanted -> bringTo(line, wanted));
    }

    /** All there are, in the states they are in. */
    List<OneSession> sessions() {
        return sessions.values().stream()
                .flatMap(ofLine -> ofLine.values().stream())
                .flatMap(session -> session.later() == null ? Stream.of(session) : Stream.of(session, session.later()))
                .toList();
    }

    /** The next one asked for is a new one. */
    void forget(OneLine line, State state) {
        requireNonNull(sessions.get(line)).remove(state);
    }

    /** Somebody changed it: it is in that state no more. */
    void isSpent(String session) {
        sessions.values()
                .forEach(ofLine -> ofLine.values()
                        .removeIf(known -> known.id().toString().equals(session)
                                || (known.later() != null
                                        && known.later().id().toString().equals(session))));
    }

    private OneSession bringTo(OneLine line, State state) {
        var clientName = "Client %05d.".formatted(++number);
        var client = employee(clientName, line.clients());
        var words = "Words %05d.".formatted(number);
        var session = switch (state) {
            case QUEUED_TO_ALL -> write(line, state, client, clientName, words);
            case ASSIGNED -> claimed(write(line, state, client, clientName, words), holders);
            case CLOSED -> closed(claimed(write(line, state, client, clientName, words), lastHolders), lastHolders);
            case CLOSED_FROM_QUEUE -> closed(write(line, state, client, clientName, words), supervisors);
            case EARLIER -> {
                var earlier = closed(claimed(write(line, state, client, clientName, words), lastHolders), lastHolders);
                yield followedBy(earlier, write(line, State.QUEUED_TO_ALL, client, clientName, words));
            }
            case QUEUED_TO_GROUP -> toGroup(line, state, null, client, clientName, words);
            case ASSIGNED_FROM_GROUP -> toGroup(line, state, holders.get(line), client, clientName, words);
            case RETURNED_TO_GROUP -> toGroup(line, state, lastHolders.get(line), client, clientName, words);
        };
        isReadable("sessions", session.id().toString());
        if (session.later() != null) {
            isReadable("sessions", session.later().id().toString());
        }
        return session;
    }

    private OneSession write(OneLine line, State state, EmployeeId client, String clientName, String words) {
        MessageTaken taken = as(
                client,
                new WriteToLine(line.id(), new MessageId(UUID.randomUUID().toString()), words));
        return new OneSession(
                requireNonNull(taken).session(), line, state, null, null, client, clientName, words, null);
    }

    private OneSession claimed(OneSession session, Map<OneLine, Person> by) {
        var operator = requireNonNull(by.get(session.line())).id();
        as(operator, new ClaimSession(session.id()));
        return new OneSession(
                session.id(),
                session.line(),
                session.state(),
                null,
                operator,
                session.client(),
                session.clientName(),
                session.words(),
                null);
    }

    private OneSession closed(OneSession session, Map<OneLine, Person> by) {
        as(requireNonNull(by.get(session.line())).id(), new CloseSession(session.id(), session.words()));
        return session;
    }

    private static OneSession followedBy(OneSession session, OneSession later) {
        return new OneSession(
                session.id(),
                session.line(),
                session.state(),
                session.group(),
                session.operator(),
                session.client(),
                session.clientName(),
                session.words(),
                later);
    }

    /** Nothing addresses a session to a group yet, so its events are written by hand. */
    private OneSession toGroup(
            OneLine line, State state, @Nullable Person operator, EmployeeId client, String clientName, String words) {
        var id = new SessionId(UUID.randomUUID());
        var group = line.otherOperators();
        var channel = ChannelId.internalOf(line.id());
        var conversation = ConversationId.of(channel, client.toString());
        var subject = new ClientId(client.value());
        var events = new ArrayList<SessionEvent>();
        events.add(new SessionOpened(id, line.id(), 1, conversation, channel, subject, clientName, group));
        events.add(new ClientMessageReceived(
                id, conversation, new MessageId(UUID.randomUUID().toString()), subject, words));
        if (operator != null) {
            events.add(new SessionClaimed(id, line.id(), operator.id(), 1, group));
        }
        if (state == State.RETURNED_TO_GROUP) {
            events.add(new SessionReturned(id, requireNonNull(operator).id(), ReturnReason.BY_HOLDER));
        }
        append(id, events);
        return new OneSession(
                id, line, state, group, operator == null ? null : operator.id(), client, clientName, words, null);
    }

    private void append(SessionId session, List<SessionEvent> events) {
        var work = DefaultUnitOfWork.startAndGet(null);
        work.attachTransaction(desk.get(TransactionManager.class));
        for (int i = 0; i < events.size(); i++) {
            desk.get(EventStore.class)
                    .publish(new GenericDomainEventMessage<>(
                            "Session", session.toString(), i, events.get(i), MAKER.asMetaData()));
        }
        work.commit();
    }

    Person holder(OneLine line) {
        return requireNonNull(holders.get(line));
    }

    Person supervisor(OneLine line) {
        return requireNonNull(supervisors.get(line));
    }

    /** The index of the newest event of an aggregate. */
    long positionOf(String aggregate) {
        return desk.get(Positions.class).lastOf(aggregate).orElseThrow();
    }

    /** Waits until the read model shows all that happened to the aggregate. */
    void isReadable(String group, String aggregate) {
        var newest = positionOf(aggregate);
        if (!desk.get(Positions.class).await(group, newest, LONGEST)) {
            throw new AssertionError(group + " did not come as far as " + newest);
        }
    }

    <R> @Nullable R as(EmployeeId who, Object command) {
        return dispatch(new Actor.Employee(who), command);
    }

    <R> @Nullable R send(Object command) {
        return dispatch(MAKER, command);
    }

    private <R> @Nullable R dispatch(Actor actor, Object command) {
        return desk.get(CommandGateway.class).sendAndWait(new GenericCommandMessage<>(command, actor.asMetaData()));
    }
}
