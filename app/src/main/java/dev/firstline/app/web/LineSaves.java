package dev.firstline.app.web;

import static java.util.Objects.requireNonNull;

import dev.firstline.shared.api.Reference;
import dev.firstline.shared.api.RefusedException;
import dev.firstline.shared.api.line.LineCommand;
import dev.firstline.shared.api.line.LineId;
import dev.firstline.shared.api.line.LineQuery.FindLineSettings;
import dev.firstline.shared.api.line.LineRefusal.LineNameTaken;
import dev.firstline.shared.api.line.LineRefusal.StaleVersion;
import dev.firstline.shared.api.line.LineSaved;
import dev.firstline.shared.api.line.LineView;
import dev.firstline.shared.api.people.EmployeeId;
import dev.firstline.shared.api.people.GroupId;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;

/** Sends what changes a line, and answers what became of it. */
@Component
final class LineSaves {

    private final Commands commands;
    private final Queries queries;
    private final LineEntries entries;
    private final Names names;

    LineSaves(Commands commands, Queries queries, LineEntries entries, Names names) {
        this.commands = commands;
        this.queries = queries;
        this.entries = entries;
        this.names = names;
    }

    /** What a line answers to a change. */
    record Saved(LineId id, long version, List<Warning> warnings) {}

    /** Something accepted that may not be meant. */
    record Warning(LineSaved.Warning.Code code, String field, Reference group) {

        static List<Warning> of(List<LineSaved.Warning> warnings, Function<GroupId, Reference> named) {
            return warnings.stream()
                    .map(warning -> new Warning(warning.code(), warning.field(), named.apply(warning.group())))
                    .toList();
        }
    }

    /** Sends a change of a line there is. */
    ResponseEntity<Saved> save(EmployeeId caller, LineCommand command, HttpServletResponse response) {
        try {
            LineSaved saved = requireNonNull(commands.send(caller, command));
            return answer(saved, ResponseEntity.ok(), response);
        } catch (RefusedException e) {
            if (e.refusal() instanceof StaleVersion stale) {
                throw new RefusedException(
                        entries.told(stale, queries.viewer(caller), command.line(), LocaleContextHolder.getLocale()));
            }
            if (e.refusal() instanceof LineNameTaken taken && !maySee(caller, taken.line())) {
                throw new RefusedException(new LineNameTaken(null));
            }
            throw e;
        }
    }

    private boolean maySee(EmployeeId caller, @Nullable LineId line) {
        return line != null
                && queries.optional(new FindLineSettings(queries.viewer(caller), line), LineView.Settings.class)
                        .isPresent();
    }

    ResponseEntity<Saved> answer(LineSaved saved, ResponseEntity.BodyBuilder answer, HttpServletResponse response) {
        commands.tellPosition(response, saved.line());
        return answer.eTag(Long.toString(saved.version()))
                .body(new Saved(saved.line(), saved.version(), Warning.of(saved.warnings(), names::of)));
    }
}
