package dev.firstline.app.web;

import static java.util.stream.Collectors.toSet;

import dev.firstline.app.secret.HashingBusyException;
import dev.firstline.app.secret.TooManyAttemptsException;
import dev.firstline.shared.api.GeneralRefusal.InvalidValue;
import dev.firstline.shared.api.GeneralRefusal.InvalidValues;
import dev.firstline.shared.api.Refusal;
import dev.firstline.shared.api.RefusedException;
import dev.firstline.shared.api.line.LineId;
import dev.firstline.shared.api.people.EmployeeId;
import dev.firstline.shared.api.people.GroupId;
import java.lang.reflect.RecordComponent;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import org.apache.tomcat.util.http.InvalidParameterException;
import org.axonframework.commandhandling.CommandExecutionException;
import org.axonframework.eventsourcing.IncompatibleAggregateException;
import org.axonframework.eventsourcing.eventstore.EventStoreException;
import org.axonframework.modelling.command.AggregateNotFoundException;
import org.axonframework.modelling.command.ConcurrencyException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.web.bind.MethodArgumentNotValidException;
import org.springframework.web.bind.MissingServletRequestParameterException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.context.request.WebRequest;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.multipart.MaxUploadSizeExceededException;
import org.springframework.web.multipart.MultipartException;
import org.springframework.web.multipart.support.MissingServletRequestPartException;
import org.springframework.web.servlet.mvc.method.annotation.ResponseEntityExceptionHandler;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.databind.DatabindException;
import tools.jackson.databind.exc.UnrecognizedPropertyException;

/** Answers refusals and faults as RFC 9457 problems: a type of ours, words in the caller's language, the facts as members. */
@RestControllerAdvice
final class Problems extends ResponseEntityExceptionHandler {

    private static final Logger LOG = LoggerFactory.getLogger(Problems.class);

    private final ProblemWords words;
    private final Names names;
    private final Supplier<UUID> ids;

