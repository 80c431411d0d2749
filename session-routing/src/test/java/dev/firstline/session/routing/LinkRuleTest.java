package dev.firstline.session.routing;

import static dev.firstline.shared.api.session.LinkPurpose.ACCOUNT;
import static dev.firstline.shared.api.session.LinkPurpose.REQUEST;
import static org.assertj.core.api.Assertions.assertThat;

import dev.firstline.shared.api.GeneralRefusal.InvalidValue;
import dev.firstline.shared.api.GeneralRefusal.Problem;
import dev.firstline.shared.api.application.ApplicationId;
import dev.firstline.shared.api.application.ItemId;
import dev.firstline.shared.api.line.LineId;
import dev.firstline.shared.api.session.LinkId;
import dev.firstline.shared.api.session.LinkPurpose;
import dev.firstline.shared.api.session.SessionCommand.LinkItem;
import dev.firstline.shared.api.session.SessionId;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class LinkRuleTest {

    private static final LineId LINE = new LineId(UUID.randomUUID());
    private static final ApplicationId CONTACTS = new ApplicationId(UUID.randomUUID());
    private static final ApplicationId TICKETS = new ApplicationId(UUID.randomUUID());
    private static final ApplicationId UNRELATED = new ApplicationId(UUID.randomUUID());
    private static final ItemId CONTACT = new ItemId(UUID.randomUUID());
    private static final ItemId TICKET = new ItemId(UUID.randomUUID());
    private static final ItemId OTHER = new ItemId(UUID.randomUUID());

    static Arguments[] links() {
        return new Arguments[] {
            row(ACCOUNT, CONTACTS, CONTACT, null),
            row(REQUEST, TICKETS, TICKET, null),
            row(ACCOUNT, TICKETS, TICKET, "application"),
            row(REQUEST, CONTACTS, CONTACT, "application"),
            row(REQUEST, UNRELATED, OTHER, "application"),
            row(ACCOUNT, CONTACTS, TICKET, "item"),
            row(REQUEST, TICKETS, new ItemId(UUID.randomUUID()), "item"),
        };
    }

    @ParameterizedTest
    @MethodSource("links")
    void a_session_is_linked_to_items_of_what_its_line_links_to_for_that(LinkItem link, @Nullable String wrong) {
        var facts = new InMemorySessionFacts();
        facts.linkable(CONTACTS, CONTACT, ACCOUNT);
        facts.linkable(TICKETS, TICKET, REQUEST);
        facts.linkable(UNRELATED, OTHER);

        assertThat(LinkRule.problem(link, LINE, facts).orElse(null))
                .isEqualTo(wrong == null ? null : new InvalidValue(wrong, Problem.UNKNOWN));
    }

    private static Arguments row(LinkPurpose purpose, ApplicationId application, ItemId item, @Nullable String wrong) {
        var link = new LinkItem(
                new SessionId(UUID.randomUUID()), new LinkId(UUID.randomUUID()), application, item, purpose);
        return Arguments.of(link, wrong);
    }
}
