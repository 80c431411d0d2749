package dev.firstline.line.query;

import dev.firstline.shared.api.people.GroupId;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.util.UUID;

/** What a group is called. */
@Entity
@Table(name = "line_view_group")
class KnownGroup {

    @Id
    @Column(name = "group_id")
    private UUID groupId;

    private String name;

    @SuppressWarnings("NullAway.Init")
    protected KnownGroup() {}

    KnownGroup(GroupId group, String name) {
        this.groupId = group.value();
        this.name = name;
    }

    GroupId group() {
        return new GroupId(groupId);
    }

    String name() {
        return name;
    }
}
