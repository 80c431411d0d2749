package dev.firstline.app.permissions;

import dev.firstline.app.permissions.OneSession.State;
import dev.firstline.shared.api.LineStanding;
import dev.firstline.shared.api.Permission;
import dev.firstline.shared.api.Permission.Part;
import dev.firstline.shared.api.people.TokenScope;
import java.util.Collections;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * One call there is, and which right of the table it needs.
 *
 * @param name method and path; what is in braces is replaced
 * @param subject of what the right speaks, which is what stands first in braces
 * @param right none: whoever signed in, or anybody
 * @param scope what a token must at least be good for
 * @param request what is sent
 * @param after puts back what an allowed call changed
 */
record Endpoint(
        String name,
        Subject subject,
        @Nullable Permission right,
        TokenScope scope,
        Function<Target, Request> request,
        Consumer<Target> after) {

    /** Of what a right speaks. */
    enum Subject {
        /** Of nothing: anybody may, and everybody is answered alike. */
        ANYBODY,
        /** Of the caller: whoever signed in may. */
        CALLER,
        INSTALLATION,
        LINE,
        /** Of a line whose sessions he takes. */
        QUEUE,
        /** Of his own conversation with a line. */
        OWN,
        SESSION,
        /** Of the items of a line's application. */
        ITEMS,
        /** As CALLER; the answer never ends. */
        STREAM
    }

    /** What a call is about: who calls, of which line or session. */
    record Target(
            Organisation organisation,
            Person person,
            OneLine line,
            @Nullable OneSession session) {}

    /**
     * What is sent beside method and path.
     *
     * @param subject replaces what stands first in braces
     * @param second replaces what stands second
     * @param query with its question mark
     * @param body as JSON; none: no body
     * @param ifMatch the version a save starts from
     */
    record Request(
            String subject,
            String second,
            String query,
            @Nullable Object body,
            @Nullable String ifMatch) {

        /** What an upload is sent as. */
        static final String UPLOAD_TYPE = "multipart/form-data; boundary=upload";

        /** A file of one letter, as an upload sends it. */
        static final String UPLOAD = String.join(
                "\r\n",
                "--upload",
                "Content-Disposition: form-data; name=\"file\"; filename=\"letter.txt\"",
                "",
                "A",
                "--upload--",
                "");

        boolean isUpload() {
            return UPLOAD.equals(body);
        }

        static Request of(String subject) {
            return new Request(subject, "", "", null, null);
        }

        Request second(String id) {
            return new Request(subject, id, query, body, ifMatch);
        }

        Request query(String text) {
            return new Request(subject, second, text, body, ifMatch);
        }

        Request body(Object json) {
            return new Request(subject, second, query, json, ifMatch);
        }

        Request ifMatch(String version) {
            return new Request(subject, second, query, body, version);
        }

        /** The same about something that does not exist. */
        Request ofNothing() {
            return new Request(UUID.randomUUID().toString(), second, query, body, ifMatch);
        }
    }

    static Endpoint anybody(String name) {
        return of(name, Subject.ANYBODY, null);
    }

    static Endpoint caller(String name) {
        return of(name, Subject.CALLER, null);
    }

    static Endpoint installation(String name, Permission right) {
        return of(name, Subject.INSTALLATION, right);
    }

    static Endpoint line(String name, Permission right) {
        return of(name, Subject.LINE, right);
    }

    static Endpoint queue(String name, Permission right) {
        return of(name, Subject.QUEUE, right);
    }

    static Endpoint own(String name, Permission right) {
        return of(name, Subject.OWN, right);
    }

    static Endpoint session(String name, Permission right) {
        return of(name, Subject.SESSION, right);
    }

    static Endpoint items(String name, Permission right) {
        return of(name, Subject.ITEMS, right).about(target -> target.line().application());
    }

    static Endpoint stream(String name) {
        return of(name, Subject.STREAM, null);
    }

    private static Endpoint of(String name, Subject subject, @Nullable Permission right) {
        return new Endpoint(
                name, subject, right, scope(name, subject), target -> Request.of(subjectOf(target)), target -> {});
    }

    private static TokenScope scope(String name, Subject subject) {
        if (name.startsWith("GET ")) {
            return TokenScope.READ;
        }
        return switch (subject) {
            case SESSION, QUEUE, OWN -> TokenScope.OPERATE;
            default -> TokenScope.ADMINISTER;
        };
    }

    private static String subjectOf(Target target) {
        return target.session() == null
                ? target.line().id().toString()
                : target.session().id().toString();
    }

    Endpoint body(Function<Target, Object> body) {
        return with(target -> request.apply(target).body(body.apply(target)));
    }

    Endpoint body(Object body) {
        return body(target -> body);
    }

    Endpoint query(Function<Target, String> query) {
        return with(target -> request.apply(target).query(query.apply(target)));
    }

    Endpoint query(String query) {
        return with(target -> request.apply(target).query(query));
    }

    /** About this, instead of the line or session. */
    Endpoint about(Function<Target, Object> subjectId) {
        return with(target -> {
            var was = request.apply(target);
            return new Request(
                    subjectId.apply(target).toString(), was.second(), was.query(), was.body(), was.ifMatch());
        });
    }

    Endpoint second(Function<Target, Object> id) {
        return with(target -> request.apply(target).second(id.apply(target).toString()));
    }

    Endpoint ifMatch(Function<Target, String> version) {
        return with(target -> request.apply(target).ifMatch(version.apply(target)));
    }

    /** Though it is not about a session: part of an operator's work. */
    Endpoint operating() {
        return new Endpoint(name, subject, right, TokenScope.OPERATE, request, after);
    }

    Endpoint after(Consumer<Target> undo) {
        return new Endpoint(name, subject, right, scope, request, undo);
    }

    private Endpoint with(Function<Target, Request> newRequest) {
        return new Endpoint(name, subject, right, scope, newRequest, after);
    }

    String method() {
        return name.substring(0, name.indexOf(' ')).replace("ANY", "GET");
    }

    String path(Request sent) {
        var path = name.substring(name.indexOf(' ') + 1)
                .replaceFirst("\\?.*", "")
                .replaceFirst("\\{[^}]*}", sent.subject())
                .replaceFirst("\\{[^}]*}", sent.second());
        return path + sent.query();
    }

    /** What the table says must come of it. */
    Verdict verdict(Target target) {
        var person = target.person();
        return switch (subject) {
            case ANYBODY, CALLER, STREAM -> Verdict.ALLOWED;
            case INSTALLATION -> onInstallation(person, target.organisation());
            case LINE -> {
                var standing = target.line().standingOf(person);
                yield needed().allows(standing)
                        ? Verdict.ALLOWED
                        : Permission.SEE_SETTINGS.allows(standing) ? Verdict.FORBIDDEN : Verdict.UNSEEN;
            }
            case QUEUE -> onQueue(target.line().partsOf(person));
            case ITEMS -> onItems(target.line().standingOf(person));
            case OWN -> needed().allows(target.line().standingOf(person)) ? Verdict.ALLOWED : Verdict.UNSEEN;
            case SESSION -> onSession(person, session(target));
        };
    }

    /** Whoever defines applications sees what they are, and no items. */
    private Verdict onItems(LineStanding standing) {
        var definesAlone = needed() == Permission.READ_ITEMS && !name.contains("/items");
        if (needed().allows(standing) || (definesAlone && Permission.DEFINE_APPLICATIONS.allows(standing))) {
            return Verdict.ALLOWED;
        }
        return Permission.READ_ITEMS.allows(standing) ? Verdict.FORBIDDEN : Verdict.UNSEEN;
    }

    /** A right that reaches some lines only is there as soon as there is one of them. */
    private Verdict onInstallation(Person person, Organisation organisation) {
        var allowed = needed().allows(person.viewer())
                || organisation.lines().stream().anyMatch(line -> needed().allows(line.standingOf(person)));
        return allowed ? Verdict.ALLOWED : Verdict.FORBIDDEN;
    }

    private Verdict onQueue(Set<Part> parts) {
        if (parts.isEmpty()) {
            return Verdict.UNSEEN;
        }
        return Collections.disjoint(parts, needed().parts()) ? Verdict.FORBIDDEN : Verdict.ALLOWED;
    }

    private Verdict onSession(Person person, OneSession session) {
        var standing = session.standingOf(person);
        if (needed() == Permission.READ || needed() == Permission.READ_WITHOUT_CONTENT) {
            var sees = needed() == Permission.READ ? session.mayRead(person) : session.mayKnow(person);
            return sees ? Verdict.ALLOWED : Verdict.UNSEEN;
        }
        if (needed().allows(standing)) {
            return Verdict.ALLOWED;
        }
        if (needed() == Permission.CLAIM && session.wasLostBy(person)) {
            return Verdict.LOST;
        }
        if (needed() == Permission.CLAIM && session.state().status == State.ASSIGNED.status && standing.operator()) {
            return Verdict.ALLOWED; // he holds it already
        }
        if (!session.mayKnow(person)) {
            return Verdict.UNSEEN;
        }
        return Collections.disjoint(standing.parts(), needed().parts()) ? Verdict.FORBIDDEN : Verdict.NOT_NOW;
    }

    private Permission needed() {
        if (right == null) {
            throw new IllegalStateException(name + " needs no right");
        }
        return right;
    }

    private static OneSession session(Target target) {
        if (target.session() == null) {
            throw new IllegalStateException("no session to call about");
        }
        return target.session();
    }

    @Override
    public String toString() {
        return name;
    }
}
