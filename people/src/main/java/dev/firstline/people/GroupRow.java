package dev.firstline.people;

import dev.firstline.shared.api.Reference;
import dev.firstline.shared.api.people.GroupId;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.ManyToMany;
import jakarta.persistence.Table;
import java.util.Set;
import java.util.UUID;
import org.hibernate.annotations.Immutable;

/** A group as lists read it; {@link PeopleFacts} writes the row. */
@Entity
@Immutable
@Table(name = "people_group")
class GroupRow {

    @Id
    private UUID id;

    private String name;
    private String foldedName;
    private boolean deleted;

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

    Reference reference() {
        return new Reference(id.toString(), name);
    }
}
