package dev.firstline.app.stream;

import dev.firstline.app.web.Queries;
import dev.firstline.shared.api.people.EmployeeId;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.annotation.PreDestroy;
import jakarta.servlet.http.HttpServletRequest;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.Authentication;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.mvc.method.annotation.ResponseBodyEmitter;

/** The live stream's address. */
@RestController
@Tag(name = "Live stream")
class StreamController {

    private final Feed feed;
    private final Queries queries;
    private final OpenStreams streams;
    private final ExecutorService writers = Executors.newCachedThreadPool(work -> {
        var thread = new Thread(work, "stream-writer");
        thread.setDaemon(true);
        return thread;
    });

    StreamController(Feed feed, Queries queries, OpenStreams streams) {
        this.feed = feed;
        this.queries = queries;
        this.streams = streams;
    }

    @Operation(
            summary = "Live changes as Server-Sent Events",
            description =
                    "Events session, message, counters, presence, line, board, my-message, notification, typing, delivery, reset, bye. Resumes after"
                            + " Last-Event-ID, or after a list's position given as `after`. The reason of bye is SIGNED_OUT,"
                            + " DEACTIVATED or EXPIRED; nothing follows it.")
    @ApiResponse(
            responseCode = "200",
            content = @Content(mediaType = "text/event-stream", schema = @Schema(type = "string")))
    @GetMapping("/api/stream")
    ResponseEntity<ResponseBodyEmitter> stream(
            @Parameter(hidden = true) Authentication caller,
            HttpServletRequest request,
            @RequestHeader(name = "Last-Event-ID", required = false) @Nullable String lastEventId,
            @RequestParam(required = false) @Nullable String after) {
        var employee = EmployeeId.of(caller.getName());
        var emitter = new ResponseBodyEmitter(0L);
        var subscriber = new Subscriber(
                emitter,
                writers,
                queries.viewer(employee),
                SignIns.of(request, caller),
                position(lastEventId != null ? lastEventId : after));
        streams.enter(subscriber);
        emitter.onCompletion(() -> streams.leave(subscriber));
        subscriber.send("retry: 1000\n\n");
        feed.connect(subscriber);
        return ResponseEntity.ok()
                .contentType(MediaType.TEXT_EVENT_STREAM)
                .cacheControl(CacheControl.noStore())
                .header("X-Accel-Buffering", "no")
                .body(emitter);
    }

    /** A position that cannot be read is one that was never told: everything is loaded again. */
    private static @Nullable Long position(@Nullable String text) {
        if (text == null || text.isBlank()) {
            return null;
        }
        try {
            return Long.parseLong(text.strip());
        } catch (NumberFormatException e) {
            return Long.MAX_VALUE;
        }
    }

    @PreDestroy
    void stop() {
        writers.shutdownNow();
    }
}
