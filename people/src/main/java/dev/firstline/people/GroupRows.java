package dev.firstline.people;

import java.util.List;
import java.util.UUID;
import org.springframework.data.domain.Limit;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

/** Reads groups for lists. */
interface GroupRows extends Repository<GroupRow, UUID> {

    List<GroupRow> findByIdIn(Iterable<UUID> ids);

    @Query("""
            SELECT new dev.firstline.people.CountedGroup(g, size(g.members)) FROM GroupRow g
            WHERE NOT g.deleted AND g.foldedName LIKE :pattern ESCAPE '!'
              AND (g.foldedName > :foldedName OR g.foldedName = :foldedName AND g.id > :id)
            ORDER BY g.foldedName, g.id
            """)
    List<CountedGroup> findAfter(String foldedName, UUID id, String pattern, Limit limit);
}
