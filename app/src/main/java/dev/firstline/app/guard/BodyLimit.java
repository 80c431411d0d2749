package dev.firstline.app.guard;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNullElse;

import dev.firstline.app.web.BodyTooLargeException;
import dev.firstline.app.web.ProblemWriter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.util.regex.Pattern;
import org.springframework.http.HttpStatus;
import org.springframework.web.filter.OncePerRequestFilter;

/** Takes no body of more than 1 MB, a table of 10, an upload of 51: one that says so is refused unread, any other is read no further. */
final class BodyLimit extends OncePerRequestFilter {

    static final long MOST_BYTES = 1_000_000;

    /** A file of 50 MB and what is around it; multipart bodies are counted by what reads them. */
    private static final long MOST_BYTES_OF_UPLOAD = 51L * 1024 * 1024;

    /** A table of items. */
    private static final long MOST_BYTES_OF_TABLE = 10L * 1024 * 1024;

    private static final Pattern TABLE = Pattern.compile("/api/applications/[^/]+/items/import");

    private final ProblemWriter problems;

    BodyLimit(ProblemWriter problems) {
        this.problems = problems;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (request.getContentLengthLong() > (isUpload(request) ? MOST_BYTES_OF_UPLOAD : most(request))) {
            problems.write(request, response, HttpStatus.CONTENT_TOO_LARGE, "too-large");
        } else {
            chain.doFilter(new Limited(request, most(request)), response);
        }
    }

    private static long most(HttpServletRequest request) {
        return TABLE.matcher(request.getRequestURI()).matches() ? MOST_BYTES_OF_TABLE : MOST_BYTES;
    }

    private static boolean isUpload(HttpServletRequest request) {
        return request.getMethod().equals("POST") && request.getRequestURI().equals("/api/files");
    }

    private static final class Limited extends HttpServletRequestWrapper {

        private final long most;

        Limited(HttpServletRequest request, long most) {
            super(request);
            this.most = most;
        }

        @Override
        public ServletInputStream getInputStream() throws IOException {
            return new Counted(super.getInputStream(), most);
        }

        @Override
        public BufferedReader getReader() throws IOException {
            return new BufferedReader(
                    new InputStreamReader(getInputStream(), requireNonNullElse(getCharacterEncoding(), UTF_8.name())));
        }
    }

    private static final class Counted extends ServletInputStream {

        private final ServletInputStream body;
        private final long most;
        private long read;

        Counted(ServletInputStream body, long most) {
            this.body = body;
            this.most = most;
        }

        @Override
        public int read() throws IOException {
            var next = body.read();
            count(next < 0 ? 0 : 1);
            return next;
        }

        @Override
        public int read(byte[] into, int offset, int length) throws IOException {
            var got = body.read(into, offset, length);
            count(Math.max(got, 0));
            return got;
        }

        private void count(int bytes) throws BodyTooLargeException {
            read += bytes;
            if (read > most) {
                throw new BodyTooLargeException();
            }
        }

        @Override
        public boolean isFinished() {
            return body.isFinished();
        }

        @Override
        public boolean isReady() {
            return body.isReady();
        }

        @Override
        public void setReadListener(ReadListener listener) {
            body.setReadListener(listener);
        }

        @Override
        public void close() throws IOException {
            body.close();
        }
    }
}
