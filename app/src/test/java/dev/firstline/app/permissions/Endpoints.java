package dev.firstline.app.permissions;

import static dev.firstline.app.permissions.Endpoint.anybody;
import static dev.firstline.app.permissions.Endpoint.caller;
import static dev.firstline.app.permissions.Endpoint.installation;
import static dev.firstline.app.permissions.Endpoint.items;
import static dev.firstline.app.permissions.Endpoint.line;
import static dev.firstline.app.permissions.Endpoint.own;
import static dev.firstline.app.permissions.Endpoint.queue;
import static dev.firstline.app.permissions.Endpoint.session;
import static dev.firstline.app.permissions.Endpoint.stream;
import static dev.firstline.shared.api.Permission.ASSIGN;
import static dev.firstline.shared.api.Permission.CHANGE_SETTINGS;
import static dev.firstline.shared.api.Permission.CHANGE_WHO_SUPERVISES;
import static dev.firstline.shared.api.Permission.CHOOSE_GROUPS;
import static dev.firstline.shared.api.Permission.CLAIM;
import static dev.firstline.shared.api.Permission.CLOSE;
import static dev.firstline.shared.api.Permission.CREATE_LINE;
import static dev.firstline.shared.api.Permission.DEFINE_APPLICATIONS;
import static dev.firstline.shared.api.Permission.EDIT_ITEMS;
import static dev.firstline.shared.api.Permission.KEEP_SHARED_TEMPLATES;
import static dev.firstline.shared.api.Permission.KEEP_TEMPLATES;
import static dev.firstline.shared.api.Permission.LINK_ITEMS;
import static dev.firstline.shared.api.Permission.MARK_SPAM;
import static dev.firstline.shared.api.Permission.MIND_PEOPLE;
import static dev.firstline.shared.api.Permission.NOTE;
import static dev.firstline.shared.api.Permission.OPEN_SESSION;
import static dev.firstline.shared.api.Permission.PRIORITIZE;
import static dev.firstline.shared.api.Permission.READ;
import static dev.firstline.shared.api.Permission.READ_ITEMS;
import static dev.firstline.shared.api.Permission.READ_SECURITY_LOG;
import static dev.firstline.shared.api.Permission.READ_WITHOUT_CONTENT;
import static dev.firstline.shared.api.Permission.RENAME;
import static dev.firstline.shared.api.Permission.REPLY;
import static dev.firstline.shared.api.Permission.RETIRE_LINE;
import static dev.firstline.shared.api.Permission.RETURN;
import static dev.firstline.shared.api.Permission.SEE_BOARD;
import static dev.firstline.shared.api.Permission.SEE_CANDIDATES;
import static dev.firstline.shared.api.Permission.SEE_SETTINGS;
import static dev.firstline.shared.api.Permission.SEE_TEMPLATES;
import static dev.firstline.shared.api.Permission.TRANSFER;
import static dev.firstline.shared.api.Permission.UNMARK_SPAM;
import static dev.firstline.shared.api.Permission.WATCH_OPERATION;
import static dev.firstline.shared.api.Permission.WRITE_TO_LINE;
import static java.util.Map.entry;
import static java.util.stream.Collectors.toCollection;

import dev.firstline.app.permissions.Endpoint.Target;
import dev.firstline.shared.api.line.LineCommand.RestoreLine;
import dev.firstline.shared.api.people.GroupId;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.UUID;

/** Every call there is, and which right of the table it needs. */
final class Endpoints {

    private static final Duration ONE_DAY = Duration.ofDays(1);

    private Endpoints() {}

