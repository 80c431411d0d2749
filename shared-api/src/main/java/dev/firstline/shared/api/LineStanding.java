package dev.firstline.shared.api;

import dev.firstline.shared.api.session.SessionStatus;
import java.util.Set;

/**
 * How somebody stands to one line.
 *
 * @param parts what he is on it
 * @param supervisorsMayEdit whether the line lets its supervisors change its settings
 */
public record LineStanding(Set<Permission.Part> parts, boolean supervisorsMayEdit) implements Standing {

    public LineStanding {
        parts = Set.copyOf(parts);
    }

    @Override
    public boolean reaches(Permission.Extent extent, Set<SessionStatus> statuses) {
        return statuses.isEmpty()
                && switch (extent) {
                    case ALL, OWN -> true;
                    case WHERE_LINE_SAYS -> supervisorsMayEdit;
                    case ALL_BUT_SPAM, ADDRESSED, HELD, HELD_LAST -> false;
                };
    }
}
