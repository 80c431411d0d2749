package dev.firstline.app.web;

import static java.util.Objects.requireNonNull;
import static java.util.Objects.requireNonNullElseGet;

import dev.firstline.shared.api.Page;
import dev.firstline.shared.api.PageRequest;
import dev.firstline.shared.api.application.ApplicationId;
import dev.firstline.shared.api.application.ApplicationQuery.FindItem;
import dev.firstline.shared.api.application.ApplicationQuery.ListItemCandidates;
import dev.firstline.shared.api.application.ApplicationView;
import dev.firstline.shared.api.application.ItemId;
import dev.firstline.shared.api.people.EmployeeId;
import dev.firstline.shared.api.people.TokenScope;
import dev.firstline.shared.api.session.LinkId;
import dev.firstline.shared.api.session.LinkPurpose;
import dev.firstline.shared.api.session.SessionAnswer.Linked;
import dev.firstline.shared.api.session.SessionCommand.LinkItem;
import dev.firstline.shared.api.session.SessionCommand.UnlinkItem;
import dev.firstline.shared.api.session.SessionId;
import dev.firstline.shared.api.session.SessionQuery.FindLinks;
import dev.firstline.shared.api.session.SessionQuery.ListSessionsOfItem;
import dev.firstline.shared.api.session.SessionView;
import dev.firstline.shared.api.session.SessionView.Links;
import dev.firstline.shared.api.session.SessionView.Row;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** What sessions are linked to: who the client is, and what he asks for. */
@RestController
@Tag(name = "Applications")
@RequestMapping("/api")
class SessionLinksController {

    private final Queries queries;
    private final Commands commands;
    private final SessionRows rows;
    private final Supplier<UUID> ids;

    SessionLinksController(Queries queries, Commands commands, SessionRows rows, Supplier<UUID> ids) {
        this.queries = queries;
        this.commands = commands;
        this.rows = rows;
        this.ids = ids;
    }

    /** A link to be made. */
    record NewLink(
            @Nullable UUID id,
            @NotNull ApplicationId application,
            @NotNull ItemId item,
            @NotNull LinkPurpose purpose) {}

    /** A link there is. */
    record KeptLink(LinkId id) {}

    /** Items a session can be linked to. */
    record Candidates(List<ApplicationView.Candidate> items) {}

    @Operation(summary = "What a session is linked to, and the applications it can be linked to items of")
    @GetMapping("/sessions/{id}/links")
    Links links(@Caller EmployeeId caller, @PathVariable SessionId id) {
        return queries.found(new FindLinks(queries.viewer(caller), id), Links.class);
    }

    @Operation(summary = "Links a session to an item")
    @PostMapping("/sessions/{id}/links")
    @NeedsScope(TokenScope.OPERATE)
    @ResponseStatus(HttpStatus.CREATED)
    KeptLink link(
            @Caller EmployeeId caller,
            @PathVariable SessionId id,
            @Valid @RequestBody NewLink body,
            HttpServletResponse response) {
        var link = new LinkId(requireNonNullElseGet(body.id(), ids));
        Linked linked = requireNonNull(commands.sendOnce(
                caller,
                "link-item",
                body.id() == null ? null : body.id().toString(),
                List.of(id, body),
                new LinkItem(id, link, body.application(), body.item(), body.purpose())));
        commands.tellPosition(response, id);
        return new KeptLink(linked.link());
    }

    @Operation(summary = "Takes a link off a session; the item keeps the account")
    @DeleteMapping("/sessions/{id}/links/{link}")
    @NeedsScope(TokenScope.OPERATE)
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void unlink(
            @Caller EmployeeId caller,
            @PathVariable SessionId id,
            @PathVariable LinkId link,
            HttpServletResponse response) {
        commands.send(caller, new UnlinkItem(id, link));
        commands.tellPosition(response, id);
    }

    @Operation(summary = "Items a session can be linked to: those with the client's account first")
    @GetMapping("/sessions/{id}/link-candidates")
    Candidates candidates(
            @Caller EmployeeId caller,
            @PathVariable SessionId id,
            @RequestParam ApplicationId application,
            @RequestParam(required = false) @Nullable String search) {
        Texts.demandStorable("search", search);
        var viewer = queries.viewer(caller);
        var links = queries.found(new FindLinks(viewer, id), Links.class);
        List<?> found = queries.found(new ListItemCandidates(viewer, application, links.account(), search), List.class);
        return new Candidates(
                found.stream().map(ApplicationView.Candidate.class::cast).toList());
    }

    @Operation(summary = "The sessions linked to an item that the caller may see, newest activity first")
    @GetMapping("/applications/{application}/items/{id}/sessions")
    Page<Row> sessions(
            @Caller EmployeeId caller,
            @PathVariable ApplicationId application,
            @PathVariable ItemId id,
            @RequestParam(defaultValue = "50") int limit,
            @RequestParam(required = false) @Nullable String cursor) {
        var viewer = queries.viewer(caller);
        queries.found(new FindItem(viewer, application, id), ApplicationView.Item.class);
        Page<SessionView.Row> page =
                Pages.of(queries.one(new ListSessionsOfItem(viewer, id, new PageRequest(limit, cursor)), Page.class));
        return Pages.map(page, rows::titled);
    }
}
