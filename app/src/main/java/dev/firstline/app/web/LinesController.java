package dev.firstline.app.web;

import static java.util.Comparator.comparing;
import static java.util.Objects.requireNonNull;
import static java.util.Objects.requireNonNullElseGet;
import static java.util.stream.Collectors.toMap;
import static java.util.stream.Collectors.toSet;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.firstline.app.web.LineSaves.Saved;
import dev.firstline.app.web.LineSaves.Warning;
import dev.firstline.shared.api.GeneralRefusal.InvalidValue;
import dev.firstline.shared.api.GeneralRefusal.Problem;
import dev.firstline.shared.api.Page;
import dev.firstline.shared.api.PageRequest;
import dev.firstline.shared.api.Reference;
import dev.firstline.shared.api.RefusedException;
import dev.firstline.shared.api.application.ApplicationId;
import dev.firstline.shared.api.line.LineBlock;
import dev.firstline.shared.api.line.LineCommand;
import dev.firstline.shared.api.line.LineCommand.AssignOperators;
import dev.firstline.shared.api.line.LineCommand.AssignReaders;
import dev.firstline.shared.api.line.LineCommand.AssignSupervisors;
import dev.firstline.shared.api.line.LineCommand.CreateLine;
import dev.firstline.shared.api.line.LineCommand.LetSupervisorsEdit;
import dev.firstline.shared.api.line.LineCommand.RenameLine;
import dev.firstline.shared.api.line.LineCommand.RestoreLine;
import dev.firstline.shared.api.line.LineCommand.RetireLine;
import dev.firstline.shared.api.line.LineCommand.SaveSettings;
import dev.firstline.shared.api.line.LineCommand.SetAccountApplication;
import dev.firstline.shared.api.line.LineCommand.SetInternalClients;
import dev.firstline.shared.api.line.LineCommand.SetRequestApplications;
import dev.firstline.shared.api.line.LineCommand.ShowOperatorName;
import dev.firstline.shared.api.line.LineId;
import dev.firstline.shared.api.line.LineMoment;
import dev.firstline.shared.api.line.LineMoment.AsOf;
import dev.firstline.shared.api.line.LineMoment.AtVersion;
import dev.firstline.shared.api.line.LineQuery.FindLineSettings;
import dev.firstline.shared.api.line.LineQuery.FindPastSettings;
import dev.firstline.shared.api.line.LineQuery.ListLines;
import dev.firstline.shared.api.line.LineSaved;
import dev.firstline.shared.api.line.LineSettings;
import dev.firstline.shared.api.line.LineState;
import dev.firstline.shared.api.line.LineView;
import dev.firstline.shared.api.line.RoutingRule;
import dev.firstline.shared.api.people.EmployeeId;
import dev.firstline.shared.api.people.GroupId;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Lines: created and changed by administrators, seen by those who watch them too. */
@RestController
@Tag(name = "Lines")
@RequestMapping("/api/lines")
class LinesController {

    private final Queries queries;
    private final Commands commands;
    private final LineSaves saves;
    private final Names names;
    private final Supplier<UUID> ids;

    LinesController(Queries queries, Commands commands, LineSaves saves, Names names, Supplier<UUID> ids) {
        this.queries = queries;
        this.commands = commands;
        this.saves = saves;
        this.names = names;
        this.ids = ids;
    }

    /** A line to be opened, with its three required fields. */
    record NewLine(
            @Nullable UUID id,
            @NotNull String name,
            @NotNull Set<GroupId> operatorGroups,
            @NotNull Set<GroupId> supervisorGroups) {}

    /** The line's new name. */
    record NameBody(@NotNull String name) {}

    /** The groups of one setting, all of them. */
    record GroupsBody(@NotNull Set<GroupId> groups) {}

    /** Whether internal clients see the operator's name. */
    record ShowBody(@NotNull Boolean show) {}

    /** The application of one setting, or none. */
    record ApplicationBody(
            @NotNull @Schema(type = "string", format = "uuid", nullable = true)
            ApplicationChoice application) {}

