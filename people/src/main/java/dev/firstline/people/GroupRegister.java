package dev.firstline.people;

import dev.firstline.shared.api.Name;
import dev.firstline.shared.api.line.LineId;
import dev.firstline.shared.api.people.GroupId;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What a decision about a group has to know or keep beyond the group's own events. */
interface GroupRegister {

    /** Whether there is such a group; if so it is neither deleted nor taken into use elsewhere until the caller's transaction ends. */
    boolean lock(GroupId group);

    /** What the provider calls the groups that are mapped to one of its own. */
    Map<GroupId, String> mapped();

    /** The lines that use the group. */
    Set<LineId> linesUsing(GroupId group);

    /** Takes a name, folded as by {@link Name#folded(String)}, for the group, beside any it has; answers the other group that has it, if one does. */
    Optional<GroupId> takeName(String foldedName, GroupId group);

    /** Gives up one of the group's names. */
    void freeName(String foldedName, GroupId group);
}