    static List<Endpoint> all() {
        return List.of(
                // what anybody may know
                anybody("ANY /error"),
                anybody("GET /api/site"),
                anybody("POST /api/sign-in").body(""),
                anybody("GET /api/sign-in/provider"),
                anybody("GET /api/sign-in/provider/callback"),
                anybody("POST /api/first-run").body(""),
                anybody("GET /api/openapi.json"),
                anybody("GET /api/docs"),
                anybody("GET /api/openapi.json/swagger-config"),
                anybody("GET /actuator/health"),
                anybody("GET /actuator/health/**").query("/liveness"),
                anybody("GET /actuator/info"),

                // what everybody has for himself
                caller("POST /api/sign-out")
                        .after(target -> target.organisation().goOnline(target.person())),
                caller("GET /api/openapi.json.yaml"),
                caller("GET /api/me"),
                caller("PUT /api/me/presence").body(Map.of("status", "ONLINE")).operating(),
                caller("PUT /api/me/language").body(Map.of("language", "en")),
                caller("PUT /api/me/preferences")
                        .body(Map.ofEntries(
                                entry("language", "en"),
                                entry("theme", "DARK"),
                                entry("sendKey", "ENTER"),
                                entry("soundOnNewSession", true),
                                entry("soundOnNewMessage", true),
                                entry("soundOnAssigned", true),
                                entry("soundOnMention", true),
                                entry("notifyOnNewSession", true),
                                entry("notifyOnNewMessage", true),
                                entry("notifyOnAssigned", true),
                                entry("notifyOnMention", true),
                                entry("shortcuts", true))),
                caller("PUT /api/me/password")
                        .body(Map.of("current", "something else", "password", "a password nobody has")),
                caller("GET /api/tokens"),
                caller("POST /api/tokens").body(Map.of("name", "a program")),
                caller("DELETE /api/tokens/{id}")
                        .about(target -> target.organisation().tokenOf(target.person())),
                stream("GET /api/stream"),

                // lines
                caller("GET /api/lines"),
                installation("POST /api/lines", CREATE_LINE).body(Endpoints::newLine),
                line("GET /api/lines/{id}", SEE_SETTINGS),
                line("GET /api/lines/{id}/history", SEE_SETTINGS),
                line("GET /api/lines/{id}/history?format", SEE_SETTINGS).query("?format=csv"),
                line("GET /api/lines/{id}/diff", SEE_SETTINGS).query("?from=1&to=2"),
                line("GET /api/lines/{id}/eligible", SEE_SETTINGS)
                        .query("?at=" + Instant.now().plus(ONE_DAY)),
                line("PUT /api/lines/{id}/settings", CHANGE_SETTINGS)
                        .body(Endpoints::settings)
                        .ifMatch(target -> "\"" + target.organisation().version(target.line()) + "\""),
                line("POST /api/lines/{id}/revert", CHANGE_SETTINGS)
                        .body(target -> Map.of("version", target.organisation().version(target.line()))),
                line("PUT /api/lines/{id}/name", CHANGE_SETTINGS)
                        .body(target -> Map.of("name", target.line().name())),
                line("PUT /api/lines/{id}/operators", CHANGE_SETTINGS).body(target -> groups(operators(target.line()))),
                line("PUT /api/lines/{id}/supervisors", CHANGE_WHO_SUPERVISES)
                        .body(target -> groups(List.of(target.line().supervisors()))),
                line("PUT /api/lines/{id}/internal-clients", CHANGE_SETTINGS)
                        .body(target -> groups(List.of(target.line().clients()))),
                line("PUT /api/lines/{id}/operator-name", CHANGE_SETTINGS).body(Map.of("show", false)),
                line("PUT /api/lines/{id}/account-application", CHANGE_SETTINGS).body("{\"application\": null}"),
                line("PUT /api/lines/{id}/request-applications", CHANGE_SETTINGS)
                        .body(target -> Map.of(
                                "applications",
                                List.of(target.line().application().toString()))),
                line("PUT /api/lines/{id}/readers", CHANGE_SETTINGS)
                        .body(target -> groups(List.of(target.line().readers()))),
                line("PUT /api/lines/{id}/supervisors-may-edit", CHANGE_WHO_SUPERVISES)
                        .body(target -> Map.of("allowed", target.line().supervisorsMayEdit())),
                line("POST /api/lines/{id}/retire", RETIRE_LINE)
                        .after(target -> target.organisation()
                                .send(new RestoreLine(target.line().id()))),
                line("POST /api/lines/{id}/restore", RETIRE_LINE),

                // sessions
                caller("GET /api/sessions").query("?list=QUEUE"),
                caller("GET /api/counters"),
                caller("GET /api/board"),
                line("GET /api/lines/{id}/fairness", SEE_BOARD),
                session("GET /api/sessions/{id}", READ_WITHOUT_CONTENT),
                session("GET /api/sessions/{id}/history", READ_WITHOUT_CONTENT),
                session("GET /api/sessions/{id}/messages", READ),
                session("PUT /api/sessions/{id}/read", READ_WITHOUT_CONTENT).body(Map.of("seq", 1)),
                session("POST /api/sessions/{id}/messages", REPLY).body(Map.of("kind", "REPLY", "text", "Reply")),
                session("POST /api/sessions/{id}/messages", NOTE).body(Map.of("kind", "NOTE", "text", "Note")),
                session("GET /api/sessions/{id}/mentionable", NOTE),
                session("PATCH /api/sessions/{id}/messages/{messageId}", NOTE)
                        .second(target -> target.organisation().noteOf(target.person(), target.session()))
                        .body(Map.of("text", "Other words")),
                session("DELETE /api/sessions/{id}/messages/{messageId}", NOTE)
                        .second(target -> target.organisation().noteOf(target.person(), target.session())),
                session("POST /api/sessions/{id}/typing", READ_WITHOUT_CONTENT).body(Map.of("kind", "NOTE")),
                session("POST /api/sessions/{id}/claim", CLAIM),
                session("POST /api/sessions/{id}/return", RETURN),
                session("POST /api/sessions/{id}/close", CLOSE),
                session("GET /api/sessions/{id}/candidates", SEE_CANDIDATES),
                session("POST /api/sessions/{id}/assign", ASSIGN)
                        .body(target ->
                                Map.of("group", target.line().operators().toString())),
                session("POST /api/sessions/{id}/transfer", TRANSFER)
                        .body(target ->
                                Map.of("group", target.line().operators().toString())),
                session("PUT /api/sessions/{id}/priority", PRIORITIZE).body(Map.of("priority", "HIGH")),
                session("PUT /api/sessions/{id}/title", RENAME).body(Map.of("title", "Another title")),
                session("PUT /api/sessions/{id}/spam", MARK_SPAM),
                session("DELETE /api/sessions/{id}/spam", UNMARK_SPAM),
                queue("GET /api/lines/{line}/clients", OPEN_SESSION),
                queue("POST /api/sessions", OPEN_SESSION)
                        .body(target -> Map.of(
                                "line",
                                target.line().id().toString(),
                                "account",
                                UUID.randomUUID().toString())),
                caller("POST /api/files").body(Endpoint.Request.UPLOAD).operating(),
                caller("GET /api/files/{id}")
                        .about(target -> target.organisation().fileOf(target.person())),
                caller("GET /api/files/{id}/preview")
                        .about(target -> target.organisation().fileOf(target.person())),
                caller("DELETE /api/files/{id}")
                        .about(target -> target.organisation().fileOf(target.person()))
                        .operating(),
                caller("POST /api/take-next").operating(),
                queue("POST /api/lines/{line}/take-next", CLAIM),
                caller("GET /api/notifications"),
                caller("PUT /api/notifications/read").operating(),
                caller("PUT /api/notifications/{id}/read")
                        .about(target -> target.organisation().notificationOf(target.person()))
                        .operating(),

                // response templates
                installation("GET /api/templates", SEE_TEMPLATES),
                installation("POST /api/templates", KEEP_TEMPLATES)
                        .body(target -> newTemplate(false))
                        .operating(),
                installation("POST /api/templates", KEEP_SHARED_TEMPLATES)
                        .body(target -> newTemplate(true))
                        .operating(),
                installation("PUT /api/templates/{id}", KEEP_SHARED_TEMPLATES)
                        .about(target -> target.organisation().sharedTemplate())
                        .body(target -> Map.of("name", UUID.randomUUID().toString(), "text", "Words"))
                        .operating(),
                installation("DELETE /api/templates/{id}", KEEP_SHARED_TEMPLATES)
                        .about(target -> target.organisation().sharedTemplate())
                        .operating(),
                installation("GET /api/templates/{id}/text", SEE_TEMPLATES)
                        .about(target -> target.organisation().sharedTemplate()),

                // internal clients
                caller("GET /api/my/lines"),
                own("GET /api/my/lines/{id}/messages", WRITE_TO_LINE),
                own("POST /api/my/lines/{id}/messages", WRITE_TO_LINE).body(Map.of("text", "Own words")),
                own("POST /api/my/lines/{id}/typing", WRITE_TO_LINE),
                own("PUT /api/my/lines/{id}/read", WRITE_TO_LINE).body(Map.of("messageId", "one that is not")),

                // applications
                caller("GET /api/applications"),
                installation("POST /api/applications", DEFINE_APPLICATIONS)
                        .body(target -> application("Another register")),
                items("GET /api/applications/{id}", READ_ITEMS),
                items("GET /api/applications/{id}/schema", READ_ITEMS),
                items("PUT /api/applications/{id}", DEFINE_APPLICATIONS)
                        .body(target -> application("The same register"))
                        .ifMatch(target -> "\"1\""),
                line("GET /api/lines/{id}/applications", CHANGE_SETTINGS),
                items("GET /api/applications/{application}/items", READ_ITEMS),
                items("POST /api/applications/{application}/items", EDIT_ITEMS)
                        .body(Map.of("values", Map.of("name", "Somebody else")))
                        .operating(),
                items("POST /api/applications/{application}/items/import", EDIT_ITEMS)
                        .body("name")
                        .operating(),
                items("GET /api/applications/{application}/items/export", READ_ITEMS),
                items("GET /api/applications/{application}/items/{id}", READ_ITEMS)
                        .second(target -> target.line().item()),
                items("PUT /api/applications/{application}/items/{id}", EDIT_ITEMS)
                        .second(target -> target.line().item())
                        .body(Map.of("values", Map.of("name", "Somebody")))
                        .ifMatch(target -> "\"1\"")
                        .operating(),
                items("GET /api/applications/{application}/items/{id}/history", READ_ITEMS)
                        .second(target -> target.line().item()),
                items("GET /api/applications/{application}/items/{id}/sessions", READ_ITEMS)
                        .second(target -> target.line().item()),
                session("GET /api/sessions/{id}/links", READ),
                session("GET /api/sessions/{id}/link-candidates", READ)
                        .query(target -> "?application=" + target.line().application()),
                session("POST /api/sessions/{id}/links", LINK_ITEMS)
                        .body(target -> Map.of(
                                "application",
                                target.line().application().toString(),
                                "item",
                                target.line().item().toString(),
                                "purpose",
                                "REQUEST")),
                session("DELETE /api/sessions/{id}/links/{link}", LINK_ITEMS)
                        .second(target -> target.line().item()),

                // people
                installation("GET /api/employees", MIND_PEOPLE),
                installation("POST /api/employees", MIND_PEOPLE).body(target -> newEmployee()),
                installation("GET /api/employees/{id}", MIND_PEOPLE).about(Endpoints::newcomer),
                installation("PATCH /api/employees/{id}", MIND_PEOPLE)
                        .about(Endpoints::newcomer)
                        .body(Map.of("name", "Another name")),
                installation("POST /api/employees/{id}/deactivate", MIND_PEOPLE).about(Endpoints::newcomer),
                installation("POST /api/employees/{id}/activate", MIND_PEOPLE).about(Endpoints::newcomer),
                installation("GET /api/groups", CHOOSE_GROUPS),
                installation("GET /api/groups/{id}", MIND_PEOPLE).about(Endpoints::newGroup),
                installation("POST /api/groups", MIND_PEOPLE)
                        .body(target -> Map.of("name", UUID.randomUUID().toString())),
                installation("PATCH /api/groups/{id}", MIND_PEOPLE)
                        .about(Endpoints::newGroup)
                        .body(target -> Map.of("name", UUID.randomUUID().toString())),
                installation("DELETE /api/groups/{id}", MIND_PEOPLE).about(Endpoints::newGroup),
                installation("PUT /api/groups/{id}/members/{employee}", MIND_PEOPLE)
                        .about(Endpoints::newGroup)
                        .second(Endpoints::newcomer),
                installation("DELETE /api/groups/{id}/members/{employee}", MIND_PEOPLE)
                        .about(Endpoints::newGroup)
                        .second(Endpoints::newcomer),

                // the installation
                installation("GET /api/security-log", READ_SECURITY_LOG),
                installation("GET /actuator", WATCH_OPERATION),
                installation("GET /actuator/prometheus", WATCH_OPERATION));
    }