    /** The applications of one setting, all of them. */
    record ApplicationsBody(@NotNull Set<ApplicationId> applications) {}

    /** Whether the line's supervisors may change its settings. */
    record AllowedBody(@NotNull Boolean allowed) {}

    /** All that can be set on a line; nothing is left out. */
    record SettingsBody(
            @NotNull String name,
            @NotNull Set<GroupId> operatorGroups,
            @NotNull Set<GroupId> supervisorGroups,
            @NotNull Set<GroupId> internalGroups,
            @NotNull Boolean showOperatorName,

            @NotNull @Schema(type = "string", format = "uuid", nullable = true)
            ApplicationChoice accountApplication,

            @NotNull Set<ApplicationId> requestApplications,
            @NotNull Set<GroupId> readerGroups,
            @NotNull Boolean supervisorsMayEdit,
            @NotNull RoutingRule routingRule) {

        LineBlock asBlock() {
            return new LineBlock(
                    name,
                    operatorGroups,
                    supervisorGroups,
                    internalGroups,
                    showOperatorName,
                    accountApplication.application(),
                    requestApplications,
                    readerGroups,
                    supervisorsMayEdit,
                    routingRule);
        }
    }

    /**
     * A line's settings: now, with what the caller may do and what may not be meant; or as they were, with since when and by whom.
     */
    record Settings(
            LineId id,
            long version,
            LineState state,
            String name,
            List<Reference> operatorGroups,
            List<Reference> supervisorGroups,
            List<Reference> internalGroups,
            boolean showOperatorName,

            @JsonInclude(JsonInclude.Include.ALWAYS) @Nullable
            Reference accountApplication,

            List<Reference> requestApplications,
            List<Reference> readerGroups,
            boolean supervisorsMayEdit,
            RoutingRule routingRule,
            @Nullable Boolean mayEdit,
            @Nullable List<Warning> warnings,
            @Nullable Instant at,
            LineView.@Nullable By by) {}

    /** A line as it stands in the list. */
    record ListedLine(
            LineId id,
            String name,
            long version,
            LineState state,
            List<Reference> operatorGroups,
            List<Reference> supervisorGroups) {

        static ListedLine of(LineView.Row row) {
            return new ListedLine(
                    row.id(), row.name(), row.version(), row.state(), row.operatorGroups(), row.supervisorGroups());
        }
    }

    /** Which lines are listed. */
    enum ListedState {
        ACTIVE(LineState.ACTIVE),
        RETIRED(LineState.RETIRED),
        ALL(LineState.values());

        private final Set<LineState> states;

        ListedState(LineState... states) {
            this.states = Set.of(states);
        }
    }

    @Operation(summary = "Lines by name")
    @GetMapping
    Page<ListedLine> list(
            @Caller EmployeeId caller,
            @RequestParam(required = false) @Nullable String search,
            @RequestParam(defaultValue = "ACTIVE") ListedState state,
            @RequestParam(defaultValue = "50") int limit,
            @RequestParam(required = false) @Nullable String cursor) {
        Page<LineView.Row> lines = Pages.of(queries.one(
                new ListLines(queries.viewer(caller), search, state.states, new PageRequest(limit, cursor)),
                Page.class));
        return Pages.map(lines, ListedLine::of);
    }

    @Operation(summary = "Opens a line")
    @PostMapping
    ResponseEntity<Saved> create(
            @Caller EmployeeId caller, @Valid @RequestBody NewLine body, HttpServletResponse response) {
        var line = new LineId(requireNonNullElseGet(body.id(), ids));
        LineSaved saved = requireNonNull(commands.create(
                caller,
                "create-line",
                body.id(),
                body,
                new CreateLine(line, body.name(), body.operatorGroups(), body.supervisorGroups())));
        return saves.answer(saved, ResponseEntity.created(URI.create("/api/lines/" + line)), response);
    }

