package dev.firstline.people.directory;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.data.domain.Limit;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

/** Reads groups for lists. */
interface GroupRows extends Repository<GroupRow, UUID> {

    List<GroupRow> findByIdIn(Iterable<UUID> ids);

    String COUNTED = """
            SELECT new dev.firstline.people.directory.CountedGroup(
                g, (SELECT count(m) FROM EmployeeRow m JOIN m.groups of WHERE of = g AND m.active))
            FROM GroupRow g
            WHERE NOT g.deleted""";

    @Query(COUNTED + """
             AND g.foldedName LIKE :pattern ESCAPE '!'
             AND (g.foldedName > :foldedName OR g.foldedName = :foldedName AND g.id > :id)
            ORDER BY g.foldedName, g.id
            """)
    List<CountedGroup> findAfter(String foldedName, UUID id, String pattern, Limit limit);

    @Query(COUNTED + " AND g.id = :id")
    Optional<CountedGroup> findCounted(UUID id);
}
