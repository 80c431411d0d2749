package dev.firstline.line.command;

import static java.util.stream.Collectors.toSet;

import dev.firstline.shared.api.people.EmployeeId;
import dev.firstline.shared.api.people.GroupId;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

final class InMemoryGroups implements Groups {

    private final Map<GroupId, Set<EmployeeId>> members = new HashMap<>();

    InMemoryGroups with(GroupId group, EmployeeId... employees) {
        members.computeIfAbsent(group, any -> new HashSet<>()).addAll(Set.of(employees));
        return this;
    }

    @Override
    public Set<GroupId> existing(Set<GroupId> groups) {
        return groups.stream().filter(members::containsKey).collect(toSet());
    }

    @Override
    public Set<GroupId> withoutMembers(Set<GroupId> groups) {
        return groups.stream()
                .filter(group -> members.getOrDefault(group, Set.of()).isEmpty())
                .collect(toSet());
    }

    @Override
    public Set<GroupId> of(EmployeeId employee) {
        return members.keySet().stream()
                .filter(group -> members.get(group).contains(employee))
                .collect(toSet());
    }
}
