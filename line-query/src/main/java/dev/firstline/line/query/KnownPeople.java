package dev.firstline.line.query;

import dev.firstline.shared.api.people.EmployeeId;
import dev.firstline.shared.api.people.GroupId;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/** Who was who, in which group, and online, at any moment. */
interface KnownPeople {

    /** Somebody's membership. */
    record Membership(EmployeeId employee, GroupId group) {}

    /** What employees and groups were called. */
    Names names(Collection<UUID> employeesAndGroups);

    /** Which of these groups somebody is in now who is not locked out. */
    Set<GroupId> withMembers(Set<GroupId> groups);

    /** Who was in these groups at a moment and not locked out then. */
    List<Membership> members(Set<GroupId> groups, Instant at);

    /** Who of these was online at a moment. */
    Set<EmployeeId> online(Set<EmployeeId> employees, Instant at);
}
