package dev.firstline.app.permissions;

import dev.firstline.shared.api.LineStanding;
import dev.firstline.shared.api.NameBasedId;
import dev.firstline.shared.api.Permission.Part;
import dev.firstline.shared.api.application.ApplicationId;
import dev.firstline.shared.api.application.ItemId;
import dev.firstline.shared.api.line.LineId;
import dev.firstline.shared.api.people.GroupId;
import java.util.EnumSet;
import java.util.Set;

/** A line of the organisation, as it was set up. */
record OneLine(
        LineId id,
        String name,
        GroupId operators,
        GroupId otherOperators,
        GroupId supervisors,
        GroupId readers,
        GroupId clients,
        boolean supervisorsMayEdit) {

    /** The application its sessions are linked to. */
    ApplicationId application() {
        return new ApplicationId(NameBasedId.of(id.value(), "application"));
    }

    /** An item of it. */
    ItemId item() {
        return new ItemId(NameBasedId.of(id.value(), "item"));
    }

    /** What somebody is on it, by his groups. */
    Set<Part> partsOf(Person person) {
        var parts = EnumSet.noneOf(Part.class);
        add(person.isIn(GroupId.ADMINISTRATORS), Part.ADMINISTRATOR, parts);
        add(person.isIn(GroupId.AUDITORS), Part.AUDITOR, parts);
        add(person.isIn(operators) || person.isIn(otherOperators), Part.OPERATOR, parts);
        add(person.isIn(supervisors), Part.SUPERVISOR, parts);
        add(person.isIn(readers), Part.READER, parts);
        add(person.isIn(clients), Part.INTERNAL_CLIENT, parts);
        return parts;
    }

    private static void add(boolean is, Part part, Set<Part> parts) {
        if (is) {
            parts.add(part);
        }
    }

    LineStanding standingOf(Person person) {
        return new LineStanding(partsOf(person), supervisorsMayEdit);
    }

    @Override
    public String toString() {
        return name;
    }
}
