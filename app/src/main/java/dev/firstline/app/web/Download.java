package dev.firstline.app.web;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.firstline.shared.api.session.FileCommand;
import dev.firstline.shared.api.session.FileView;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.CacheControl;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpRange;
import org.springframework.http.HttpStatus;
import org.springframework.web.context.request.ServletWebRequest;
import org.springframework.web.server.ResponseStatusException;

/** Answers with a file or one range of it (RFC 9110, 14), chunk by chunk. Whoever asks for several ranges gets the whole. */
final class Download {

    private static final Logger LOG = LoggerFactory.getLogger(Download.class);

    private final FileView.Whole file;
    private final IntFunction<byte[]> chunks;

    /**
     * A file to answer with.
     *
     * @param chunks gives the chunk of a number, or throws where the caller may read it no longer
     */
    Download(FileView.Whole file, IntFunction<byte[]> chunks) {
        this.file = file;
        this.chunks = chunks;
    }

    /** A part of the file: from here, so many bytes. */
    private record Part(long from, long length, boolean whole) {}

    /** What holds for every file whoever uploaded it: it is kept by nobody in between, taken for nothing else, and runs nothing. */
    static void guard(HttpHeaders headers) {
        headers.setCacheControl(CacheControl.noCache().cachePrivate());
        headers.set("X-Content-Type-Options", "nosniff");
        headers.set("Content-Security-Policy", "sandbox; default-src 'none'");
    }

    /** Answers 200, 206, 304, 412 or 416. */
    void answer(boolean inline, HttpServletRequest request, HttpServletResponse response) throws IOException {
        var tag = "\"" + file.sha256() + "\"";
        var headers = new HttpHeaders();
        guard(headers);
        headers.forEach((name, values) -> response.setHeader(name, values.get(0)));
        if (new ServletWebRequest(request, response).checkNotModified(tag)) {
            return;
        }
        var part = part(request, tag, response);
        var reading = !HttpMethod.HEAD.matches(request.getMethod());
        // the first chunk comes before anything is said of the answer, so that a fault is a problem of its own
        var first = reading ? chunks.apply((int) (part.from() / FileCommand.CHUNK_BYTES)) : null;
        var type = ServedType.of(file.summary().type(), inline);
        response.setStatus(part.whole() ? HttpServletResponse.SC_OK : HttpServletResponse.SC_PARTIAL_CONTENT);
        response.setHeader(HttpHeaders.ACCEPT_RANGES, "bytes");
        response.setHeader(HttpHeaders.CONTENT_TYPE, type.type());
        response.setHeader(
                HttpHeaders.CONTENT_DISPOSITION,
                (type.inline() ? ContentDisposition.inline() : ContentDisposition.attachment())
                        .filename(file.summary().name(), UTF_8)
                        .build()
                        .toString());
        response.setContentLengthLong(part.length());
        if (!part.whole()) {
            response.setHeader(
                    HttpHeaders.CONTENT_RANGE,
                    "bytes " + part.from() + "-" + (part.from() + part.length() - 1) + "/"
                            + file.summary().size());
        }
        if (first != null) {
            write(part, first, response);
        }
    }

    private Part part(HttpServletRequest request, String tag, HttpServletResponse response) {
        var size = file.summary().size();
        var range = range(request, tag);
        if (range == null) {
            return new Part(0, size, true);
        }
        var from = range.getRangeStart(size);
        if (from >= size) {
            response.setHeader(HttpHeaders.CONTENT_RANGE, "bytes */" + size);
            throw new ResponseStatusException(HttpStatus.REQUESTED_RANGE_NOT_SATISFIABLE);
        }
        return new Part(from, range.getRangeEnd(size) - from + 1, false);
    }

    private static @Nullable HttpRange range(HttpServletRequest request, String tag) {
        var asked = request.getHeader(HttpHeaders.RANGE);
        var ifStill = request.getHeader(HttpHeaders.IF_RANGE);
        if (asked == null || (ifStill != null && !ifStill.equals(tag))) {
            return null;
        }
        try {
            var ranges = HttpRange.parseRanges(asked);
            return ranges.size() == 1 ? ranges.get(0) : null;
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    private void write(Part part, byte[] first, HttpServletResponse response) throws IOException {
        var end = part.from() + part.length();
        var chunk = first;
        for (long at = part.from(); at < end; ) {
            var within = (int) (at % FileCommand.CHUNK_BYTES);
            var length = (int) Math.min(chunk.length - within, end - at);
            try {
                response.getOutputStream().write(chunk, within, length);
            } catch (IOException e) {
                LOG.debug("Who asked for {} went away", file.summary().id(), e);
                return;
            }
            at += length;
            if (at < end) {
                chunk = next(at);
            }
        }
    }

    private byte[] next(long at) {
        try {
            return chunks.apply((int) (at / FileCommand.CHUNK_BYTES));
        } catch (RuntimeException e) {
            throw new BrokenOffException(e);
        }
    }
}
