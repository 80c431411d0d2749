package dev.firstline.people.directory;

import dev.firstline.shared.api.people.EmployeeId;
import dev.firstline.shared.api.people.PeopleView;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.JoinTable;
import jakarta.persistence.ManyToMany;
import jakarta.persistence.OrderBy;
import jakarta.persistence.Table;
import java.util.List;
import java.util.UUID;
import org.hibernate.annotations.BatchSize;
import org.hibernate.annotations.Immutable;
import org.jspecify.annotations.Nullable;

/** An employee as lists read him; the facts of the decisions write the row. */
@Entity
@Immutable
@Table(name = "people_employee")
class EmployeeRow {

    @Id
    private UUID id;

    private String login;
    private String foldedLogin;
    private String name;
    private String foldedName;
    private @Nullable String email;
    private boolean active;
    private boolean byProvider;

    @ManyToMany
    @JoinTable(
            name = "people_membership",
            joinColumns = @JoinColumn(name = "employee_id"),
            inverseJoinColumns = @JoinColumn(name = "group_id"))
    @OrderBy("foldedName, id")
    @BatchSize(size = 200)
    private List<GroupRow> groups;

    @SuppressWarnings("NullAway.Init")
    protected EmployeeRow() {}

    EmployeeId id() {
        return new EmployeeId(id);
    }

    String name() {
        return name;
    }

    Cursor cursor() {
        return new Cursor(foldedName, id);
    }

    PeopleView.Employee view() {
        return new PeopleView.Employee(
                id(),
                login,
                name,
                email,
                active,
                byProvider,
                groups.stream().map(GroupRow::reference).toList());
    }
}
