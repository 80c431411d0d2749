package dev.firstline.people;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.data.domain.Limit;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

/** Reads employees for lists. */
interface EmployeeRows extends Repository<EmployeeRow, UUID> {

    Optional<EmployeeRow> findById(UUID id);

    List<EmployeeRow> findByIdIn(Iterable<UUID> ids);

    @Query("""
            SELECT e FROM EmployeeRow e
            WHERE (e.foldedName LIKE :pattern ESCAPE '!' OR e.foldedLogin LIKE :pattern ESCAPE '!')
              AND (e.foldedName > :foldedName OR e.foldedName = :foldedName AND e.id > :id)
            ORDER BY e.foldedName, e.id
            """)
    List<EmployeeRow> findAfter(String foldedName, UUID id, String pattern, Limit limit);
}
