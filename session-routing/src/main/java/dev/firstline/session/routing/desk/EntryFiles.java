package dev.firstline.session.routing.desk;

import dev.firstline.session.routing.files.FilesModule;
import dev.firstline.shared.api.session.FileId;
import dev.firstline.shared.api.session.FileView;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The files of some entries, asked for at once; one that was erased is left out. */
final class EntryFiles {

    private static final String SEPARATOR = " ";

    private final Map<FileId, FileView.Summary> known;

    private EntryFiles(Map<FileId, FileView.Summary> known) {
        this.known = known;
    }

    static EntryFiles of(Collection<EntryReader.Entry> entries, FilesModule.Summaries summaries) {
        var files = entries.stream().flatMap(entry -> entry.files().stream()).toList();
        return new EntryFiles(files.isEmpty() ? Map.of() : summaries.of(files));
    }

    List<FileView.Summary> of(List<FileId> files) {
        return files.stream().map(known::get).filter(Objects::nonNull).toList();
    }

    /** The ids as a column of an entry; {@code null} where there are none. */
    static @Nullable String column(List<FileId> files) {
        return files.isEmpty() ? null : files.stream().map(FileId::toString).collect(Collectors.joining(SEPARATOR));
    }

    static List<FileId> read(@Nullable String column) {
        return column == null
                ? List.of()
                : Stream.of(column.split(SEPARATOR))
                        .map(UUID::fromString)
                        .map(FileId::new)
                        .toList();
    }
}
