package dev.firstline.people.directory;

import dev.firstline.shared.api.Reference;
import dev.firstline.shared.api.people.GroupId;
import dev.firstline.shared.api.people.PeopleView;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.ManyToMany;
import jakarta.persistence.Table;
import java.util.Set;
import java.util.UUID;
import org.hibernate.annotations.Immutable;
import org.jspecify.annotations.Nullable;

/** A group as lists read it; the facts of the decisions write the row. */
@Entity
@Immutable
@Table(name = "people_group")
class GroupRow {

    @Id
    private UUID id;

    private String name;
    private String foldedName;
    private boolean deleted;
    private @Nullable String providerName;

    @ManyToMany(mappedBy = "groups")
    private Set<EmployeeRow> members;

    @SuppressWarnings("NullAway.Init")
    protected GroupRow() {}

    GroupId id() {
        return new GroupId(id);
    }

    String name() {
        return name;
    }

    Cursor cursor() {
        return new Cursor(foldedName, id);
    }

    PeopleView.Group view(int activeMembers) {
        return new PeopleView.Group(id(), name, activeMembers, id().isSystem(), providerName);
    }

    Reference reference() {
        return new Reference(id.toString(), name);
    }
}
