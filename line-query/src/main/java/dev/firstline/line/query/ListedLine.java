package dev.firstline.line.query;

import dev.firstline.shared.api.Name;
import dev.firstline.shared.api.Permission.Part;
import dev.firstline.shared.api.line.LineId;
import dev.firstline.shared.api.line.LineState;
import dev.firstline.shared.api.people.GroupId;
import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.Table;
import java.util.HashSet;
import java.util.Set;
import java.util.UUID;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;

/** A line as it stands in the list. */
@Entity
@Table(name = "line_view_line")
class ListedLine {

    @Id
    @Column(name = "line_id")
    private UUID lineId;

    private String name;

    @Column(name = "folded_name")
    private String foldedName;

    private long version;

    @Enumerated(EnumType.STRING)
    @JdbcTypeCode(SqlTypes.VARCHAR)
    private LineState state;

    @ElementCollection
    @CollectionTable(name = "line_view_line_group", joinColumns = @JoinColumn(name = "line_id"))
    private Set<LinePart> parts = new HashSet<>();

    @SuppressWarnings("NullAway.Init")
    protected ListedLine() {}

    ListedLine(LineId line, long version, String name) {
        this.lineId = line.value();
        this.version = version;
        this.name = name;
        this.foldedName = Name.folded(name);
        this.state = LineState.ACTIVE;
    }

    UUID lineId() {
        return lineId;
    }

    String name() {
        return name;
    }

    String foldedName() {
        return foldedName;
    }

    long version() {
        return version;
    }

    LineState state() {
        return state;
    }

    void become(LineState state) {
        this.state = state;
    }

    void reach(long version) {
        this.version = version;
    }

    void rename(String name) {
        this.name = name;
        this.foldedName = Name.folded(name);
    }

    void assign(Part part, Set<GroupId> groups) {
        parts.removeIf(held -> held.part() == part && !groups.contains(new GroupId(held.groupId())));
        groups.forEach(group -> parts.add(LinePart.of(part, group)));
    }
}
