package dev.firstline.line.command;

import dev.firstline.shared.api.people.EmployeeId;
import dev.firstline.shared.api.people.GroupId;
import java.util.Set;

/** The groups as they are when a line decides. */
interface Groups {

    /** Which of these exist. That none of them is deleted in the same instant, whoever deletes groups sees to. */
    Set<GroupId> existing(Set<GroupId> groups);

    /** Which of these nobody is in. */
    Set<GroupId> withoutMembers(Set<GroupId> groups);

    /** The groups somebody is in. */
    Set<GroupId> of(EmployeeId employee);
}
