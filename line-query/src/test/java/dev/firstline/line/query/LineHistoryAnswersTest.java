package dev.firstline.line.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.firstline.shared.api.Actor;
import dev.firstline.shared.api.GeneralRefusal.InvalidValue;
import dev.firstline.shared.api.GeneralRefusal.Problem;
import dev.firstline.shared.api.Page;
import dev.firstline.shared.api.PageRequest;
import dev.firstline.shared.api.Reference;
import dev.firstline.shared.api.RefusedException;
import dev.firstline.shared.api.Viewer;
import dev.firstline.shared.api.application.ApplicationId;
import dev.firstline.shared.api.line.LineEvent.AccountApplicationSet;
import dev.firstline.shared.api.line.LineEvent.LineCreated;
import dev.firstline.shared.api.line.LineEvent.LineRenamed;
import dev.firstline.shared.api.line.LineEvent.LineRetired;
import dev.firstline.shared.api.line.LineEvent.OperatorsAssigned;
import dev.firstline.shared.api.line.LineId;
import dev.firstline.shared.api.line.LineMoment.AsOf;
import dev.firstline.shared.api.line.LineMoment.AtVersion;
import dev.firstline.shared.api.line.LineQuery.CompareMoments;
import dev.firstline.shared.api.line.LineQuery.FindEligible;
import dev.firstline.shared.api.line.LineQuery.FindPastSettings;
import dev.firstline.shared.api.line.LineQuery.ReadHistory;
import dev.firstline.shared.api.line.LineState;
import dev.firstline.shared.api.line.LineView.By;
import dev.firstline.shared.api.line.LineView.Change;
import dev.firstline.shared.api.line.LineView.HistoryEntry;
import dev.firstline.shared.api.line.LineView.Operator;
import dev.firstline.shared.api.line.LineView.Point;
import dev.firstline.shared.api.people.EmployeeId;
import dev.firstline.shared.api.people.GroupId;
import dev.firstline.shared.api.people.PresenceStatus;
import dev.firstline.shared.api.session.ChannelId;
import dev.firstline.shared.api.session.ClientId;
import dev.firstline.shared.api.session.ConversationId;
import dev.firstline.shared.api.session.SessionEvent.SessionOpened;
import dev.firstline.shared.api.session.SessionEvent.SessionReaddressed;
import dev.firstline.shared.api.session.SessionId;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventsourcing.eventstore.EmbeddedEventStore;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.eventsourcing.eventstore.inmemory.InMemoryEventStorageEngine;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class LineHistoryAnswersTest {

    private static final LineId LINE = new LineId(UUID.randomUUID());
    private static final GroupId DAY = new GroupId(UUID.randomUUID());
    private static final GroupId NIGHT = new GroupId(UUID.randomUUID());
    private static final GroupId LEADS = new GroupId(UUID.randomUUID());
    private static final ApplicationId CONTACTS = new ApplicationId(UUID.randomUUID());
    private static final EmployeeId ANNA = new EmployeeId(UUID.randomUUID());
    private static final EmployeeId BORIS = new EmployeeId(UUID.randomUUID());
    private static final SessionId SESSION = new SessionId(UUID.randomUUID());
    private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");
    private static final Instant LATER = NOON.plusSeconds(60);
    private static final Viewer SUPERVISOR = new Viewer(ANNA, Set.of(LEADS));
    private static final PageRequest PAGE = new PageRequest(50, null);

    private final EventStore store = EmbeddedEventStore.builder()
            .storageEngine(new InMemoryEventStorageEngine())
            .build();
    private final InMemoryPeople people = new InMemoryPeople();
    private final LineHistoryAnswers answers = new LineHistoryAnswers(
            new LineHistory(store, new InMemoryCheckpoints()), new SessionAddresses(store), people, group -> 42);
    private int sequence;

    @BeforeEach
    void a_line_with_a_past() {
        people.names.add(DAY.value(), NOON.minusSeconds(1), "Day");
        people.names.add(DAY.value(), LATER.minusSeconds(1), "Days");
        people.names.add(NIGHT.value(), NOON.minusSeconds(1), "Night");
        people.names.add(LEADS.value(), NOON.minusSeconds(1), "Leads");
        people.names.add(ANNA.value(), NOON.minusSeconds(1), "Anna");
        people.names.add(ANNA.value(), LATER.plusSeconds(1), "Anna B.");
        happened(NOON, new Actor.Process("demo"), new LineCreated(LINE, 1, "Support", Set.of(DAY), Set.of(LEADS)));
        happened(LATER, new Actor.Employee(ANNA), new LineRenamed(LINE, 2, "Help"));
        happened(LATER, new Actor.Employee(ANNA), new OperatorsAssigned(LINE, 2, Set.of(DAY, NIGHT)));
    }

    @Test
    void the_history_is_told_newest_first_with_the_names_of_then() {
        assertThat(answers.answer(new ReadHistory(SUPERVISOR, LINE, PAGE)))
                .contains(new Page<>(
                        List.of(
                                new HistoryEntry(
                                        2,
                                        LATER,
                                        new By(ANNA.toString(), "Anna"),
                                        "line.OperatorsAssigned",
                                        List.of(new Change(
                                                "operatorGroups",
                                                List.of(reference(DAY, "Days")),
                                                List.of(reference(DAY, "Days"), reference(NIGHT, "Night"))))),
                                new HistoryEntry(
                                        2,
                                        LATER,
                                        new By(ANNA.toString(), "Anna"),
                                        "line.LineRenamed",
                                        List.of(new Change("name", "Support", "Help"))),
                                new HistoryEntry(
                                        1,
                                        NOON,
                                        new By(null, "demo"),
                                        "line.LineCreated",
                                        List.of(
                                                new Change("name", null, "Support"),
                                                new Change("operatorGroups", null, List.of(reference(DAY, "Day"))),
                                                new Change(
                                                        "supervisorGroups",
                                                        null,
                                                        List.of(reference(LEADS, "Leads")))))),
                        null,
                        42));
    }

    @Test
    void the_history_is_read_page_by_page() {
        var all = answers.answer(new ReadHistory(SUPERVISOR, LINE, PAGE)).orElseThrow();

        var first = answers.answer(new ReadHistory(SUPERVISOR, LINE, new PageRequest(2, null)))
                .orElseThrow();
        var second = answers.answer(new ReadHistory(SUPERVISOR, LINE, new PageRequest(2, first.nextCursor())))
                .orElseThrow();

        assertThat(first.items()).isEqualTo(all.items().subList(0, 2));
        assertThat(second.items()).isEqualTo(all.items().subList(2, 3));
        assertThat(second.nextCursor()).isNull();
    }

    @Test
    void what_is_no_cursor_is_refused() {
        for (var cursor : List.of("", "!", "-1", "-zz")) {
            assertThatExceptionOfType(RefusedException.class)
                    .isThrownBy(() -> answers.answer(new ReadHistory(SUPERVISOR, LINE, new PageRequest(2, cursor))))
                    .satisfies(refused ->
                            assertThat(refused.refusal()).isEqualTo(new InvalidValue("cursor", Problem.MALFORMED)));
        }
    }

    @Test
    void retirement_and_applications_are_told_too() {
        happened(LATER, new Actor.Employee(BORIS), new AccountApplicationSet(LINE, 3, CONTACTS));
        happened(LATER, new Actor.Employee(BORIS), new LineRetired(LINE, 4));

        var newest = answers.answer(new ReadHistory(SUPERVISOR, LINE, new PageRequest(2, null)))
                .orElseThrow()
                .items();

        assertThat(newest)
                .containsExactly(
                        new HistoryEntry(
                                4,
                                LATER,
                                new By(BORIS.toString(), BORIS.toString()),
                                "line.LineRetired",
                                List.of(new Change("state", LineState.ACTIVE, LineState.RETIRED))),
                        new HistoryEntry(
                                3,
                                LATER,
                                new By(BORIS.toString(), BORIS.toString()),
                                "line.AccountApplicationSet",
                                List.of(new Change(
                                        "accountApplication",
                                        null,
                                        new Reference(CONTACTS.toString(), CONTACTS.toString())))));
    }

    @Test
    void the_settings_of_a_moment_come_with_the_names_of_then() {
        assertThat(answers.answer(new FindPastSettings(SUPERVISOR, LINE, new AsOf(LATER.minusMillis(1)))))
                .hasValueSatisfying(past -> {
                    assertThat(past.settings().version()).isEqualTo(1);
                    assertThat(past.at()).isEqualTo(NOON);
                    assertThat(past.by()).isEqualTo(new By(null, "demo"));
                    assertThat(past.groups()).containsExactly(reference(DAY, "Day"), reference(LEADS, "Leads"));
                });
        assertThat(answers.answer(new FindPastSettings(SUPERVISOR, LINE, new AtVersion(2))))
                .hasValueSatisfying(past -> assertThat(past.groups()).contains(reference(DAY, "Days")));
        assertThat(answers.answer(new FindPastSettings(SUPERVISOR, LINE, new AtVersion(3))))
                .isEmpty();
    }

    @Test
    void two_moments_are_compared_either_way() {
        var then = List.of(reference(DAY, "Day"));
        var now = List.of(reference(DAY, "Days"), reference(NIGHT, "Night"));

        assertThat(answers.answer(new CompareMoments(SUPERVISOR, LINE, new AsOf(NOON), new AtVersion(2))))
                .hasValueSatisfying(difference -> {
                    assertThat(difference.from()).isEqualTo(new Point(1, NOON));
                    assertThat(difference.to()).isEqualTo(new Point(2, LATER));
                    assertThat(difference.changes())
                            .containsExactly(
                                    new Change("name", "Support", "Help"), new Change("operatorGroups", then, now));
                });
        assertThat(answers.answer(new CompareMoments(SUPERVISOR, LINE, new AtVersion(2), new AtVersion(1))))
                .hasValueSatisfying(difference -> assertThat(difference.changes())
                        .containsExactly(
                                new Change("name", "Help", "Support"), new Change("operatorGroups", now, then)));
        assertThat(answers.answer(new CompareMoments(SUPERVISOR, LINE, new AtVersion(1), new AsOf(Instant.EPOCH))))
                .isEmpty();
    }

    @Test
    void who_could_have_claimed_is_who_answered_on_the_line_then() {
        people.memberships.add(new KnownPeople.Membership(ANNA, DAY));
        people.memberships.add(new KnownPeople.Membership(BORIS, DAY));
        people.memberships.add(new KnownPeople.Membership(BORIS, NIGHT));
        people.names.add(BORIS.value(), NOON, "Boris");
        people.online.add(BORIS);
        people.onlineFrom = LATER;

        assertThat(eligible(NOON, null))
                .containsExactly(
                        operator(ANNA, "Anna", PresenceStatus.OFFLINE, reference(DAY, "Day")),
                        operator(BORIS, "Boris", PresenceStatus.OFFLINE, reference(DAY, "Day")));
        assertThat(eligible(LATER, null))
                .containsExactly(
                        operator(
                                BORIS,
                                "Boris",
                                PresenceStatus.ONLINE,
                                reference(DAY, "Days"),
                                reference(NIGHT, "Night")),
                        operator(ANNA, "Anna", PresenceStatus.OFFLINE, reference(DAY, "Days")));
        assertThat(answers.answer(new FindEligible(SUPERVISOR, LINE, NOON.minusMillis(1), null)))
                .isEmpty();
    }

    @Test
    void a_session_could_be_claimed_by_those_it_was_addressed_to() {
        people.memberships.add(new KnownPeople.Membership(ANNA, DAY));
        people.memberships.add(new KnownPeople.Membership(BORIS, NIGHT));
        opened(LINE, NIGHT, LATER);

        assertThat(eligible(LATER, SESSION)).extracting(Operator::id).containsExactly(BORIS.toString());
        assertThat(eligible(LATER.minusMillis(1), SESSION)).isEmpty();

        happened(LATER.plusSeconds(1), new Actor.Employee(ANNA), new OperatorsAssigned(LINE, 3, Set.of(DAY)));
        assertThat(eligible(LATER.plusSeconds(1), SESSION))
                .extracting(Operator::id)
                .containsExactly(ANNA.toString());
    }

    @Test
    void a_readdressed_session_stays_with_all_operators_when_its_group_comes_back_to_the_line() {
        people.memberships.add(new KnownPeople.Membership(ANNA, DAY));
        people.memberships.add(new KnownPeople.Membership(BORIS, NIGHT));
        opened(LINE, NIGHT, LATER);
        var away = LATER.plusSeconds(1);
        var back = LATER.plusSeconds(2);
        happened(away, new Actor.Employee(ANNA), new OperatorsAssigned(LINE, 3, Set.of(DAY)));
        publish(SESSION.toString(), 1, away, Map.of(), new SessionReaddressed(SESSION, NIGHT, 3));
        happened(back, new Actor.Employee(ANNA), new OperatorsAssigned(LINE, 4, Set.of(DAY, NIGHT)));

        assertThat(eligible(LATER, SESSION)).extracting(Operator::id).containsExactly(BORIS.toString());
        assertThat(eligible(away, SESSION)).extracting(Operator::id).containsExactly(ANNA.toString());
        assertThat(eligible(back, SESSION))
                .extracting(Operator::id)
                .containsExactlyInAnyOrder(ANNA.toString(), BORIS.toString());
    }

    @Test
    void a_session_of_another_line_is_no_session_here() {
        opened(new LineId(UUID.randomUUID()), null, NOON);

        assertThat(answers.answer(new FindEligible(SUPERVISOR, LINE, LATER, SESSION)))
                .isEmpty();
        assertThat(answers.answer(new FindEligible(SUPERVISOR, LINE, LATER, new SessionId(UUID.randomUUID()))))
                .isEmpty();
        assertThat(answers.answer(new FindEligible(SUPERVISOR, LINE, LATER, new SessionId(LINE.value()))))
                .isEmpty();
    }

    static List<Viewer> others() {
        return List.of(new Viewer(BORIS, Set.of()), new Viewer(BORIS, Set.of(DAY, NIGHT)));
    }

    @ParameterizedTest
    @MethodSource("others")
    void nobody_else_knows_of_the_lines_past(Viewer viewer) {
        assertThat(answers.answer(new ReadHistory(viewer, LINE, PAGE))).isEmpty();
        assertThat(answers.answer(new FindPastSettings(viewer, LINE, new AtVersion(1))))
                .isEmpty();
        assertThat(answers.answer(new CompareMoments(viewer, LINE, new AtVersion(1), new AtVersion(2))))
                .isEmpty();
        assertThat(answers.answer(new FindEligible(viewer, LINE, LATER, null))).isEmpty();
    }

    @Test
    void administrators_and_auditors_know_every_lines_past() {
        for (var group : List.of(GroupId.ADMINISTRATORS, GroupId.AUDITORS)) {
            var viewer = new Viewer(BORIS, Set.of(group));
            assertThat(answers.answer(new ReadHistory(viewer, LINE, PAGE))).isPresent();
        }
    }

    private List<Operator> eligible(Instant at, @Nullable SessionId session) {
        return answers.answer(new FindEligible(SUPERVISOR, LINE, at, session))
                .orElseThrow()
                .operators();
    }

    private static Operator operator(EmployeeId id, String name, PresenceStatus presence, Reference... groups) {
        return new Operator(id.toString(), name, List.of(groups), presence);
    }

    private static Reference reference(GroupId group, String name) {
        return new Reference(group.toString(), name);
    }

    private void opened(LineId line, @Nullable GroupId group, Instant at) {
        var channel = ChannelId.internalOf(line);
        publish(
                SESSION.toString(),
                0,
                at,
                Map.of(),
                new SessionOpened(
                        SESSION,
                        line,
                        1,
                        ConversationId.of(channel, ANNA.toString()),
                        channel,
                        new ClientId(ANNA.value()),
                        "Anna",
                        group));
    }

    private void happened(Instant at, Actor by, Object event) {
        publish(LINE.toString(), sequence++, at, by.asMetaData(), event);
    }

    private void publish(String stream, int place, Instant at, Map<String, String> metaData, Object event) {
        store.publish(new GenericDomainEventMessage<>(
                "any", stream, place, event, metaData, UUID.randomUUID().toString(), at));
    }
}
