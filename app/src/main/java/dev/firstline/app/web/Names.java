package dev.firstline.app.web;

import static java.util.stream.Collectors.toMap;

import dev.firstline.shared.api.Reference;
import dev.firstline.shared.api.application.ApplicationId;
import dev.firstline.shared.api.application.ApplicationQuery.NameApplications;
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
import java.util.function.Function;
import org.springframework.stereotype.Component;

/** Turns ids into what an answer shows: id and the name of now. */
@Component
final class Names {

    private final Queries queries;

    Names(Queries queries) {
        this.queries = queries;
    }

    /** What all of these are called. */
    Called of(Set<EmployeeId> employees, Set<GroupId> groups, Set<LineId> lines) {
        return new Called(
                queries.one(new NamePeople(employees, groups), PeopleView.Names.class),
                queries.one(new NameLines(lines), Map.class));
    }

    /** What these applications are called; an unknown one by its id. */
    Map<ApplicationId, Reference> ofApplications(Set<ApplicationId> applications) {
        Map<?, ?> called = queries.one(new NameApplications(applications), Map.class);
        return applications.stream()
                .collect(toMap(
                        Function.identity(),
                        id -> new Reference(
                                id.toString(), called.get(id) instanceof String name ? name : id.toString())));
    }

    /** What several things are called; what is unknown has no name. */
    record Called(PeopleView.Names people, Map<?, ?> lines) {

        Reference reference(EmployeeId employee) {
            return new Reference(employee.toString(), people.employees().getOrDefault(employee, ""));
        }

        Reference reference(GroupId group) {
            return new Reference(group.toString(), people.groups().getOrDefault(group, ""));
        }

        Reference reference(LineId line) {
            return new Reference(line.toString(), lines.get(line) instanceof String name ? name : "");
        }
    }

    Reference of(EmployeeId employee) {
        return of(Set.of(employee), Set.of(), Set.of()).reference(employee);
    }

    Reference of(GroupId group) {
        return of(Set.of(group)).get(0);
    }

    /** The groups, by name. */
    List<Reference> of(Set<GroupId> groups) {
        var called = of(Set.of(), groups, Set.of());
        return groups.stream()
                .map(called::reference)
                .sorted(Comparator.comparing(Reference::name))
                .toList();
    }

    Reference of(LineId line) {
        return ofLines(Set.of(line)).get(0);
    }

    /** The lines, by name. */
    List<Reference> ofLines(Set<LineId> lines) {
        var called = of(Set.of(), Set.of(), lines);
        return lines.stream()
                .map(called::reference)
                .sorted(Comparator.comparing(Reference::name))
                .toList();
    }
}
