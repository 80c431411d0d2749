package dev.firstline.people.directory;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.data.domain.Limit;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

/** Reads employees for lists. */
interface EmployeeRows extends Repository<EmployeeRow, UUID> {

    Optional<EmployeeRow> findById(UUID id);

    List<EmployeeRow> findByIdIn(Iterable<UUID> ids);

    String LISTED = """
            SELECT e FROM EmployeeRow e
            WHERE (e.foldedName LIKE :pattern ESCAPE '!' OR e.foldedLogin LIKE :pattern ESCAPE '!')
              AND e.active IN :states
              AND (e.foldedName > :foldedName OR e.foldedName = :foldedName AND e.id > :id)
            """;

    String BY_NAME = " ORDER BY e.foldedName, e.id";

    @Query(LISTED + BY_NAME)
    List<EmployeeRow> findAfter(String foldedName, UUID id, String pattern, Set<Boolean> states, Limit limit);

    @Query(LISTED + " AND EXISTS (SELECT 1 FROM e.groups g WHERE g.id = :group)" + BY_NAME)
    List<EmployeeRow> findInGroupAfter(
            String foldedName, UUID id, String pattern, Set<Boolean> states, UUID group, Limit limit);
}
