package dev.firstline.applications;

import dev.firstline.shared.api.Permission.Part;
import dev.firstline.shared.api.application.ApplicationId;
import dev.firstline.shared.api.application.ItemId;
import dev.firstline.shared.api.line.LineId;
import dev.firstline.shared.api.people.EmployeeId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The register as maps; every application has the same users and fields in use. */
final class InMemoryRegister implements Register {

    final Map<ApplicationId, Known> known = new HashMap<>();
    final Map<EmployeeId, Set<Part>> parts = new HashMap<>();
    final Set<String> inUse = new HashSet<>();
    final Set<LineId> lines = new HashSet<>();
    final List<ApplicationId> locked = new ArrayList<>();
    final Map<ItemId, ApplicationId> items = new HashMap<>();

    @Override
    public Optional<Known> lock(ApplicationId application) {
        locked.add(application);
        return Optional.ofNullable(known.get(application));
    }

    @Override
    public boolean exists(ApplicationId application) {
        return known.containsKey(application);
    }

    @Override
    public Set<String> fieldsInUse(ApplicationId application) {
        return Set.copyOf(inUse);
    }

    @Override
    public Set<LineId> linesUsing(ApplicationId application) {
        return Set.copyOf(lines);
    }

    @Override
    public Set<Part> partsOf(EmployeeId employee, ApplicationId application) {
        return parts.getOrDefault(employee, Set.of());
    }

    @Override
    public boolean holds(ApplicationId application, ItemId item) {
        return application.equals(items.get(item));
    }
}
