package dev.firstline.people;

import dev.firstline.shared.api.Actor;
import dev.firstline.shared.api.line.LineId;
import dev.firstline.shared.api.people.EmployeeId;
import dev.firstline.shared.api.people.GroupId;
import dev.firstline.shared.api.people.ProviderIdentity;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What decisions about people rest on, without a database: {@link #ADMINISTRATOR} administers, anything else a test adds. */
final class InMemoryPeople implements Administrators, EmployeeRegister, GroupRegister {

    static final EmployeeId ADMINISTRATOR = EmployeeId.of("00000000-0000-4000-8000-00000000000a");
    static final EmployeeId EMPLOYEE = EmployeeId.of("00000000-0000-4000-8000-00000000000e");
    static final GroupId FIRST_LINE = GroupId.of("00000000-0000-4000-8000-000000000001");
    static final GroupId SECOND_LINE = GroupId.of("00000000-0000-4000-8000-000000000002");

    static final Actor BY_ADMINISTRATOR = new Actor.Employee(ADMINISTRATOR);
    static final Actor BY_HIMSELF = new Actor.Employee(EMPLOYEE);
    static final Actor BY_FIRSTLINE = new Actor.Process("test");

    final Set<EmployeeId> administrators = new HashSet<>(Set.of(ADMINISTRATOR));
    final Set<EmployeeId> employees = new HashSet<>();
    final Set<GroupId> groups = new HashSet<>(Set.of(GroupId.ADMINISTRATORS, FIRST_LINE, SECOND_LINE));
    final Map<String, EmployeeId> logins = new HashMap<>();
    final Map<ProviderIdentity, EmployeeId> identities = new HashMap<>();
    final Map<GroupId, String> mapped = new HashMap<>();
    final Map<String, GroupId> groupNames = new HashMap<>();
    final Map<EmployeeId, String> passwords = new HashMap<>();
    final Map<GroupId, Set<LineId>> uses = new HashMap<>();

    @Override
    public Set<GroupId> groupsOf(EmployeeId employee) {
        return administrators.contains(employee) ? Set.of(GroupId.ADMINISTRATORS) : Set.of();
    }

    @Override
    public Set<EmployeeId> lock() {
        return Set.copyOf(administrators);
    }

    @Override
    public boolean takeLogin(String foldedLogin, EmployeeId employee) {
        return employee.equals(logins.computeIfAbsent(foldedLogin, free -> employee));
    }

    @Override
    public boolean takeIdentity(ProviderIdentity identity, EmployeeId employee) {
        return employee.equals(identities.computeIfAbsent(identity, free -> employee));
    }

    @Override
    public void keepPassword(EmployeeId employee, String hash) {
        passwords.put(employee, hash);
    }

    @Override
    public boolean lock(GroupId group) {
        return groups.contains(group);
    }

    @Override
    public Map<GroupId, String> mapped() {
        return Map.copyOf(mapped);
    }

    @Override
    public Set<LineId> linesUsing(GroupId group) {
        return uses.getOrDefault(group, Set.of());
    }

    @Override
    public Optional<GroupId> takeName(String foldedName, GroupId group) {
        return Optional.of(groupNames.computeIfAbsent(foldedName, free -> group))
                .filter(holder -> !holder.equals(group));
    }

    @Override
    public void freeName(String foldedName, GroupId group) {
        groupNames.remove(foldedName, group);
    }
}
