package dev.firstline.line.query;

import dev.firstline.shared.api.people.EmployeeId;
import dev.firstline.shared.api.people.GroupId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/** People who are in their groups for ever; whoever is online is so from a moment on. */
final class InMemoryPeople implements KnownPeople {

    final Names names = new Names();
    final List<Membership> memberships = new ArrayList<>();
    final Set<EmployeeId> online = new HashSet<>();
    Instant onlineFrom = Instant.EPOCH;

    @Override
    public Names names(Collection<UUID> employeesAndGroups) {
        return names;
    }

    @Override
    public Set<GroupId> withMembers(Set<GroupId> groups) {
        return Set.of();
    }

    @Override
    public List<Membership> members(Set<GroupId> groups, Instant at) {
        return memberships.stream()
                .filter(membership -> groups.contains(membership.group()))
                .toList();
    }

    @Override
    public Set<EmployeeId> online(Set<EmployeeId> employees, Instant at) {
        return at.isBefore(onlineFrom) ? Set.of() : online;
    }
}