    @Operation(summary = "A line's settings now, as of a moment, or at a version")
    @GetMapping("/{id}")
    ResponseEntity<Settings> one(
            @Caller EmployeeId caller,
            @PathVariable LineId id,
            @RequestParam(required = false) @Nullable Instant asOf,
            @RequestParam(required = false) @Nullable Long version) {
        if (asOf != null && version != null) {
            throw new RefusedException(new InvalidValue("version", Problem.MALFORMED));
        }
        if (asOf != null) {
            return ResponseEntity.ok(past(caller, id, new AsOf(asOf)));
        }
        if (version != null) {
            return ResponseEntity.ok(past(caller, id, new AtVersion(version)));
        }
        var found = queries.found(new FindLineSettings(queries.viewer(caller), id), LineView.Settings.class);
        var byId = byId(found.groups());
        var warnings = Warning.of(found.warnings(), group -> named(group, byId));
        return ResponseEntity.ok()
                .eTag(Long.toString(found.settings().version()))
                .body(settings(found.settings(), byId, found.mayEdit(), warnings, null, null));
    }

    private Settings past(EmployeeId caller, LineId id, LineMoment moment) {
        var found = queries.found(new FindPastSettings(queries.viewer(caller), id, moment), LineView.Past.class);
        return settings(found.settings(), byId(found.groups()), null, null, found.at(), found.by());
    }

    private Settings settings(
            LineSettings settings,
            Map<String, Reference> byId,
            @Nullable Boolean mayEdit,
            @Nullable List<Warning> warnings,
            @Nullable Instant at,
            LineView.@Nullable By by) {
        var applications = names.ofApplications(applicationsOf(settings));
        return new Settings(
                settings.line(),
                settings.version(),
                settings.state(),
                settings.name(),
                named(settings.operatorGroups(), byId),
                named(settings.supervisorGroups(), byId),
                named(settings.internalGroups(), byId),
                settings.showOperatorName(),
                settings.accountApplication() == null ? null : applications.get(settings.accountApplication()),
                settings.requestApplications().stream()
                        .map(application -> requireNonNull(applications.get(application)))
                        .sorted(comparing(Reference::name))
                        .toList(),
                named(settings.readerGroups(), byId),
                settings.supervisorsMayEdit(),
                settings.routingRule(),
                mayEdit,
                warnings,
                at,
                by);
    }

    private static Map<String, Reference> byId(List<Reference> groups) {
        return groups.stream().collect(toMap(Reference::id, Function.identity()));
    }

    private static List<Reference> named(Set<GroupId> groups, Map<String, Reference> byId) {
        return groups.stream()
                .map(group -> named(group, byId))
                .sorted(comparing(Reference::name))
                .toList();
    }

    private static Reference named(GroupId group, Map<String, Reference> byId) {
        return requireNonNull(byId.get(group.toString()));
    }

    private static Set<ApplicationId> applicationsOf(LineSettings settings) {
        return Stream.concat(settings.requestApplications().stream(), Stream.ofNullable(settings.accountApplication()))
                .collect(toSet());
    }

    @Operation(summary = "Sets everything at once, from the version in If-Match")
    @PutMapping("/{id}/settings")
    ResponseEntity<Saved> settings(
            @Caller EmployeeId caller,
            @PathVariable LineId id,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            @Valid @RequestBody SettingsBody body,
            HttpServletResponse response) {
        return saves.save(caller, new SaveSettings(id, IfMatch.version(ifMatch), body.asBlock()), response);
    }

    @Operation(summary = "Renames a line")
    @PutMapping("/{id}/name")
    ResponseEntity<Saved> rename(
            @Caller EmployeeId caller,
            @PathVariable LineId id,
            @Valid @RequestBody NameBody body,
            HttpServletResponse response) {
        return single(caller, new RenameLine(id, body.name()), "name", response);
    }

    @Operation(summary = "Says whose members answer")
    @PutMapping("/{id}/operators")
    ResponseEntity<Saved> operators(
            @Caller EmployeeId caller,
            @PathVariable LineId id,
            @Valid @RequestBody GroupsBody body,
            HttpServletResponse response) {
        return single(caller, new AssignOperators(id, body.groups()), "groups", response);
    }

