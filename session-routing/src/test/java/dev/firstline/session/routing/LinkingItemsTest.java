package dev.firstline.session.routing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firstline.shared.api.Actor;
import dev.firstline.shared.api.GeneralRefusal.InvalidValue;
import dev.firstline.shared.api.GeneralRefusal.NotFound;
import dev.firstline.shared.api.GeneralRefusal.Problem;
import dev.firstline.shared.api.Permission.Part;
import dev.firstline.shared.api.Refusal;
import dev.firstline.shared.api.RefusedException;
import dev.firstline.shared.api.application.ApplicationId;
import dev.firstline.shared.api.application.ItemId;
import dev.firstline.shared.api.line.LineId;
import dev.firstline.shared.api.people.EmployeeId;
import dev.firstline.shared.api.session.ChannelId;
import dev.firstline.shared.api.session.ClientId;
import dev.firstline.shared.api.session.ConversationId;
import dev.firstline.shared.api.session.LinkId;
import dev.firstline.shared.api.session.LinkPurpose;
import dev.firstline.shared.api.session.SessionAnswer.Linked;
import dev.firstline.shared.api.session.SessionCommand.LinkItem;
import dev.firstline.shared.api.session.SessionCommand.UnlinkItem;
import dev.firstline.shared.api.session.SessionEvent.ItemLinked;
import dev.firstline.shared.api.session.SessionEvent.ItemUnlinked;
import dev.firstline.shared.api.session.SessionEvent.SessionClaimed;
import dev.firstline.shared.api.session.SessionEvent.SessionOpened;
import dev.firstline.shared.api.session.SessionId;
import dev.firstline.shared.api.session.SessionRefusal.AccountLinked;
import dev.firstline.shared.api.session.SessionRefusal.NotHolder;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.axonframework.test.aggregate.TestExecutor;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class LinkingItemsTest {

    private static final LineId LINE = new LineId(UUID.randomUUID());
    private static final SessionId SESSION = new SessionId(UUID.randomUUID());
    private static final ChannelId CHANNEL = ChannelId.internalOf(LINE);
    private static final ClientId CLIENT = new ClientId(UUID.randomUUID());
    private static final EmployeeId ANNA = new EmployeeId(UUID.randomUUID());
    private static final EmployeeId STRANGER = new EmployeeId(UUID.randomUUID());
    private static final ApplicationId CONTACTS = new ApplicationId(UUID.randomUUID());
    private static final ApplicationId TICKETS = new ApplicationId(UUID.randomUUID());
    private static final ItemId CONTACT = new ItemId(UUID.randomUUID());
    private static final ItemId NAMESAKE = new ItemId(UUID.randomUUID());
    private static final ItemId TICKET = new ItemId(UUID.randomUUID());
    private static final ItemId COMPLAINT = new ItemId(UUID.randomUUID());
    private static final LinkId LINK = new LinkId(UUID.randomUUID());
    private static final LinkId ANOTHER = new LinkId(UUID.randomUUID());
    private static final SessionOpened OPENED = new SessionOpened(
            SESSION, LINE, 7, ConversationId.of(CHANNEL, "client"), CHANNEL, CLIENT, "Client One", null);
    private static final SessionClaimed CLAIMED = new SessionClaimed(SESSION, LINE, ANNA, 7, null);

    private final InMemorySessionFacts facts = new InMemorySessionFacts();
    private final InMemoryGuards guards = new InMemoryGuards();
    private AggregateTestFixture<Session> session;

    @BeforeEach
    void a_line_with_contacts_and_tickets() {
        facts.put(ANNA, true, Part.OPERATOR);
        facts.put(STRANGER, true);
        facts.linkable(CONTACTS, CONTACT, LinkPurpose.ACCOUNT);
        facts.linkable(CONTACTS, NAMESAKE, LinkPurpose.ACCOUNT);
        facts.linkable(TICKETS, TICKET, LinkPurpose.REQUEST);
        facts.linkable(TICKETS, COMPLAINT, LinkPurpose.REQUEST);
        session = new AggregateTestFixture<>(Session.class);
        session.registerInjectableResource(facts);
        session.registerInjectableResource(guards);
        session.registerInjectableResource(Clock.systemUTC());
    }

    @Test
    void who_the_client_is_is_kept_with_his_account() {
        held().when(account(LINK, CONTACT), by(ANNA))
                .expectEvents(linked(LINK, CONTACTS, CONTACT, LinkPurpose.ACCOUNT))
                .expectResultMessagePayload(new Linked(LINK));
        assertThat(guards.of(SESSION)).containsExactly(new Links.Known(LINK, CONTACTS, CONTACT, LinkPurpose.ACCOUNT));
    }

    @Test
    void the_same_item_again_is_the_link_there_is() {
        kept(LINK, CONTACTS, CONTACT, LinkPurpose.ACCOUNT);
        held().when(account(ANOTHER, CONTACT), by(ANNA)).expectNoEvents().expectResultMessagePayload(new Linked(LINK));
    }

    @Test
    void a_client_is_one_person_and_the_other_is_refused_with_him() {
        kept(LINK, CONTACTS, CONTACT, LinkPurpose.ACCOUNT);
        refused(held(), account(ANOTHER, NAMESAKE), ANNA, new AccountLinked(CONTACT));
    }

    @Test
    void a_session_is_about_as_many_requests_as_there_are() {
        kept(LINK, CONTACTS, CONTACT, LinkPurpose.ACCOUNT);
        kept(new LinkId(UUID.randomUUID()), TICKETS, TICKET, LinkPurpose.REQUEST);
        held().when(request(ANOTHER, COMPLAINT), by(ANNA))
                .expectEvents(linked(ANOTHER, TICKETS, COMPLAINT, LinkPurpose.REQUEST));
    }

    @Test
    void one_item_may_be_who_he_is_and_what_he_asks_for() {
        facts.linkable(CONTACTS, CONTACT, LinkPurpose.ACCOUNT, LinkPurpose.REQUEST);
        kept(LINK, CONTACTS, CONTACT, LinkPurpose.REQUEST);
        held().when(account(ANOTHER, CONTACT), by(ANNA))
                .expectEvents(linked(ANOTHER, CONTACTS, CONTACT, LinkPurpose.ACCOUNT));
    }

    @Test
    void what_the_line_does_not_link_to_is_refused() {
        refused(
                held(),
                new LinkItem(SESSION, LINK, TICKETS, TICKET, LinkPurpose.ACCOUNT),
                ANNA,
                new InvalidValue("application", Problem.UNKNOWN));
    }

    @Test
    void a_link_is_taken_off_and_the_others_stay() {
        kept(LINK, CONTACTS, CONTACT, LinkPurpose.ACCOUNT);
        kept(ANOTHER, TICKETS, TICKET, LinkPurpose.REQUEST);
        held().when(new UnlinkItem(SESSION, LINK), by(ANNA))
                .expectEvents(new ItemUnlinked(SESSION, LINK, CONTACTS, CONTACT, LinkPurpose.ACCOUNT, CLIENT));
        assertThat(guards.of(SESSION)).extracting(Links.Known::link).containsExactly(ANOTHER);
    }

    @Test
    void what_is_not_linked_is_taken_off_without_an_event() {
        held().when(new UnlinkItem(SESSION, LINK), by(ANNA)).expectNoEvents().expectSuccessfulHandlerExecution();
    }

    @Test
    void nobody_links_but_who_holds_the_session() {
        kept(LINK, CONTACTS, CONTACT, LinkPurpose.ACCOUNT);
        refused(session.given(OPENED), account(ANOTHER, CONTACT), ANNA, new NotHolder());
        refused(session.given(OPENED), new UnlinkItem(SESSION, LINK), ANNA, new NotHolder());
        refused(held(), account(ANOTHER, CONTACT), STRANGER, new NotFound());
        refused(held(), new UnlinkItem(SESSION, LINK), STRANGER, new NotFound());
    }

    private TestExecutor<Session> held() {
        return session.given(OPENED, CLAIMED);
    }

    private void kept(LinkId link, ApplicationId application, ItemId item, LinkPurpose purpose) {
        guards.keep(linked(link, application, item, purpose), ANNA, Instant.EPOCH);
    }

    private static LinkItem account(LinkId link, ItemId item) {
        return new LinkItem(SESSION, link, CONTACTS, item, LinkPurpose.ACCOUNT);
    }

    private static LinkItem request(LinkId link, ItemId item) {
        return new LinkItem(SESSION, link, TICKETS, item, LinkPurpose.REQUEST);
    }

    private static ItemLinked linked(LinkId link, ApplicationId application, ItemId item, LinkPurpose purpose) {
        return new ItemLinked(
                SESSION, link, LINE, 7, application, item, purpose, CLIENT, "INTERNAL", CLIENT.toString());
    }

    private static void refused(TestExecutor<Session> given, Object command, EmployeeId by, Refusal refusal) {
        given.when(command, by(by))
                .expectNoEvents()
                .expectException(RefusedException.class)
                .expectExceptionMessage(refusal.toString());
    }

    private static Map<String, String> by(EmployeeId employee) {
        return new Actor.Employee(employee).asMetaData();
    }
}
