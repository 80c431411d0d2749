package dev.firstline.session.routing.files;

import dev.firstline.shared.api.people.EmployeeId;
import dev.firstline.shared.api.session.FileId;
import dev.firstline.shared.api.session.FileView;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Files without their bytes, as maps. */
final class InMemoryFiles implements KeptFiles {

    private record Begun(EmployeeId uploader, String name, Instant at, long size) {}

    private final Map<FileId, Begun> begun = new HashMap<>();
    private final Set<FileId> finished = new HashSet<>();
    private final Set<FileId> attached = new HashSet<>();

    void attach(FileId file) {
        attached.add(file);
    }

    @Override
    public Waiting lockWaitingOf(EmployeeId uploader) {
        return waitingOf(uploader);
    }

    @Override
    public Waiting waitingOf(EmployeeId uploader) {
        var waiting = begun.entrySet().stream()
                .filter(each -> !attached.contains(each.getKey()))
                .map(Map.Entry::getValue)
                .filter(each -> each.uploader().equals(uploader))
                .toList();
        return new Waiting(
                waiting.size(), waiting.stream().mapToLong(Begun::size).sum());
    }

    @Override
    public void begin(FileId file, EmployeeId uploader, String name, Instant at) {
        begun.put(file, new Begun(uploader, name, at, 0));
    }

    @Override
    public Optional<Progress> lock(FileId file, EmployeeId uploader) {
        return Optional.ofNullable(begun.get(file))
                .filter(each -> each.uploader().equals(uploader))
                .map(each -> new Progress(each.size(), finished.contains(file), attached.contains(file)));
    }

    @Override
    public void add(FileId file, int n, byte[] bytes) {
        begun.computeIfPresent(
                file, (id, each) -> new Begun(each.uploader(), each.name(), each.at(), each.size() + bytes.length));
    }

    @Override
    public FileView.Summary finish(FileId file, FileView.Findings findings) {
        finished.add(file);
        var each = begun.get(file);
        return new FileView.Summary(
                file,
                each.name(),
                findings.type(),
                each.size(),
                findings.preview() != null,
                findings.width(),
                findings.height());
    }

    @Override
    public void remove(FileId file) {
        begun.remove(file);
    }

    @Override
    public int removeWaiting(Instant begunBefore) {
        var forgotten = begun.entrySet().stream()
                .filter(each -> !attached.contains(each.getKey()))
                .filter(each -> each.getValue().at().isBefore(begunBefore))
                .map(Map.Entry::getKey)
                .toList();
        List.copyOf(forgotten).forEach(begun::remove);
        return forgotten.size();
    }
}