    @Operation(summary = "Says whose members watch and assign")
    @PutMapping("/{id}/supervisors")
    ResponseEntity<Saved> supervisors(
            @Caller EmployeeId caller,
            @PathVariable LineId id,
            @Valid @RequestBody GroupsBody body,
            HttpServletResponse response) {
        return single(caller, new AssignSupervisors(id, body.groups()), "groups", response);
    }

    @Operation(summary = "Says whose members may write from inside")
    @PutMapping("/{id}/internal-clients")
    ResponseEntity<Saved> internalClients(
            @Caller EmployeeId caller,
            @PathVariable LineId id,
            @Valid @RequestBody GroupsBody body,
            HttpServletResponse response) {
        return single(caller, new SetInternalClients(id, body.groups()), "groups", response);
    }

    @Operation(summary = "Shows or hides the operator's name")
    @PutMapping("/{id}/operator-name")
    ResponseEntity<Saved> operatorName(
            @Caller EmployeeId caller,
            @PathVariable LineId id,
            @Valid @RequestBody ShowBody body,
            HttpServletResponse response) {
        return single(caller, new ShowOperatorName(id, body.show()), "show", response);
    }

    @Operation(summary = "Says to which application's items accounts are linked")
    @PutMapping("/{id}/account-application")
    ResponseEntity<Saved> accountApplication(
            @Caller EmployeeId caller,
            @PathVariable LineId id,
            @Valid @RequestBody ApplicationBody body,
            HttpServletResponse response) {
        return single(caller, new SetAccountApplication(id, body.application().application()), "application", response);
    }

    @Operation(summary = "Says in which applications requests are registered")
    @PutMapping("/{id}/request-applications")
    ResponseEntity<Saved> requestApplications(
            @Caller EmployeeId caller,
            @PathVariable LineId id,
            @Valid @RequestBody ApplicationsBody body,
            HttpServletResponse response) {
        return single(caller, new SetRequestApplications(id, body.applications()), "applications", response);
    }

    @Operation(summary = "Says whose members may read")
    @PutMapping("/{id}/readers")
    ResponseEntity<Saved> readers(
            @Caller EmployeeId caller,
            @PathVariable LineId id,
            @Valid @RequestBody GroupsBody body,
            HttpServletResponse response) {
        return single(caller, new AssignReaders(id, body.groups()), "groups", response);
    }

    @Operation(summary = "Lets the supervisors change the settings, or no longer")
    @PutMapping("/{id}/supervisors-may-edit")
    ResponseEntity<Saved> supervisorsMayEdit(
            @Caller EmployeeId caller,
            @PathVariable LineId id,
            @Valid @RequestBody AllowedBody body,
            HttpServletResponse response) {
        return single(caller, new LetSupervisorsEdit(id, body.allowed()), "allowed", response);
    }

    @Operation(summary = "Takes a line out of use")
    @PostMapping("/{id}/retire")
    ResponseEntity<Saved> retire(@Caller EmployeeId caller, @PathVariable LineId id, HttpServletResponse response) {
        return saves.save(caller, new RetireLine(id), response);
    }

    @Operation(summary = "Takes a retired line into use again")
    @PostMapping("/{id}/restore")
    ResponseEntity<Saved> restore(@Caller EmployeeId caller, @PathVariable LineId id, HttpServletResponse response) {
        return saves.save(caller, new RestoreLine(id), response);
    }

    /** A value that is refused is refused under its setting's name; the body of a single change calls it otherwise. */
    private ResponseEntity<Saved> single(
            EmployeeId caller, LineCommand command, String member, HttpServletResponse response) {
        try {
            return saves.save(caller, command, response);
        } catch (RefusedException e) {
            throw e.refusal() instanceof InvalidValue invalid
                    ? new RefusedException(new InvalidValue(member, invalid.problem()))
                    : e;
        }
    }
}
