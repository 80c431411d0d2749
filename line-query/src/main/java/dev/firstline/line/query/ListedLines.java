package dev.firstline.line.query;

import dev.firstline.shared.api.Permission.Part;
import dev.firstline.shared.api.line.LineState;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.springframework.data.domain.Limit;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.Query;

/** The lines there are. */
interface ListedLines extends JpaRepository<ListedLine, UUID> {

    /** What a group's members are on a line. */
    record GroupOnLine(UUID lineId, Part part, UUID groupId) {}

    /** What somebody is on a line. */
    record PartOnLine(UUID lineId, String name, String foldedName, LineState state, Part part) {}

    /** Lines in one of the states by name, after the one given: every one, or those where the groups' members are one of these parts. */
    @Query("""
            select l from ListedLine l
            where (:everyLine = true or exists (
                    select 1 from l.parts p where p.part in :parts and p.groupId in :groups))
              and l.state in :states
              and l.foldedName like :pattern escape '!'
              and (l.foldedName > :afterName or (l.foldedName = :afterName and l.lineId > :afterLine))
            order by l.foldedName, l.lineId""")
    List<ListedLine> list(
            boolean everyLine,
            Collection<Part> parts,
            Collection<UUID> groups,
            Collection<LineState> states,
            String pattern,
            String afterName,
            UUID afterLine,
            Limit limit);

    @Query("select l.lineId, p.part, p.groupId from ListedLine l join l.parts p where l.lineId in :lines")
    List<GroupOnLine> groupsOf(Collection<UUID> lines);

    @Query("""
            select distinct l.lineId, l.name, l.foldedName, l.state, p.part from ListedLine l join l.parts p
            where p.groupId in :groups
            order by l.foldedName, l.lineId""")
    List<PartOnLine> partsOf(Collection<UUID> groups);
}
