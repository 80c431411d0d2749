package dev.firstline.app.web;

import dev.firstline.shared.api.Reference;
import dev.firstline.shared.api.line.LineId;
import dev.firstline.shared.api.line.LineQuery.NameLines;
import dev.firstline.shared.api.people.EmployeeId;
import dev.firstline.shared.api.people.GroupId;
import dev.firstline.shared.api.people.PeopleQuery.NamePeople;
import dev.firstline.shared.api.people.PeopleView;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.stereotype.Component;

/** Turns ids into what an answer shows: id and the name of now. */
@Component
final class Names {

    private final Queries queries;

    Names(Queries queries) {
        this.queries = queries;
    }

    Reference of(EmployeeId employee) {
        var names = queries.one(new NamePeople(Set.of(employee), Set.of()), PeopleView.Names.class);
        return new Reference(employee.toString(), names.employees().getOrDefault(employee, ""));
    }

    Reference of(GroupId group) {
        return of(Set.of(group)).get(0);
    }

    /** The groups, by name. */
    List<Reference> of(Set<GroupId> groups) {
        var names = queries.one(new NamePeople(Set.of(), groups), PeopleView.Names.class);
        return groups.stream()
                .map(group -> new Reference(group.toString(), names.groups().getOrDefault(group, "")))
                .sorted(Comparator.comparing(Reference::name))
                .toList();
    }

    Reference of(LineId line) {
        return ofLines(Set.of(line)).get(0);
    }

    /** The lines, by name. */
    List<Reference> ofLines(Set<LineId> lines) {
        Map<?, ?> names = queries.one(new NameLines(lines), Map.class);
        return lines.stream()
                .map(line -> new Reference(line.toString(), names.get(line) instanceof String name ? name : ""))
                .sorted(Comparator.comparing(Reference::name))
                .toList();
    }
}
