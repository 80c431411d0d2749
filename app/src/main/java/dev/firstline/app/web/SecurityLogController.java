package dev.firstline.app.web;

import static java.util.Objects.requireNonNullElse;

import dev.firstline.app.web.SecurityWords.SecurityEntry;
import dev.firstline.shared.api.GeneralRefusal.InvalidValue;
import dev.firstline.shared.api.GeneralRefusal.Problem;
import dev.firstline.shared.api.Page;
import dev.firstline.shared.api.PageRequest;
import dev.firstline.shared.api.RefusedException;
import dev.firstline.shared.api.people.EmployeeId;
import dev.firstline.shared.api.security.SecurityEvent;
import dev.firstline.shared.api.security.SecurityQuery.ListSecurityEntries;
import dev.firstline.shared.api.security.SecurityView;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The security log, for administrators and auditors. */
@RestController
@Tag(name = "Security log")
class SecurityLogController {

    private final Queries queries;
    private final SecurityWords words;

    SecurityLogController(Queries queries, SecurityWords words) {
        this.queries = queries;
        this.words = words;
    }

    @Operation(
            summary = "What concerned who may do what, newest first",
            description = "`employee`: what he did or what was done to him; `from` is included, `to` is not")
    @GetMapping("/api/security-log")
    Page<SecurityEntry> list(
            @Caller EmployeeId caller,
            @RequestParam(required = false) @Nullable Set<SecurityEvent> event,
            @RequestParam(required = false) @Nullable EmployeeId employee,
            @RequestParam(required = false) @Nullable Instant from,
            @RequestParam(required = false) @Nullable Instant to,
            @RequestParam(defaultValue = "50") int limit,
            @RequestParam(required = false) @Nullable String cursor,
            @Parameter(hidden = true) Locale locale) {
        if (event != null && event.stream().anyMatch(Objects::isNull)) { // what is blank is no event
            throw new RefusedException(new InvalidValue("event", Problem.MALFORMED));
        }
        Page<SecurityView.Entry> page = Pages.of(queries.one(
                new ListSecurityEntries(
                        queries.viewer(caller),
                        requireNonNullElse(event, Set.of()),
                        employee,
                        from,
                        to,
                        new PageRequest(limit, cursor)),
                Page.class));
        return new Page<>(words.of(page.items(), locale), page.nextCursor(), page.position());
    }
}
