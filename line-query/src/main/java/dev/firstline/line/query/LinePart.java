package dev.firstline.line.query;

import dev.firstline.shared.api.Permission.Part;
import dev.firstline.shared.api.people.GroupId;
import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import java.util.UUID;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;

/** What the members of a group are on a line. */
@Embeddable
record LinePart(
        @Enumerated(EnumType.STRING) @JdbcTypeCode(SqlTypes.VARCHAR)
        Part part,

        @Column(name = "group_id") UUID groupId) {

    static LinePart of(Part part, GroupId group) {
        return new LinePart(part, group.value());
    }
}