    private static Object newTemplate(boolean shared) {
        return Map.of("name", UUID.randomUUID().toString(), "text", "Words", "shared", shared);
    }

    private static Object application(String name) {
        return Map.of(
                "name",
                name,
                "schema",
                Map.of(
                        "x-firstline-title-field",
                        "name",
                        "properties",
                        Map.of(
                                "name",
                                Map.of("title", "Name", "x-firstline-type", "TEXT"),
                                "accounts",
                                Map.of("title", "Accounts", "x-firstline-type", "ACCOUNT"))));
    }

    private static Object newLine(Target target) {
        return Map.of(
                "name",
                "Line " + UUID.randomUUID(),
                "operatorGroups",
                List.of(newGroup(target).toString()),
                "supervisorGroups",
                List.of(newGroup(target).toString()));
    }

    private static Object settings(Target target) {
        var line = target.line();
        var settings = new HashMap<String, Object>();
        settings.put("name", line.name());
        settings.put("operatorGroups", ids(operators(line)));
        settings.put("supervisorGroups", ids(List.of(line.supervisors())));
        settings.put("internalGroups", ids(List.of(line.clients())));
        settings.put("showOperatorName", false);
        settings.put("accountApplication", null);
        settings.put("requestApplications", List.of(line.application().toString()));
        settings.put("readerGroups", ids(List.of(line.readers())));
        settings.put("supervisorsMayEdit", line.supervisorsMayEdit());
        settings.put("routingRule", "FIRST_COME");
        return settings;
    }

    private static List<GroupId> operators(OneLine line) {
        return List.of(line.operators(), line.otherOperators());
    }

    private static Object groups(List<GroupId> groups) {
        return Map.of("groups", ids(groups));
    }

    private static List<String> ids(List<GroupId> groups) {
        return groups.stream().map(GroupId::toString).toList();
    }

    private static Object newEmployee() {
        var login = UUID.randomUUID().toString();
        return Map.of("login", login, "name", "Newcomer", "groups", List.of());
    }

    private static Object newcomer(Target target) {
        return target.organisation().newcomer();
    }

    private static Object newGroup(Target target) {
        return target.organisation().group();
    }

    /** The calls, once each: some of them are called in more than one way. */
    static SortedSet<String> names() {
        return all().stream().map(Endpoint::name).collect(toCollection(TreeSet::new));
    }
}
