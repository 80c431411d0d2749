package dev.firstline.app.web;

import static java.util.Objects.requireNonNullElse;
import static java.util.stream.Collectors.toSet;

import dev.firstline.shared.api.Actor;
import dev.firstline.shared.api.Reference;
import dev.firstline.shared.api.line.LineId;
import dev.firstline.shared.api.people.EmployeeId;
import dev.firstline.shared.api.people.GroupId;
import dev.firstline.shared.api.security.SecurityEvent;
import dev.firstline.shared.api.security.SecurityView.Entry;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** Puts entries of the security log into words of the caller's language, with the names of now. */
@Component
final class SecurityWords {

    private static final String GROUP = "group";
    private static final String GROUPS = "Groups";
    private static final String LINE = "line";

    private final MessageSource words;
    private final Names names;

    SecurityWords(MessageSource words, Names names) {
        this.words = words;
        this.names = names;
    }

    /** An entry of the security log; {@code facts} hold references where they name a group or a line. */
    record SecurityEntry(
            UUID id,
            Instant at,
            SecurityEvent event,
            @Nullable Who actor,
            @Nullable Reference employee,
            @Nullable String address,
            String summary,
            Map<String, Object> facts) {}

    /** Who did it; Firstline itself has no id. */
    record Who(@Nullable String id, String name) {}

    List<SecurityEntry> of(List<Entry> entries, Locale locale) {
        var called = names.of(
                entries.stream().flatMap(SecurityWords::employeesOf).collect(toSet()),
                entries.stream().flatMap(SecurityWords::groupsOf).collect(toSet()),
                entries.stream().flatMap(SecurityWords::linesOf).collect(toSet()));
        return entries.stream().map(entry -> inWords(entry, called, locale)).toList();
    }

    private SecurityEntry inWords(Entry entry, Names.Called called, Locale locale) {
        var employee = entry.employee() == null ? null : called.reference(entry.employee());
        var facts = new TreeMap<String, Object>();
        entry.facts().forEach((name, value) -> facts.put(name, fact(name, value, called)));
        return new SecurityEntry(
                entry.id(),
                entry.at(),
                entry.event(),
                who(entry.actor(), called),
                employee,
                entry.address(),
                summary(entry.event(), employee, facts, locale),
                facts);
    }

    private static @Nullable Who who(@Nullable Actor actor, Names.Called called) {
        if (actor instanceof Actor.Employee employee) {
            var reference = called.reference(employee.id());
            return new Who(reference.id(), reference.name());
        }
        return actor instanceof Actor.Process process ? new Who(null, process.name()) : null;
    }

    private String summary(
            SecurityEvent event, @Nullable Reference employee, Map<String, Object> facts, Locale locale) {
        Object[] named = {
            employee == null ? "" : employee.name(),
            named(facts.get(GROUP)),
            named(facts.get(LINE)),
            facts.getOrDefault("providerName", "")
        };
        var key = "security." + event;
        var without = key + ".without";
        var said = employee == null || event == SecurityEvent.GROUP_MAPPED && !facts.containsKey("providerName")
                ? words.getMessage(without, named, null, locale)
                : null;
        return said != null ? said : requireNonNullElse(words.getMessage(key, named, event.name(), locale), "");
    }

    private static Object named(@Nullable Object fact) {
        return fact instanceof Reference reference ? reference.name() : "";
    }

    private static Object fact(String name, String value, Names.Called called) {
        if (name.equals(GROUP)) {
            return called.reference(GroupId.of(value));
        }
        if (name.equals(LINE)) {
            return called.reference(LineId.of(value));
        }
        return name.endsWith(GROUPS) ? groups(value).map(called::reference).toList() : value;
    }

    private static Stream<EmployeeId> employeesOf(Entry entry) {
        return Stream.concat(
                Stream.ofNullable(entry.employee()),
                entry.actor() instanceof Actor.Employee employee ? Stream.of(employee.id()) : Stream.empty());
    }

    private static Stream<GroupId> groupsOf(Entry entry) {
        return entry.facts().entrySet().stream()
                .filter(fact -> fact.getKey().equals(GROUP) || fact.getKey().endsWith(GROUPS))
                .flatMap(fact -> groups(fact.getValue()));
    }

    private static Stream<LineId> linesOf(Entry entry) {
        return Stream.ofNullable(entry.facts().get(LINE)).map(LineId::of);
    }

    private static Stream<GroupId> groups(String ids) {
        return ids.isEmpty() ? Stream.empty() : Arrays.stream(ids.split(",")).map(GroupId::of);
    }
}
