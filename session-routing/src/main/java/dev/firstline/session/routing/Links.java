package dev.firstline.session.routing;

import dev.firstline.shared.api.application.ApplicationId;
import dev.firstline.shared.api.application.ItemId;
import dev.firstline.shared.api.people.EmployeeId;
import dev.firstline.shared.api.session.LinkId;
import dev.firstline.shared.api.session.LinkPurpose;
import dev.firstline.shared.api.session.SessionEvent.ItemLinked;
import dev.firstline.shared.api.session.SessionEvent.ItemUnlinked;
import dev.firstline.shared.api.session.SessionId;
import java.time.Instant;
import java.util.List;

/** What sessions are linked to, and who clients are by that; written with the decision itself. */
interface Links {

    /** A link there is. */
    record Known(LinkId link, ApplicationId application, ItemId item, LinkPurpose purpose) {}

    List<Known> of(SessionId session);

    /** Keeps a new link; refuses, with an {@code IdReused}, one whose id another link has or had. */
    void keep(ItemLinked linked, EmployeeId by, Instant at);

    void drop(ItemUnlinked unlinked);
}
