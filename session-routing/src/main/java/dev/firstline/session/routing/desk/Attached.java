package dev.firstline.session.routing.desk;

import dev.firstline.session.routing.files.FilesModule;
import dev.firstline.shared.api.Reference;
import dev.firstline.shared.api.people.EmployeeId;
import dev.firstline.shared.api.session.FileId;
import dev.firstline.shared.api.session.FileView;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What some entries take along, asked for at once: their files, one that was erased is left out; and the people they mention. */
final class Attached {

    private static final String SEPARATOR = " ";

    private final Map<FileId, FileView.Summary> files;
    private final Map<EmployeeId, String> names;

    private Attached(Map<FileId, FileView.Summary> files, Map<EmployeeId, String> names) {
        this.files = files;
        this.names = names;
    }

    static Attached of(Collection<EntryReader.Entry> entries, FilesModule.Summaries summaries, JdbcClient jdbc) {
        var files = entries.stream().flatMap(entry -> entry.files().stream()).toList();
        var mentioned = entries.stream()
                .flatMap(entry -> entry.mentions().stream())
                .distinct()
                .toList();
        return new Attached(
                files.isEmpty() ? Map.of() : summaries.of(files),
                mentioned.isEmpty() ? Map.of() : names(mentioned, jdbc));
    }

    private static Map<EmployeeId, String> names(List<EmployeeId> employees, JdbcClient jdbc) {
        var names = new HashMap<EmployeeId, String>();
        jdbc.sql("select employee_id, name from session_fact_employee where employee_id in (:employees)")
                .param("employees", employees.stream().map(EmployeeId::value).toList())
                .query(row -> {
                    names.put(new EmployeeId(row.getObject("employee_id", UUID.class)), row.getString("name"));
                });
        return names;
    }

    List<FileView.Summary> files(List<FileId> ids) {
        return ids.stream().map(files::get).filter(Objects::nonNull).toList();
    }

    List<Reference> people(List<EmployeeId> ids) {
        return ids.stream()
                .map(id -> new Reference(id.toString(), names.getOrDefault(id, "")))
                .toList();
    }

    /** Ids as a column of an entry; {@code null} where there are none. */
    static @Nullable String column(List<?> ids) {
        return ids.isEmpty() ? null : ids.stream().map(Object::toString).collect(Collectors.joining(SEPARATOR));
    }

    static <T> List<T> read(@Nullable String column, Function<UUID, T> id) {
        return column == null
                ? List.of()
                : Stream.of(column.split(SEPARATOR))
                        .map(UUID::fromString)
                        .map(id)
                        .toList();
    }
}
