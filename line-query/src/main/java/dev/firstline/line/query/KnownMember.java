package dev.firstline.line.query;

import dev.firstline.shared.api.people.EmployeeId;
import dev.firstline.shared.api.people.GroupId;
import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.util.UUID;

/** Somebody's membership in a group. */
@Entity
@Table(name = "line_view_group_member")
class KnownMember {

    /** Who is in what. */
    @Embeddable
    record Key(
            @Column(name = "group_id") UUID groupId,
            @Column(name = "employee_id") UUID employeeId) {

        static Key of(GroupId group, EmployeeId employee) {
            return new Key(group.value(), employee.value());
        }
    }

    @EmbeddedId
    private Key key;

    @SuppressWarnings("NullAway.Init")
    protected KnownMember() {}

    KnownMember(Key key) {
        this.key = key;
    }

    Key key() {
        return key;
    }
}
