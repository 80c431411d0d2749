package dev.firstline.session.routing;

import dev.firstline.shared.api.LineStanding;
import dev.firstline.shared.api.Permission.Part;
import dev.firstline.shared.api.people.GroupId;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * How an employee is involved with a line, by the facts committed so far.
 *
 * @param lineVersion the version of the line's settings this rests on
 * @param lineRetired whether the line takes no new sessions
 * @param name what the employee is called
 * @param online whether he acts as an operator now
 * @param parts what he is on the line, or everywhere
 * @param operatorGroups the line's operator groups he is in
 */
record Involvement(
        long lineVersion,
        boolean lineRetired,
        String name,
        boolean online,
        Set<Part> parts,
        Set<GroupId> operatorGroups) {

    Involvement {
        parts = Set.copyOf(parts);
        operatorGroups = Set.copyOf(operatorGroups);
    }

    /** How he stands to the line; what rests on its settings is not decided by these facts. */
    LineStanding standing() {
        return new LineStanding(parts, false);
    }

    boolean isOperator() {
        return parts.contains(Part.OPERATOR);
    }

    /** Whether a session waiting for this group (none: for all operators) waits for him. */
    boolean isAddressedBy(@Nullable GroupId group) {
        return isOperator() && (group == null || operatorGroups.contains(group));
    }
}
