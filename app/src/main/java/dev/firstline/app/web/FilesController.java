package dev.firstline.app.web;

import static java.util.Objects.requireNonNullElse;

import dev.firstline.shared.api.GeneralRefusal.InvalidValue;
import dev.firstline.shared.api.GeneralRefusal.Problem;
import dev.firstline.shared.api.RefusedException;
import dev.firstline.shared.api.Viewer;
import dev.firstline.shared.api.people.EmployeeId;
import dev.firstline.shared.api.people.TokenScope;
import dev.firstline.shared.api.session.FileCommand.DropFile;
import dev.firstline.shared.api.session.FileId;
import dev.firstline.shared.api.session.FileQuery.FindFile;
import dev.firstline.shared.api.session.FileQuery.ReadChunk;
import dev.firstline.shared.api.session.FileQuery.ReadPreview;
import dev.firstline.shared.api.session.FileView;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RequestPart;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;

/** Files: uploaded before the message that takes them along, read by whoever may read that message. */
@RestController
@Tag(name = "Files")
@RequestMapping("/api/files")
class FilesController {

    private final Queries queries;
    private final Commands commands;
    private final Upload upload;

    FilesController(Queries queries, Commands commands, Upload upload) {
        this.queries = queries;
        this.commands = commands;
        this.upload = upload;
    }

    @Operation(
            summary = "Uploads a file of at most 50 MB, to be sent with a message",
            description = "Until then only who uploaded it reads it; what nobody sends is removed after a day."
                    + " 20 files of together 200 MB can wait to be sent.")
    @NeedsScope(TokenScope.OPERATE)
    @PostMapping(consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
    @ResponseStatus(HttpStatus.CREATED)
    ResponseEntity<FileView.Summary> upload(
            @Caller EmployeeId caller, @RequestPart("file") MultipartFile file, HttpServletRequest request)
            throws IOException, ServletException {
        if (request.getParts().size() > 1) {
            throw new RefusedException(new InvalidValue("file", Problem.MALFORMED));
        }
        try (var bytes = file.getInputStream()) {
            var kept = upload.keep(caller, requireNonNullElse(file.getOriginalFilename(), ""), bytes);
            return ResponseEntity.created(URI.create("/api/files/" + kept.id())).body(kept);
        }
    }

    @Operation(
            summary = "A file, or a range of it",
            description =
                    "To be saved; with inline, pictures of the kinds browsers show safely are answered to be shown.")
    @ApiResponse(
            responseCode = "200",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_OCTET_STREAM_VALUE,
                            schema = @Schema(type = "string", format = "binary")))
    @ApiResponse(responseCode = "206", description = "The range asked for", content = @Content)
    @ApiResponse(responseCode = "304", description = "As it was (If-None-Match)", content = @Content)
    @GetMapping("/{id}")
    void read(
            @Caller EmployeeId caller,
            @PathVariable FileId id,
            @RequestParam(defaultValue = "false") boolean inline,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        Viewer viewer = queries.viewer(caller);
        var file = queries.found(new FindFile(viewer, id), FileView.Whole.class);
        new Download(
                        file,
                        n -> queries.found(new ReadChunk(viewer, id, n), FileView.Bytes.class)
                                .value())
                .answer(inline, request, response);
    }

    @Operation(summary = "The small picture of a file: at most 480 pixels wide and high")
    @ApiResponse(
            responseCode = "200",
            content = {
                @Content(mediaType = MediaType.IMAGE_JPEG_VALUE, schema = @Schema(type = "string", format = "binary")),
                @Content(mediaType = MediaType.IMAGE_PNG_VALUE, schema = @Schema(type = "string", format = "binary"))
            })
    @GetMapping("/{id}/preview")
    ResponseEntity<byte[]> preview(@Caller EmployeeId caller, @PathVariable FileId id) {
        var preview = queries.found(new ReadPreview(queries.viewer(caller), id), FileView.Preview.class);
        return ResponseEntity.ok()
                .headers(Download::guard)
                .eTag(preview.sha256() + "-preview")
                .contentType(MediaType.parseMediaType(preview.picture().type()))
                .body(preview.picture().bytes());
    }

    @Operation(summary = "Removes a file that no message took along")
    @NeedsScope(TokenScope.OPERATE)
    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void drop(@Caller EmployeeId caller, @PathVariable FileId id) {
        // Whoever lost sight of a file he sent learns nothing of it here either.
        queries.found(new FindFile(queries.viewer(caller), id), FileView.Whole.class);
        commands.send(caller, new DropFile(id));
    }
}