    Problems(ProblemWords words, Names names, Supplier<UUID> ids) {
        this.words = words;
        this.names = names;
        this.ids = ids;
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> refused(RefusedException refused, Locale locale) {
        var refusal = refused.refusal();
        if (refusal instanceof InvalidValue invalid) {
            return answer(
                    invalid(List.of(error(invalid.field(), invalid.problem().name(), locale)), locale));
        }
        if (refusal instanceof InvalidValues several) {
            return answer(invalid(
                    several.values().stream()
                            .map(wrong -> error(wrong.field(), wrong.problem().name(), locale))
                            .toList(),
                    locale));
        }
        var problem = words.problem(status(refusal), kebab(refusal.getClass().getSimpleName()), locale);
        for (RecordComponent fact : refusal.getClass().getRecordComponents()) {
            var value = value(fact, refusal);
            if (value != null) {
                problem.setProperty(fact.getName(), readable(value));
            }
        }
        return answer(problem);
    }

    /** The id of nothing, or of another kind of thing. */
    @ExceptionHandler({AggregateNotFoundException.class, IncompatibleAggregateException.class})
    ResponseEntity<ProblemDetail> unknown(RuntimeException e, Locale locale) {
        return answer(words.problem(HttpStatus.NOT_FOUND, "not-found", locale));
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> versionWanted(VersionWantedException e, Locale locale) {
        return answer(words.problem(HttpStatus.PRECONDITION_REQUIRED, "version-wanted", locale));
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> tooManyAttempts(TooManyAttemptsException e, Locale locale) {
        return later("too-many-attempts", e.retryAfterSeconds(), locale);
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> tooManyRequests(TooManyRequestsException e, Locale locale) {
        return later("too-many-requests", e.retryAfterSeconds(), locale);
    }

    private ResponseEntity<ProblemDetail> later(String name, long retryAfterSeconds, Locale locale) {
        var problem = words.problem(HttpStatus.TOO_MANY_REQUESTS, name, locale);
        problem.setProperty("retryAfter", retryAfterSeconds);
        return ResponseEntity.status(HttpStatus.TOO_MANY_REQUESTS)
                .header(HttpHeaders.RETRY_AFTER, Long.toString(retryAfterSeconds))
                .body(problem);
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> tooLarge(BodyTooLargeException e, Locale locale) {
        return answer(words.problem(HttpStatus.CONTENT_TOO_LARGE, "too-large", locale));
    }

    @ExceptionHandler({
        NotReadableYetException.class,
        HashingBusyException.class,
        ConcurrencyException.class,
        TransientDataAccessException.class,
        CannotCreateTransactionException.class,
        EventStoreException.class
    })
    ResponseEntity<ProblemDetail> busy(RuntimeException e, Locale locale) {
        if (!(e instanceof NotReadableYetException || e instanceof HashingBusyException)) {
            LOG.warn("Answered 503", e);
        }
        return ResponseEntity.status(HttpStatus.SERVICE_UNAVAILABLE)
                .header(HttpHeaders.RETRY_AFTER, "1")
                .body(words.problem(HttpStatus.SERVICE_UNAVAILABLE, "try-again", locale));
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> wrapped(CommandExecutionException e, Locale locale) {
        return e.getCause() instanceof RefusedException refused ? refused(refused, locale) : fault(e, locale);
    }

    /** An id in the path that is none names nothing. */
    @ExceptionHandler
    ResponseEntity<ProblemDetail> wrongType(MethodArgumentTypeMismatchException e, Locale locale) {
        if (e.getParameter().hasParameterAnnotation(PathVariable.class)) {
            return answer(words.problem(HttpStatus.NOT_FOUND, "not-found", locale));
        }
        return answer(invalid(List.of(error(e.getName(), "MALFORMED", locale)), locale));
    }

    /** Nothing more is written: whoever reads the answer sees that it is not whole. */
    @ExceptionHandler
    void brokenOff(BrokenOffException e) {
        throw e;
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> fault(Exception e, Locale locale) {
        var incident = ids.get();
        LOG.error("Incident {}", incident, e);
        var problem = words.problem(HttpStatus.INTERNAL_SERVER_ERROR, "internal", locale);
        problem.setProperty("incident", incident);
        return answer(problem);
    }

    @Override
    protected @Nullable ResponseEntity<Object> handleHttpMessageNotReadable(
            HttpMessageNotReadableException e, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        var locale = LocaleContextHolder.getLocale();
        var cause = e.getCause();
        if (cause instanceof StreamConstraintsException
                || NestedExceptionUtils.getMostSpecificCause(e) instanceof BodyTooLargeException) {
            return body(words.problem(HttpStatus.CONTENT_TOO_LARGE, "too-large", locale));
        }
        var problem = words.problem(HttpStatus.BAD_REQUEST, "malformed", locale);
        if (cause instanceof UnrecognizedPropertyException unknown) {
            problem = words.problem(HttpStatus.BAD_REQUEST, "unknown-member", locale);
            problem.setProperty("member", unknown.getPropertyName());
        } else if (cause instanceof DatabindException wrong && !wrong.getPath().isEmpty()) {
            problem.setProperty(
                    "member", wrong.getPath().get(wrong.getPath().size() - 1).getPropertyName());
        }
        return body(problem);
    }

    @Override
    protected @Nullable ResponseEntity<Object> handleMethodArgumentNotValid(
            MethodArgumentNotValidException e, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        var locale = LocaleContextHolder.getLocale();
        var errors = e.getFieldErrors().stream()
                .map(field -> error(field.getField(), "REQUIRED", locale))
                .toList();
        return body(invalid(errors, locale));
    }

    @Override
    protected ResponseEntity<Object> handleMissingServletRequestParameter(
            MissingServletRequestParameterException e, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        var locale = LocaleContextHolder.getLocale();
        return body(invalid(List.of(error(e.getParameterName(), "REQUIRED", locale)), locale));
    }

    @Override
    protected @Nullable ResponseEntity<Object> handleMissingServletRequestPart(
            MissingServletRequestPartException e, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        var locale = LocaleContextHolder.getLocale();
        return body(invalid(List.of(error(e.getRequestPartName(), "REQUIRED", locale)), locale));
    }

    @Override
    protected @Nullable ResponseEntity<Object> handleMaxUploadSizeExceededException(
            MaxUploadSizeExceededException e, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        return body(words.problem(HttpStatus.CONTENT_TOO_LARGE, "too-large", LocaleContextHolder.getLocale()));
    }

    /** The parts of the body cannot be told from each other, or a parameter is no UTF-8. */
    @ExceptionHandler({MultipartException.class, InvalidParameterException.class})
    ResponseEntity<ProblemDetail> malformed(RuntimeException e, Locale locale) {
        return answer(words.problem(HttpStatus.BAD_REQUEST, "malformed", locale));
    }

    @Override
    protected @Nullable ResponseEntity<Object> handleExceptionInternal(
            Exception e, @Nullable Object body, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        var known = HttpStatus.valueOf(status.value());
        var problem = words.problem(
                known, known.name().toLowerCase(Locale.ROOT).replace('_', '-'), LocaleContextHolder.getLocale());
        return ResponseEntity.status(status).headers(headers).body(problem);
    }

    private ProblemDetail invalid(List<Map<String, String>> errors, Locale locale) {
        var problem = words.problem(HttpStatus.UNPROCESSABLE_CONTENT, "invalid-value", locale);
        problem.setProperty("errors", errors);
        return problem;
    }

    private Map<String, String> error(String field, String rule, Locale locale) {
        return Map.of("field", field, "code", rule, "message", words.rule(rule, locale));
    }

    private Object readable(Object fact) {
        if (fact instanceof EmployeeId employee) {
            return names.of(employee);
        }
        if (fact instanceof LineId line) {
            return names.of(line);
        }
        if (fact instanceof GroupId group) {
            return names.of(group);
        }
        if (fact instanceof Set<?> set && set.stream().allMatch(LineId.class::isInstance)) {
            return names.ofLines(set.stream().map(LineId.class::cast).collect(toSet()));
        }
        return fact;
    }

    private static HttpStatus status(Refusal refusal) {
        return switch (refusal.kind()) {
            case FORBIDDEN -> HttpStatus.FORBIDDEN;
            case NOT_FOUND -> HttpStatus.NOT_FOUND;
            case CONFLICT -> HttpStatus.CONFLICT;
            case STALE -> HttpStatus.PRECONDITION_FAILED;
            case INVALID -> HttpStatus.UNPROCESSABLE_CONTENT;
        };
    }

    private static @Nullable Object value(RecordComponent fact, Refusal refusal) {
        try {
            return fact.getAccessor().invoke(refusal);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String kebab(String name) {
        return name.replaceAll("([a-z])([A-Z])", "$1-$2").toLowerCase(Locale.ROOT);
    }

    private static ResponseEntity<ProblemDetail> answer(ProblemDetail problem) {
        return ResponseEntity.status(problem.getStatus()).body(problem);
    }

    private static ResponseEntity<Object> body(ProblemDetail problem) {
        return ResponseEntity.status(problem.getStatus()).body(problem);
    }
}
