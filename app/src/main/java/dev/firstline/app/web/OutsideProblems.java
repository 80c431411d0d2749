package dev.firstline.app.web;

import static java.util.Objects.requireNonNullElse;

import io.swagger.v3.oas.annotations.Hidden;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Locale;
import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Answers what went wrong before or after the calls themselves, in filters and in the container, as {@link Problems} answers the rest. */
@Hidden
@RestController
final class OutsideProblems implements ErrorController {

    private final ProblemWords words;

    OutsideProblems(ProblemWords words) {
        this.words = words;
    }

    @RequestMapping("/error")
    ResponseEntity<ProblemDetail> answer(HttpServletRequest request) {
        var code = request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE) instanceof Integer told ? told : 404;
        var status = requireNonNullElse(HttpStatus.resolve(code), HttpStatus.INTERNAL_SERVER_ERROR);
        var name = status == HttpStatus.INTERNAL_SERVER_ERROR
                ? "internal"
                : status.name().toLowerCase(Locale.ROOT).replace('_', '-');
        return ResponseEntity.status(status).body(words.problem(status, name, request));
    }
}
