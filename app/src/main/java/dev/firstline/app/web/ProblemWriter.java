package dev.firstline.app.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Answers with a problem where no controller does: in filters. */
@Component
public final class ProblemWriter {

    private final ProblemWords words;
    private final JsonMapper json;

    ProblemWriter(ProblemWords words, JsonMapper json) {
        this.words = words;
        this.json = json;
    }

    /** Answers with the problem {@code /problems/<name>}. */
    public void write(HttpServletRequest request, HttpServletResponse response, HttpStatus status, String name)
            throws IOException {
        write(response, words.problem(status, name, request));
    }

    /** The same, with the seconds after which to try again. */
    public void write(
            HttpServletRequest request,
            HttpServletResponse response,
            HttpStatus status,
            String name,
            long retryAfterSeconds)
            throws IOException {
        response.setHeader(HttpHeaders.RETRY_AFTER, Long.toString(retryAfterSeconds));
        var problem = words.problem(status, name, request);
        problem.setProperty("retryAfter", retryAfterSeconds);
        write(response, problem);
    }

    private void write(HttpServletResponse response, ProblemDetail problem) throws IOException {
        response.setStatus(problem.getStatus());
        response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
        response.getOutputStream().write(json.writeValueAsBytes(problem));
    }
}
