package dev.firstline.app.web;

import static java.util.Objects.requireNonNull;

import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.util.Locale;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.LocaleResolver;

/** Puts problems into words of the caller's language. */
@Component
public final class ProblemWords {

    private final MessageSource words;
    private final LocaleResolver locales;

    ProblemWords(MessageSource words, LocaleResolver locales) {
        this.words = words;
        this.locales = locales;
    }

    /** A problem of the type {@code /problems/<name>}, for whoever sent the request. */
    public ProblemDetail problem(HttpStatus status, String name, HttpServletRequest request) {
        return problem(status, name, locales.resolveLocale(request));
    }

    ProblemDetail problem(HttpStatus status, String name, Locale locale) {
        var problem = ProblemDetail.forStatus(status);
        problem.setType(URI.create("/problems/" + name));
        problem.setTitle(words.getMessage(name, null, status.getReasonPhrase(), locale));
        problem.setDetail(words.getMessage(name + ".detail", null, problem.getTitle(), locale));
        return problem;
    }

    /** What is wrong with a field's value. */
    String rule(String rule, Locale locale) {
        return requireNonNull(words.getMessage("invalid-value." + rule, null, rule, locale));
    }
}
