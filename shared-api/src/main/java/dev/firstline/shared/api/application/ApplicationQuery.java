package dev.firstline.shared.api.application;

import dev.firstline.shared.api.PageRequest;
import dev.firstline.shared.api.Viewer;
import dev.firstline.shared.api.application.ApplicationView.Account;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What can be asked about applications and their items; each answer holds only what the viewer may see now. */
public sealed interface ApplicationQuery {

    /** Applications by name, their names containing the text: all of them for administrators, else those of the viewer's lines. Answers a page of {@link ApplicationView.Row}. */
    record ListApplications(Viewer viewer, @Nullable String search, PageRequest page) implements ApplicationQuery {}

    /** One application, as it is or at a version. Answers an {@code Optional} of {@link ApplicationView.One}. */
    record FindApplication(
            Viewer viewer,
            ApplicationId application,
            @Nullable Long version) implements ApplicationQuery {}

    /** What are these called now? Answers a {@code Map} of {@link ApplicationId} to name. */
    record NameApplications(Set<ApplicationId> applications) implements ApplicationQuery {
        public NameApplications {
            applications = Set.copyOf(applications);
        }
    }

    /** The applications lines can link to, those with an Account field, by name. Whoever asks sees to it that he may. Answers a list of {@link ApplicationView.Named}. */
    record ListLinkable(@Nullable String search) implements ApplicationQuery {}

    /**
     * An application's items, newest first. Answers an {@code Optional} of a page of {@link ApplicationView.ItemRow}.
     *
     * @param search what title, accounts or texts contain
     * @param account an account they have
     * @param columns the fields wanted; none: all that are in use
     */
    record ListItems(
            Viewer viewer,
            ApplicationId application,
            @Nullable String search,
            @Nullable Account account,
            List<String> columns,
            PageRequest page)
            implements ApplicationQuery {
        public ListItems {
            columns = List.copyOf(columns);
        }
    }

    /** One item. Answers an {@code Optional} of {@link ApplicationView.Item}. */
    record FindItem(Viewer viewer, ApplicationId application, ItemId item) implements ApplicationQuery {}

    /** What became of an item, newest first. Answers an {@code Optional} of a page of {@link ApplicationView.ItemChange}. */
    record ReadItemHistory(Viewer viewer, ApplicationId application, ItemId item, PageRequest page)
            implements ApplicationQuery {}

    /** Items an account could be linked to: those that have it first, then those found. Answers an {@code Optional} of a list of {@link ApplicationView.Candidate}, at most 50. */
    record ListItemCandidates(
            Viewer viewer,
            ApplicationId application,
            Account account,
            @Nullable String search) implements ApplicationQuery {}
}
