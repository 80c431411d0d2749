package dev.firstline.session.routing;

import dev.firstline.shared.api.Permission.Part;
import dev.firstline.shared.api.application.ApplicationId;
import dev.firstline.shared.api.application.ItemId;
import dev.firstline.shared.api.line.LineId;
import dev.firstline.shared.api.people.EmployeeId;
import dev.firstline.shared.api.people.GroupId;
import dev.firstline.shared.api.session.LinkPurpose;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Facts of which every line has the same. */
final class InMemorySessionFacts implements SessionFacts {

    private final Map<EmployeeId, Involvement> known = new HashMap<>();
    private Operators operators = new Operators(7, Set.of());
    private final Map<ItemId, ApplicationId> items = new HashMap<>();
    private final Map<ApplicationId, Set<LinkPurpose>> purposes = new HashMap<>();
    private boolean onlyOnline;
    private boolean retired;

    void put(EmployeeId employee, boolean online, Part... parts) {
        known.put(employee, new Involvement(7, false, "name", online, Set.of(parts), operators.groups()));
    }

    void putInternalClient(EmployeeId employee, String name) {
        known.put(employee, new Involvement(7, false, name, false, Set.of(Part.INTERNAL_CLIENT), Set.of()));
    }

    void giveOnlyToThoseOnline() {
        onlyOnline = true;
    }

    /** Nothing is left of what he was on any line. */
    void forget(EmployeeId employee) {
        put(employee, false);
    }

    void operatorGroups(long version, GroupId... groups) {
        operators = new Operators(version, Set.of(groups));
    }

    void retireLines() {
        retired = true;
    }

    @Override
    public Optional<Involvement> involvement(LineId line, EmployeeId employee) {
        return Optional.ofNullable(known.get(employee))
                .map(each -> new Involvement(
                        each.lineVersion(), retired, each.name(), each.online(), each.parts(), each.operatorGroups()));
    }

    @Override
    public Optional<Operators> operatorsOf(LineId line) {
        return Optional.of(operators);
    }

    @Override
    public boolean onlyOnlineAreGivenSessions() {
        return onlyOnline;
    }

    @Override
    public boolean isOnline(EmployeeId employee) {
        return involvement(new LineId(employee.value()), employee)
                .map(Involvement::online)
                .orElse(false);
    }

    void linkable(ApplicationId application, ItemId item, LinkPurpose... by) {
        items.put(item, application);
        purposes.put(application, Set.of(by));
    }

    @Override
    public Set<ApplicationId> applicationsOf(LineId line, LinkPurpose purpose) {
        return purposes.entrySet().stream()
                .filter(linked -> linked.getValue().contains(purpose))
                .map(Map.Entry::getKey)
                .collect(Collectors.toUnmodifiableSet());
    }

    @Override
    public boolean holds(ApplicationId application, ItemId item) {
        return application.equals(items.get(item));
    }
}
