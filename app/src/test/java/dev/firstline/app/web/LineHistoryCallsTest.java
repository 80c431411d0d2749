package dev.firstline.app.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firstline.app.engine.TestDatabase;
import dev.firstline.app.testing.Browser;
import dev.firstline.app.testing.Browser.Answer;
import dev.firstline.app.testing.SampleDesk;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class LineHistoryCallsTest {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private SampleDesk desk;
    private Browser admin;
    private Browser supervisor;
    private Browser auditor;
    private Browser operator;

    @BeforeAll
    void open() {
        desk = SampleDesk.open(TestDatabase.fresh(TestDatabase.Kind.POSTGRESQL));
        admin = desk.signedIn("admin");
        supervisor = desk.signedIn("supervisor");
        auditor = desk.signedIn("auditor");
        operator = desk.signedIn("operator1");
    }

    @AfterAll
    void close() {
        desk.close();
    }

    private String group(String name) {
        return admin.get("/api/groups?search=" + name.replace(" ", "%20"))
                .expect(200)
                .path("items")
                .valueStream()
                .filter(group -> group.path("name").asString().equals(name))
                .findFirst()
                .orElseThrow()
                .path("id")
                .asString();
    }

    private String newGroup(String name) {
        return admin.post("/api/groups", Map.of("name", name))
                .expect(201)
                .path("id")
                .asString();
    }

    /** The path of a new line. */
    private String newLine(String name) {
        return "/api/lines/"
                + admin.post(
                                "/api/lines",
                                Map.of(
                                        "name",
                                        name,
                                        "operatorGroups",
                                        List.of(group("Support")),
                                        "supervisorGroups",
                                        List.of(group("Support leads"))))
                        .expect(201)
                        .path("id")
                        .asString();
    }

    private List<JsonNode> history(String line) {
        return admin.get(line + "/history")
                .expect(200)
                .path("items")
                .valueStream()
                .toList();
    }

    private static JsonNode change(JsonNode entry) {
        assertThat(entry.path("changes").size()).isEqualTo(1);
        return entry.path("changes").path(0);
    }

    private static List<String> names(JsonNode references) {
        return references
                .valueStream()
                .map(reference -> reference.path("name").asString())
                .toList();
    }

    private static List<String> fields(Answer answer) {
        return answer.expectProblem(422, "invalid-value")
                .path("errors")
                .valueStream()
                .map(error -> error.path("field").asString())
                .toList();
    }

    private Answer inRussian(String path) {
        return admin.send(admin.request(path).header("Accept-Language", "ru"));
    }

    @Test
    void a_history_tells_each_change_newest_first() {
        var line = newLine("Told");
        admin.put(line + "/name", Map.of("name", "Retold")).expect(200);
        admin.put(line + "/internal-clients", Map.of("groups", List.of(group("Staff"))))
                .expect(200);
        admin.put(line + "/operator-name", Map.of("show", true)).expect(200);
        admin.put(line + "/internal-clients", Map.of("groups", List.of())).expect(200);
        admin.post(line + "/retire", "").expect(200);

        var entries = history(line);

        assertThat(entries)
                .extracting(entry -> entry.path("event").asString())
                .containsExactly(
                        "line.LineRetired",
                        "line.OperatorNameShown",
                        "line.InternalClientsSet",
                        "line.OperatorNameShown",
                        "line.InternalClientsSet",
                        "line.LineRenamed",
                        "line.LineCreated");
        assertThat(entries).extracting(entry -> entry.path("version").asInt()).containsExactly(6, 5, 5, 4, 3, 2, 1);
        assertThat(entries)
                .extracting(entry -> entry.path("summary").asString())
                .containsExactly(
                        "Retired: no new sessions come in.",
                        "Internal clients see the name of the line.",
                        "Internal clients: none; before: Staff.",
                        "Internal clients see the name of the operator.",
                        "Internal clients: Staff; before: none.",
                        "Renamed from “Told” to “Retold”.",
                        "Opened as “Told”.");
        assertThat(entries).allSatisfy(entry -> {
            assertThat(entry.path("actor").path("id").asString())
                    .isEqualTo(admin.get("/api/me").expect(200).path("id").asString());
            assertThat(entry.path("actor").path("name").asString()).isNotBlank();
        });
        assertThat(change(entries.get(0)).path("before").asString()).isEqualTo("ACTIVE");
        assertThat(change(entries.get(0)).path("after").asString()).isEqualTo("RETIRED");
        assertThat(change(entries.get(1)).path("before").isBoolean()).isTrue();
        assertThat(names(change(entries.get(2)).path("before"))).containsExactly("Staff");
        assertThat(change(entries.get(2)).path("after").isArray()).isTrue();
        var created = entries.get(6).path("changes").path(0);
        assertThat(created.propertyNames()).containsExactly("field", "before", "after");
        assertThat(created.path("before").isNull()).isTrue();

        assertThat(inRussian(line + "/history")
                        .expect(200)
                        .path("items")
                        .path(5)
                        .path("summary")
                        .asString())
                .isEqualTo("Переименована из «Told» в «Retold».");
    }

    @Test
    void a_history_comes_in_pages() {
        var line = newLine("Paged");
        for (int n = 2; n <= 5; n++) {
            admin.put(line + "/name", Map.of("name", "Paged " + n)).expect(200);
        }
        var first = admin.get(line + "/history?limit=3").expect(200);
        assertThat(first.path("items").size()).isEqualTo(3);
        assertThat(first.hasNonNull("position")).isTrue();
        admin.put(line + "/name", Map.of("name", "Paged on")).expect(200);
        var second = admin.get(line + "/history?limit=3&cursor="
                        + first.path("nextCursor").asString())
                .expect(200);

        assertThat(second.path("items")
                        .valueStream()
                        .map(entry -> entry.path("version").asInt()))
                .containsExactly(2, 1);
        assertThat(second.has("nextCursor")).isFalse();
        for (String query : List.of("limit=0", "limit=201", "cursor=!")) {
            assertThat(fields(admin.get(line + "/history?" + query)))
                    .containsExactly(query.substring(0, query.indexOf('=')));
        }
    }

    @Test
    void names_in_a_history_are_those_of_then() {
        var group = newGroup("Called so");
        var line = newLine("Names of then");
        admin.put(line + "/readers", Map.of("groups", List.of(group))).expect(200);
        admin.patch("/api/groups/" + group, Map.of("name", "Called otherwise")).expect(204);

        assertThat(names(change(history(line).get(0)).path("after"))).containsExactly("Called so");
        assertThat(names(admin.get(line).expect(200).path("readerGroups"))).containsExactly("Called otherwise");
        assertThat(names(admin.get(line + "?version=2").expect(200).path("readerGroups")))
                .containsExactly("Called so");
    }

    @Test
    void as_of_a_moment_includes_what_happened_at_it() {
        var line = newLine("Before");
        admin.put(line + "/name", Map.of("name", "After")).expect(200);
        var saved = Instant.parse(history(line).get(0).path("at").asString());

        var at = admin.get(line + "?asOf=" + saved).expect(200);
        assertThat(at.path("version").asInt()).isEqualTo(2);
        assertThat(at.path("name").asString()).isEqualTo("After");
        assertThat(at.path("at").asString()).isEqualTo(saved.toString());
        assertThat(at.path("by").path("name").asString()).isNotBlank();
        assertThat(at.has("mayEdit")).isFalse();
        var before = admin.get(line + "?asOf=" + saved.minusNanos(1)).expect(200);
        assertThat(before.path("version").asInt()).isEqualTo(1);
        assertThat(before.path("name").asString()).isEqualTo("Before");
        assertThat(admin.get(line + "?asOf=9999-01-01T00:00:00Z")
                        .expect(200)
                        .path("version")
                        .asInt())
                .isEqualTo(2);
        admin.get(line + "?asOf=2001-01-01T00:00:00Z").expectProblem(404, "not-found");
        assertThat(fields(admin.get(line + "?asOf=yesterday"))).containsExactly("asOf");
        assertThat(fields(admin.get(line + "?asOf=" + saved + "&version=1"))).containsExactly("version");
    }

    @Test
    void a_version_is_read_as_it_was_saved() {
        var line = newLine("First");
        var first = admin.get(line).expect(200);
        admin.put(line + "/operators", Map.of("groups", List.of(group("Staff"))))
                .expect(200);

        var then = admin.get(line + "?version=1").expect(200);

        first.propertyNames().stream()
                .filter(member -> !List.of("mayEdit", "warnings").contains(member))
                .forEach(member -> assertThat(then.path(member)).isEqualTo(first.path(member)));
        for (String never : List.of("0", "3", "-1")) {
            admin.get(line + "?version=" + never).expectProblem(404, "not-found");
        }
        assertThat(fields(admin.get(line + "?version=x"))).containsExactly("version");
    }

    @Test
    void a_difference_is_between_versions_or_instants() {
        var line = newLine("One");
        admin.put(line + "/name", Map.of("name", "Two")).expect(200);
        admin.put(line + "/supervisors-may-edit", Map.of("allowed", true)).expect(200);
        var now = Instant.parse(history(line).get(0).path("at").asString());

        for (String to : List.of("3", now.toString())) {
            var difference = admin.get(line + "/diff?from=1&to=" + to).expect(200);
            assertThat(difference.path("from").path("version").asInt()).isEqualTo(1);
            assertThat(difference.path("to").path("version").asInt()).isEqualTo(3);
            assertThat(difference.path("to").path("at").asString()).isEqualTo(now.toString());
            assertThat(difference
                            .path("changes")
                            .valueStream()
                            .map(change -> change.path("field").asString()))
                    .containsExactly("name", "supervisorsMayEdit");
            assertThat(difference.path("changes").path(0).path("before").asString())
                    .isEqualTo("One");
            assertThat(difference.path("changes").path(0).path("after").asString())
                    .isEqualTo("Two");
        }
        assertThat(admin.get(line + "/diff?from=2&to=2")
                        .expect(200)
                        .path("changes")
                        .size())
                .isZero();
        assertThat(fields(admin.get(line + "/diff?from=x&to=2"))).containsExactly("from");
        assertThat(fields(admin.get(line + "/diff?from=1&to=99999999999999999999")))
                .containsExactly("to");
        assertThat(fields(admin.get(line + "/diff?from=1"))).containsExactly("to");
        admin.get(line + "/diff?from=1&to=9").expectProblem(404, "not-found");
    }

    @Test
    void a_version_comes_back_as_a_new_save() {
        var line = newLine("Old days");
        admin.put(line + "/name", Map.of("name", "New days")).expect(200);
        admin.put(line + "/readers", Map.of("groups", List.of(group("Staff")))).expect(200);

        var reverted = admin.post(line + "/revert", Map.of("version", 1));

        assertThat(reverted.expect(200).path("version").asInt()).isEqualTo(4);
        assertThat(reverted.headers().firstValue("ETag")).hasValue("\"4\"");
        assertThat(admin.get(line).expect(200).path("name").asString()).isEqualTo("Old days");
        assertThat(admin.get(line + "/diff?from=1&to=4")
                        .expect(200)
                        .path("changes")
                        .size())
                .isZero();
        assertThat(fields(admin.post(line + "/revert", Map.of()))).containsExactly("version");
        assertThat(fields(admin.post(line + "/revert", Map.of("version", 9)))).containsExactly("version");
        admin.post(line + "/revert", Map.of("version", 1, "skip", List.of("colour")))
                .expectProblem(400, "malformed");
        var stale = admin.send(admin.json(line + "/revert")
                        .header("If-Match", "\"3\"")
                        .POST(BodyPublishers.ofString("{\"version\": 2}")))
                .expectProblem(412, "stale-version");
        assertThat(stale.path("changes")
                        .valueStream()
                        .map(entry -> entry.path("version").asInt()))
                .containsOnly(4);
    }

    @Test
    void what_cannot_come_back_is_named_and_the_rest_comes_if_told_so() {
        var gone = newGroup("Gone");
        var line = newLine("With a reader");
        admin.put(line + "/readers", Map.of("groups", List.of(gone))).expect(200);
        admin.put(line + "/readers", Map.of("groups", List.of())).expect(200);
        admin.put(line + "/name", Map.of("name", "Without a reader")).expect(200);
        admin.delete("/api/groups/" + gone).expect(204);
        newLine("With a reader");

        var refused = admin.post(line + "/revert", Map.of("version", 2)).expectProblem(409, "cannot-restore");

        assertThat(refused.path("fields").valueStream().map(JsonNode::asString))
                .containsExactly("name", "readerGroups");
        admin.post(line + "/revert", Map.of("version", 2, "skip", List.of("name")))
                .expectProblem(409, "cannot-restore");
        assertThat(admin.get(line).expect(200).path("version").asInt()).isEqualTo(4);
        admin.put(line + "/operators", Map.of("groups", List.of(group("Staff"))))
                .expect(200);
        admin.post(line + "/revert", Map.of("version", 2, "skip", List.of("name", "readerGroups")))
                .expect(200);
        var now = admin.get(line).expect(200);
        assertThat(now.path("version").asInt()).isEqualTo(6);
        assertThat(now.path("name").asString()).isEqualTo("Without a reader");
        assertThat(names(now.path("operatorGroups"))).containsExactly("Support");
        assertThat(names(admin.get(line + "?version=2").expect(200).path("readerGroups")))
                .as("what is gone keeps its name")
                .containsExactly("Gone");
    }

    @Test
    void who_could_have_claimed_then() {
        var crew = newGroup("Crew");
        var line = newLine("Watched");
        admin.put(line + "/operators", Map.of("groups", List.of(crew))).expect(200);
        var employee = operator.get("/api/me").expect(200).path("id").asString();
        admin.put("/api/groups/" + crew + "/members/" + employee, "").expect(204);
        var joined = admin.get(line + "/eligible?at=9999-01-01T00:00:00Z").expect(200);
        var assigned = Instant.parse(history(line).get(0).path("at").asString());

        assertThat(joined.path("operators").size()).isEqualTo(1);
        var one = joined.path("operators").path(0);
        assertThat(one.path("id").asString()).isEqualTo(employee);
        assertThat(names(one.path("groups"))).containsExactly("Crew");
        assertThat(one.path("presence").asString()).isIn("ONLINE", "OFFLINE");
        var then = admin.get(line + "/eligible?at=" + assigned).expect(200);
        assertThat(then.path("at").asString()).isEqualTo(assigned.toString());
        assertThat(then.path("operators").size()).isZero();
        assertThat(admin.get(line + "/eligible?at=" + assigned.minusNanos(1))
                        .expect(200)
                        .path("operators")
                        .size())
                .as("those of the group that answered before")
                .isEqualTo(3);
        admin.get(line + "/eligible?at=2001-01-01T00:00:00Z").expectProblem(404, "not-found");
        admin.get(line + "/eligible?at=" + assigned + "&session=" + UUID.randomUUID())
                .expectProblem(404, "not-found");
        assertThat(fields(admin.get(line + "/eligible"))).containsExactly("at");
        assertThat(fields(admin.get(line + "/eligible?at=now"))).containsExactly("at");
    }

    @Test
    void a_history_is_exported_as_a_table() throws Exception {
        var line = newLine("=1+1");
        admin.put(line + "/name", Map.of("name", "Quoted, \"twice\"")).expect(200);
        admin.put(line + "/readers", Map.of("groups", List.of(group("Staff"), newGroup("@night"))))
                .expect(200);

        var file = admin.get(line + "/history?format=csv");

        assertThat(file.status()).isEqualTo(200);
        assertThat(file.headers().firstValue("Content-Type").orElseThrow()).startsWith("text/csv");
        assertThat(file.headers().firstValue("Content-Disposition"))
                .hasValue(
                        "attachment; filename=\"line-" + line.substring(line.lastIndexOf('/') + 1) + "-history.csv\"");
        assertThat(file.text()).startsWith("\uFEFFversion,at,actorId,actor,event,summary,field,before,after\r\n");
        var rows = rows(file.text());
        assertThat(rows).extracting(row -> row.get("version")).containsExactly("3", "2", "1", "1", "1");
        assertThat(rows)
                .extracting(row -> row.get("field"))
                .containsExactly("readerGroups", "name", "name", "operatorGroups", "supervisorGroups");
        assertThat(rows.get(0).get("after")).as("a formula is none").isEqualTo("'@night, Staff");
        assertThat(rows.get(0).get("before")).isEmpty();
        assertThat(rows.get(1).get("before")).isEqualTo("'=1+1");
        assertThat(rows.get(1).get("after")).isEqualTo("Quoted, \"twice\"");
        assertThat(rows.get(2).get("after")).isEqualTo("'=1+1");
        assertThat(rows(inRussian(line + "/history?format=csv").text()).get(1).get("summary"))
                .isEqualTo("Переименована из «=1+1» в «Quoted, \"twice\"».");
    }

    private static List<CSVRecord> rows(String file) throws Exception {
        return CSVParser.parse(
                        file.substring(1),
                        CSVFormat.RFC4180
                                .builder()
                                .setHeader()
                                .setSkipHeaderRecord(true)
                                .get())
                .getRecords();
    }

    @Test
    void an_export_holds_all_pages() throws Exception {
        var line = newLine("Long");
        IntStream.range(0, 230)
                .forEach(n ->
                        admin.put(line + "/name", Map.of("name", "Long " + n)).expect(200));

        var file = admin.get(line + "/history?format=json");

        assertThat(file.headers().firstValue("Content-Type").orElseThrow()).startsWith("application/json");
        assertThat(file.headers().firstValue("Content-Disposition").orElseThrow())
                .startsWith("attachment; filename=\"line-")
                .endsWith("-history.json\"");
        var entries = JSON.readTree(file.text());
        assertThat(entries.valueStream().map(entry -> entry.path("version").asInt()))
                .hasSize(231)
                .startsWith(231)
                .endsWith(1);
        assertThat(entries.path(0)).isEqualTo(history(line).get(0));
        assertThat(rows(admin.get(line + "/history?format=csv").text())).hasSize(233);
    }

    @Test
    void a_format_there_is_none_of_is_refused() {
        var line = newLine("Formats");
        for (String format : List.of("xml", "CSV", "")) {
            assertThat(fields(admin.get(line + "/history?format=" + format))).containsExactly("format");
        }
    }

    @Test
    void history_is_for_those_who_may_see_the_settings() {
        var line = newLine("Secret");
        var reads = List.of(
                "?version=1",
                "?asOf=9999-01-01T00:00:00Z",
                "/history",
                "/history?format=csv",
                "/history?format=json",
                "/diff?from=1&to=1",
                "/eligible?at=9999-01-01T00:00:00Z");
        for (String read : reads) {
            Stream.of(admin, auditor, supervisor)
                    .forEach(reader -> assertThat(reader.get(line + read).status())
                            .as(read)
                            .isEqualTo(200));
            operator.get(line + read).expectProblem(404, "not-found");
            desk.signedIn("client1").get(line + read).expectProblem(404, "not-found");
            new Browser(desk.address()).get(line + read).expectProblem(401, "not-signed-in");
            admin.get("/api/lines/" + UUID.randomUUID() + read).expectProblem(404, "not-found");
        }
        supervisor.post(line + "/revert", Map.of("version", 1)).expectProblem(403, "not-allowed");
        auditor.post(line + "/revert", Map.of("version", 1)).expectProblem(403, "not-allowed");
        operator.post(line + "/revert", Map.of("version", 1)).expectProblem(404, "not-found");
        assertThat(admin.get(line).expect(200).path("version").asInt())
                .as("reading changes nothing")
                .isEqualTo(1);

        admin.put(line + "/supervisors", Map.of("groups", List.of(group("Staff"))))
                .expect(200);
        for (String read : reads) {
            supervisor.get(line + read).expectProblem(404, "not-found");
        }
    }
}
