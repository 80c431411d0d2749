package dev.firstline.app.applications;

import static dev.firstline.app.applications.Registers.contacts;
import static dev.firstline.app.applications.Registers.created;
import static dev.firstline.app.applications.Registers.defined;
import static dev.firstline.app.applications.Registers.field;
import static dev.firstline.app.applications.Registers.items;
import static dev.firstline.app.applications.Registers.put;
import static dev.firstline.app.applications.Registers.schema;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.firstline.app.engine.TestDatabase;
import dev.firstline.app.testing.Browser;
import dev.firstline.app.testing.Browser.Answer;
import dev.firstline.app.testing.SampleDesk;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.Charset;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** Applications and their items over HTTP, the same on both databases. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class ApplicationCallsContract {

    private static final Map<String, Object> EVERYTHING = Map.ofEntries(
            Map.entry("about", field("LONG_TEXT")),
            Map.entry("amount", field("NUMBER")),
            Map.entry("born", field("DATE")),
            Map.entry("kind", field("CHOICE", Map.of("enum", List.of("New", "Old")))),
            Map.entry("vip", field("YES_NO")),
            Map.entry("email", field("EMAIL")),
            Map.entry("phone", field("PHONE")),
            Map.entry("accounts", field("ACCOUNT")));

    private final TestDatabase.Kind kind;
    private SampleDesk desk;
    private Browser admin;
    private Browser supervisor;
    private Browser operator;
    private Browser client;
    private Browser auditor;
    private String line;
    private String register;

    ApplicationCallsContract(TestDatabase.Kind kind) {
        this.kind = kind;
    }

    @BeforeAll
    void open() {
        desk = SampleDesk.open(TestDatabase.fresh(kind));
        admin = desk.signedIn("admin");
        supervisor = desk.signedIn("supervisor");
        operator = desk.signedIn("operator1");
        client = desk.signedIn("client1");
        auditor = desk.signedIn("auditor");
        line = supervisor
                .get("/api/lines")
                .expect(200)
                .path("items")
                .path(0)
                .path("id")
                .asString();
        register = defined(admin, "Everything", schema(EVERYTHING));
        linked(register);
    }

    @AfterAll
    void close() {
        desk.close();
    }

    /** Lets the line's people work with these, and with what they worked with before. */
    private void linked(String... applications) {
        var all = new ArrayList<>(List.of(applications));
        admin.get("/api/lines/" + line)
                .expect(200)
                .path("requestApplications")
                .forEach(known -> all.add(known.path("id").asString()));
        admin.put("/api/lines/" + line + "/request-applications", Map.of("applications", all))
                .expect(200);
    }

    private static List<String> errors(Answer answer) {
        return answer.expectProblem(422, "invalid-value")
                .path("errors")
                .valueStream()
                .map(error -> error.path("field").asString() + " "
                        + error.path("code").asString())
                .toList();
    }

    // what is defined

    @Test
    void an_application_is_answered_in_the_one_form_it_is_kept_in() {
        var answer = admin.get("/api/applications/" + register);
        var found = answer.expect(200);
        assertThat(answer.headers().firstValue("ETag")).contains("\"1\"");
        assertThat(found.path("name").asString()).isEqualTo("Everything");
        assertThat(found.path("accountField").asString()).isEqualTo("accounts");
        assertThat(found.path("titleField").asString()).isEqualTo("name");
        var schema = found.path("schema");
        assertThat(schema.path("additionalProperties").asBoolean()).isFalse();
        assertThat(schema.path("required")).extracting(JsonNode::asString).containsExactly("name");
        assertThat(schema.path("properties").path("born").path("format").asString())
                .isEqualTo("date");
        var same = put(admin, "/api/applications/" + register, 1, Map.of("name", "Everything", "schema", schema));
        assertThat(same.expect(200).path("version").asInt()).isEqualTo(1);
        assertThat(admin.get("/api/applications/" + register + "/schema")
                        .headers()
                        .firstValue("Content-Type"))
                .hasValueSatisfying(type -> assertThat(type).startsWith("application/schema+json"));
    }

    @Test
    void an_application_is_renamed_and_gets_fields_as_versions() {
        var id = defined(admin, "Tickets", schema(Map.of()));
        put(
                        admin,
                        "/api/applications/" + id,
                        1,
                        Map.of("name", "Requests", "schema", schema(Map.of("vip", field("YES_NO")))))
                .expect(200);
        var stale = put(admin, "/api/applications/" + id, 1, Map.of("name", "Other", "schema", schema(Map.of())));
        assertThat(stale.expectProblem(412, "stale-application").path("version").asInt())
                .isEqualTo(2);
        admin.put("/api/applications/" + id, Map.of("name", "Other", "schema", schema(Map.of())))
                .expectProblem(428, "version-wanted");
        var first = admin.get("/api/applications/" + id + "?version=1").expect(200);
        assertThat(first.path("name").asString()).isEqualTo("Tickets");
        assertThat(first.path("schema").path("properties").has("vip")).isFalse();
        assertThat(admin.get("/api/applications/" + id).expect(200).path("name").asString())
                .isEqualTo("Requests");
        admin.get("/api/applications/" + id + "?version=3").expectProblem(404, "not-found");
    }

    @Test
    void the_same_id_defines_once() {
        var id = UUID.randomUUID();
        var body = Map.of("id", id, "name", "Once", "schema", schema(Map.of()));
        admin.post("/api/applications", body).expect(201);
        assertThat(admin.post("/api/applications", body)
                        .expect(201)
                        .path("version")
                        .asInt())
                .isEqualTo(1);
        admin.post("/api/applications", Map.of("id", id, "name", "Twice", "schema", schema(Map.of())))
                .expectProblem(409, "id-reused");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {"properties": {"a": {"title": "A", "x-firstline-type": "TEXT", "$ref": "#"}}}     | schema.properties.a.$ref UNKNOWN
            {"properties": {"a": {"title": "A", "x-firstline-type": "TEXT", "maxLength": 9}}}  | schema.properties.a.maxLength MALFORMED
            {"properties": {"a": {"title": "A", "x-firstline-type": "TREE"}}}                  | schema.properties.a.x-firstline-type UNKNOWN
            {"properties": {"a": {"title": "A", "x-firstline-type": "CHOICE"}}}                | schema.properties.a.enum REQUIRED
            {"properties": {"a": {"title": "A", "x-firstline-type": "LINK"}}}                  | schema.properties.a.x-firstline-application REQUIRED
            {"properties": {"a": {"x-firstline-type": "TEXT"}}}                                | schema.properties.a.title REQUIRED
            {"properties": {"a": {"properties": {"b": {"properties": {}}}}}}                   | schema.properties.a.title REQUIRED
            {"properties": {"A b": {"title": "A", "x-firstline-type": "TEXT"}}}                | schema.properties.A b MALFORMED
            {"properties": {"id": {"title": "A", "x-firstline-type": "TEXT"}}}                 | schema.properties.id MALFORMED
            {"$defs": {}, "properties": {"a": {"title": "A", "x-firstline-type": "TEXT"}}}     | schema.$defs UNKNOWN
            {"properties": {}}                                                                 | schema.properties TOO_SHORT
            {"properties": {"a": {"title": "A", "x-firstline-type": "YES_NO"}}}                | schema.x-firstline-title-field WRONG
            {"properties": {"b": {"title": "A", "x-firstline-type": "TEXT"}}}                  | schema.x-firstline-title-field UNKNOWN
            {"required": ["b"], "properties": {"a": {"title": "A", "x-firstline-type": "TEXT"}}} | schema.required UNKNOWN
            """)
    void a_schema_that_is_not_ours_is_refused_with_the_place(String schema, String error) {
        var titled = "{\"x-firstline-title-field\": \"a\", " + schema.strip().substring(1);
        var answer = admin.post("/api/applications", "{\"name\": \"Bad\", \"schema\": " + titled + "}");
        assertThat(errors(answer)).contains(error);
    }

    @Test
    void too_many_fields_and_too_long_a_schema_are_refused() {
        var many = new TreeMap<String, Object>();
        IntStream.range(0, 200).forEach(n -> many.put("f" + n, field("TEXT")));
        var fields = admin.post("/api/applications", Map.of("name", "Many", "schema", schema(many)));
        assertThat(fields.expectProblem(422, "too-many-fields").path("fields").asInt())
                .isEqualTo(201);
        var longOnes = new TreeMap<String, Object>();
        IntStream.range(0, 99)
                .forEach(n -> longOnes.put("f" + n, field("TEXT", Map.of("description", "ы".repeat(400)))));
        admin.post("/api/applications", Map.of("name", "Long", "schema", schema(longOnes)))
                .expectProblem(422, "schema-too-large");
    }

    @Test
    void a_schema_nested_without_end_is_refused() {
        var deep = "{\"properties\": {\"a\": ".repeat(400) + "{}" + "}}".repeat(400);
        assertThat(admin.post("/api/applications", "{\"name\": \"Deep\", \"schema\": " + deep + "}")
                        .status())
                .isIn(400, 413, 422);
    }

    @Test
    void a_field_in_use_is_retired_and_stays_readable() {
        var id = defined(
                admin,
                "Retiring",
                schema(Map.of("accounts", field("ACCOUNT"), "old", field("TEXT"), "unused", field("TEXT"))));
        linked(id);
        var item = created(operator, id, Map.of("name", "Ann", "old", "kept"));
        var gone = put(
                admin,
                "/api/applications/" + id,
                1,
                Map.of("name", "Retiring", "schema", schema(Map.of("accounts", field("ACCOUNT")))));
        assertThat(gone.expectProblem(409, "field-in-use").path("fields"))
                .extracting(JsonNode::asString)
                .containsExactly("old");
        var other = put(
                admin,
                "/api/applications/" + id,
                1,
                Map.of(
                        "name",
                        "Retiring",
                        "schema",
                        schema(Map.of("accounts", field("ACCOUNT"), "old", field("NUMBER")))));
        assertThat(errors(other)).containsExactly("schema.properties.old.x-firstline-type WRONG");
        put(
                        admin,
                        "/api/applications/" + id,
                        1,
                        Map.of(
                                "name",
                                "Retiring",
                                "schema",
                                schema(Map.of(
                                        "accounts",
                                        field("ACCOUNT"),
                                        "old",
                                        field("TEXT", Map.of("deprecated", true))))))
                .expect(200);

        var path = items(id) + "/" + item;
        assertThat(operator.get(path).expect(200).path("values").path("old").asString())
                .isEqualTo("kept");
        put(operator, path, 1, Map.of("values", Map.of("name", "Anna"))).expect(200);
        assertThat(operator.get(path).expect(200).path("values").path("old").asString())
                .isEqualTo("kept");
        assertThat(errors(put(operator, path, 2, Map.of("values", Map.of("name", "Anna", "old", "other")))))
                .containsExactly("values.old UNKNOWN");
        assertThat(errors(operator.post(items(id), Map.of("values", Map.of("name", "Bob", "old", "new")))))
                .containsExactly("values.old UNKNOWN");
    }

    // lines

    @Test
    void only_an_application_with_an_account_field_is_offered_and_linked() {
        var plain = defined(admin, "Without accounts", schema(Map.of()));
        var contacts = defined(admin, "Contacts", contacts());
        assertThat(admin.get("/api/lines/" + line + "/applications?search=cont")
                        .expect(200)
                        .path("items"))
                .extracting(each -> each.path("id").asString())
                .contains(contacts)
                .doesNotContain(plain);
        operator.get("/api/lines/" + line + "/applications").expectProblem(404, "not-found");
        supervisor.get("/api/lines/" + line + "/applications").expectProblem(403, "not-allowed");
        var path = "/api/lines/" + line + "/account-application";
        assertThat(errors(admin.put(path, Map.of("application", plain))))
                .containsExactly("application NO_ACCOUNT_FIELD");
        assertThat(errors(admin.put(path, Map.of("application", UUID.randomUUID()))))
                .containsExactly("application UNKNOWN");
        admin.put(path, Map.of("application", contacts)).expect(200);
        assertThat(admin.get("/api/lines/" + line)
                        .expect(200)
                        .path("accountApplication")
                        .path("name")
                        .asString())
                .isEqualTo("Contacts");
        assertThat(admin.get("/api/lines/" + line + "/history")
                        .expect(200)
                        .path("items")
                        .path(0)
                        .path("summary")
                        .asString())
                .contains("Contacts");
        var retired = put(
                admin,
                "/api/applications/" + contacts,
                1,
                Map.of(
                        "name",
                        "Contacts",
                        "schema",
                        schema(Map.of("accounts", field("ACCOUNT", Map.of("deprecated", true))))));
        assertThat(retired.expectProblem(409, "account-field-linked").path("lines"))
                .extracting(each -> each.path("name").asString())
                .containsExactly("Support");
        admin.put(path, "{\"application\": null}").expect(200);
        put(admin, "/api/applications/" + contacts, 1, Map.of("name", "Contacts", "schema", schema(Map.of())))
                .expect(200);
    }

    // items

    @Test
    void an_item_is_written_read_changed_and_its_history_told() {
        var values = new HashMap<String, Object>(Map.of(
                "name", "  Ann\tSmith ",
                "about", "Likes\nlong texts",
                "amount", 12.5,
                "born", "1990-02-28",
                "kind", "New",
                "vip", true,
                "email", "ann@example.org",
                "phone", "+7 (912) 345-67-89",
                "accounts", List.of(Map.of("type", "TELEGRAM", "value", "@Ann"))));
        var item = created(operator, register, values);
        var path = items(register) + "/" + item;
        var answer = operator.get(path);
        assertThat(answer.headers().firstValue("ETag")).contains("\"1\"");
        var found = answer.expect(200);
        assertThat(found.path("title").asString()).isEqualTo("Ann Smith");
        assertThat(found.path("values").path("amount").decimalValue()).isEqualByComparingTo("12.5");
        assertThat(found.path("may")).extracting(JsonNode::asString).contains("EDIT_ITEMS");
        operator.put(path, Map.of("values", values)).expectProblem(428, "version-wanted");
        values.put("kind", "Old");
        values.remove("vip");
        put(supervisor, path, 1, Map.of("values", values)).expect(200);
        assertThat(put(operator, path, 1, Map.of("values", values))
                        .expectProblem(412, "stale-item")
                        .path("version")
                        .asInt())
                .isEqualTo(2);
        operator.readsAfter(supervisor);
        var history = operator.get(path + "/history").expect(200).path("items");
        assertThat(history).hasSize(2);
        assertThat(history.path(0).path("actor").path("name").asString()).isNotEmpty();
        assertThat(history.path(0).path("changes"))
                .extracting(change ->
                        change.path("field").asString() + " " + change.path("before") + " " + change.path("after"))
                .containsExactlyInAnyOrder("kind \"New\" \"Old\"", "vip true ");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {}                                              | values.name REQUIRED
            {"name": " "}                                   | values.name MALFORMED
            {"name": 5}                                     | values.name MALFORMED
            {"name": null}                                  | values.name MALFORMED
            {"name": "a\\u0000b"}                           | values.name MALFORMED
            {"name": "a", "nobody": 1}                      | values.nobody UNKNOWN
            {"name": "a", "amount": "5"}                    | values.amount MALFORMED
            {"name": "a", "amount": 1e400}                  | values.amount MALFORMED
            {"name": "a", "amount": 1e99999}                | values.amount MALFORMED
            {"name": "a", "born": "2023-02-29"}             | values.born MALFORMED
            {"name": "a", "kind": "Third"}                  | values.kind UNKNOWN
            {"name": "a", "email": "nowhere"}               | values.email MALFORMED
            {"name": "a", "phone": "call me"}               | values.phone MALFORMED
            {"name": "a", "vip": "yes"}                     | values.vip MALFORMED
            {"name": "a", "accounts": [{"type": "X"}]}      | values.accounts.0.value REQUIRED
            {"name": "a", "accounts": "X:y"}                | values.accounts MALFORMED
            """)
    void what_the_schema_does_not_allow_is_refused_by_name(String values, String error) {
        assertThat(errors(operator.post(items(register), "{\"values\": " + values + "}")))
                .containsExactly(error);
    }

    @Test
    void too_large_an_item_is_refused() {
        operator.post(items(register), "{\"values\": {\"name\": \"" + "x".repeat(10_000_000) + "\"}}")
                .expectProblem(413, "too-large");
        assertThat(errors(operator.post(
                        items(register),
                        "{\"values\": {\"name\": \"a\", \"about\": \"" + "x".repeat(300_000) + "\"}}")))
                .containsExactly("values TOO_LONG");
    }

    @Test
    void the_same_id_writes_an_item_once() {
        var body = Map.of("id", UUID.randomUUID(), "values", Map.of("name", "Once"));
        operator.post(items(register), body).expect(201);
        operator.post(items(register), body).expect(201);
        operator.post(items(register), Map.of("id", body.get("id"), "values", Map.of("name", "Twice")))
                .expectProblem(409, "id-reused");
        supervisor.post(items(register), body).expectProblem(409, "id-reused");
    }

    @Test
    void items_are_found_by_title_text_and_account_page_by_page() {
        var id = defined(admin, "Found", schema(EVERYTHING));
        linked(id);
        IntStream.range(0, 5)
                .forEach(n -> created(
                        operator,
                        id,
                        Map.of(
                                "name",
                                "Person " + n,
                                "about",
                                "Lives at 10%_" + n + " ЁЛКА street",
                                "accounts",
                                List.of(Map.of("type", "VK", "value", "Id" + n)))));
        var first = operator.get(items(id) + "?limit=3&columns=name").expect(200);
        assertThat(first.path("items"))
                .extracting(each -> each.path("values").toString())
                .containsExactly("{\"name\":\"Person 4\"}", "{\"name\":\"Person 3\"}", "{\"name\":\"Person 2\"}");
        var second = operator.get(items(id) + "?limit=3&cursor="
                        + first.path("nextCursor").asString())
                .expect(200);
        assertThat(second.path("items"))
                .extracting(each -> each.path("title").asString())
                .containsExactly("Person 1", "Person 0");
        assertThat(second.has("nextCursor")).isFalse();
        assertThat(operator.get(items(id) + "?search=10%25_3").expect(200).path("items"))
                .hasSize(1);
        assertThat(operator.get(items(id) + "?search=%D1%91%D0%BB%D0%BA%D0%B0")
                        .expect(200)
                        .path("items"))
                .hasSize(5);
        assertThat(operator.get(items(id) + "?search=id2").expect(200).path("items"))
                .hasSize(1);
        assertThat(operator.get(items(id) + "?account=VK:ID2").expect(200).path("items"))
                .hasSize(1);
        assertThat(operator.get(items(id) + "?account=TELEGRAM:id2").expect(200).path("items"))
                .isEmpty();
        operator.get(items(id) + "?columns=nobody").expectProblem(422, "invalid-value");
        operator.get(items(id) + "?cursor=nonsense").expectProblem(422, "invalid-value");
    }

    @Test
    void an_item_links_to_an_item_there_is() {
        var companies = defined(admin, "Companies", contacts());
        var people = defined(
                admin,
                "People",
                schema(Map.of(
                        "accounts",
                        field("ACCOUNT"),
                        "company",
                        field("LINK", Map.of("x-firstline-application", companies)))));
        linked(companies, people);
        var company = created(operator, companies, Map.of("name", "Acme"));
        var person = created(operator, people, Map.of("name", "Ann", "company", company));
        assertThat(operator.get(items(people) + "/" + person)
                        .expect(200)
                        .path("linked")
                        .path("company")
                        .path("name")
                        .asString())
                .isEqualTo("Acme");
        assertThat(errors(operator.post(items(people), Map.of("values", Map.of("name", "Bob", "company", person)))))
                .containsExactly("values.company UNKNOWN");
        var nowhere = admin.post(
                "/api/applications",
                Map.of(
                        "name",
                        "Nowhere",
                        "schema",
                        schema(Map.of(
                                "company", field("LINK", Map.of("x-firstline-application", UUID.randomUUID()))))));
        assertThat(errors(nowhere)).containsExactly("schema.properties.company.x-firstline-application UNKNOWN");
    }

    // tables

    private Answer imported(String application, String query, byte[] table) {
        return operator.send(operator.json(items(application) + "/import" + query)
                .setHeader("Content-Type", "text/csv")
                .POST(BodyPublishers.ofByteArray(table)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-8", "windows-1251", "BOM"})
    void a_table_is_read_in_each_character_set(String charset) {
        var id = defined(admin, "Table in " + charset, schema(EVERYTHING));
        linked(id);
        var text =
                "name;A CHOICE;amount;vip;born;accounts\r\n\"Ёлкин; Пётр\";New;1 234,5;да;28.02.1990;VK:id1 | TELEGRAM:@x\r\n";
        var bytes = charset.equals("BOM") ? ("\uFEFF" + text).getBytes(UTF_8) : text.getBytes(Charset.forName(charset));
        var answer = imported(id, "", bytes).expect(200);
        assertThat(answer.path("created").asInt()).as(answer.toString()).isEqualTo(1);
        var values = operator.get(items(id)).expect(200).path("items").path(0).path("values");
        assertThat(values.path("name").asString()).isEqualTo("Ёлкин; Пётр");
        assertThat(values.path("kind").asString()).isEqualTo("New");
        assertThat(values.path("amount").decimalValue()).isEqualByComparingTo("1234.5");
        assertThat(values.path("vip").asBoolean()).isTrue();
        assertThat(values.path("born").asString()).isEqualTo("1990-02-28");
        assertThat(values.path("accounts")).hasSize(2);
    }

    @Test
    void a_table_with_errors_writes_nothing_and_says_where_they_are() {
        var id = defined(admin, "Table with errors", schema(EVERYTHING));
        linked(id);
        var bad = imported(id, "", "name,born\nAnn,1990-02-28\n,1990-01-01\nBob,soon\n".getBytes(UTF_8))
                .expect(200);
        assertThat(bad.path("created").asInt()).isZero();
        assertThat(bad.path("rows").asInt()).isEqualTo(3);
        assertThat(bad.path("errors"))
                .extracting(error ->
                        error.path("row").asInt() + " " + error.path("field").asString() + " "
                                + error.path("code").asString())
                .containsExactly("3 name REQUIRED", "4 born MALFORMED");
        assertThat(operator.get(items(id)).expect(200).path("items")).isEmpty();
        assertThat(errors(imported(id, "", "name,nobody\na,b\n".getBytes(UTF_8))))
                .containsExactly("nobody UNKNOWN");
        assertThat(errors(imported(id, "", new byte[0]))).containsExactly("header REQUIRED");
        assertThat(errors(imported(id, "?charset=klingon", "name\na\n".getBytes(UTF_8))))
                .containsExactly("charset UNKNOWN");
    }

    @Test
    void a_table_is_written_once_and_a_dry_run_not_at_all() {
        var id = defined(admin, "Table once", schema(EVERYTHING));
        linked(id);
        var table = "name\nAnn\nBob\n".getBytes(UTF_8);
        assertThat(imported(id, "?dryRun=true", table)
                        .expect(200)
                        .path("created")
                        .asInt())
                .isZero();
        var query = "?id=" + UUID.randomUUID();
        assertThat(imported(id, query, table).expect(200).path("created").asInt())
                .isEqualTo(2);
        assertThat(imported(id, query, table).expect(200).path("created").asInt())
                .isEqualTo(2);
        imported(id, query, "name\nEve\n".getBytes(UTF_8)).expectProblem(409, "id-reused");
        assertThat(operator.get(items(id)).expect(200).path("items")).hasSize(2);
    }

    @Test
    void a_table_is_exported_without_formulas_and_comes_back_as_it_was() {
        var id = defined(admin, "Exported", schema(EVERYTHING));
        linked(id);
        created(operator, id, Map.of("name", "=HYPERLINK(\"x\")", "phone", "+79123456789", "amount", -5));
        var file = new String(operator.download(items(id) + "/export").body(), UTF_8);
        assertThat(file)
                .startsWith("\uFEFFid,")
                .contains("'=HYPERLINK")
                .contains("'+79123456789")
                .contains(",-5");
        assertThat(imported(id, "", file.getBytes(UTF_8))
                        .expect(200)
                        .path("created")
                        .asInt())
                .isEqualTo(1);
        var values = operator.get(items(id)).expect(200).path("items");
        assertThat(values.path(0).path("values")).isEqualTo(values.path(1).path("values"));
    }

    @Test
    void what_grows_as_it_is_folded_is_found_or_refused_and_never_lost() {
        var long18 = "\uFDFA";
        var everything = new HashMap<String, Object>(Map.of(
                "name",
                long18.repeat(255),
                "accounts",
                List.of(Map.of("type", "PHONE", "value", "\uD83D\uDE80".repeat(255)))));
        var fields = new HashMap<String, Object>(Map.of("accounts", field("ACCOUNT")));
        IntStream.range(0, 9).forEach(n -> fields.put("note" + n, field("LONG_TEXT")));
        var notes = defined(admin, "Notes", schema(fields));
        linked(notes);
        var essay = new HashMap<String, Object>(Map.of("name", "An essay"));
        IntStream.range(0, 9).forEach(n -> essay.put("note" + n, long18.repeat(20_000)));

        var item = created(operator, register, everything);
        var written = created(operator, notes, essay);

        assertThat(operator.get(items(register) + "?account=PHONE:" + "%F0%9F%9A%80".repeat(255))
                        .expect(200)
                        .path("items")
                        .path(0)
                        .path("id")
                        .asString())
                .isEqualTo(item);
        assertThat(operator.get(items(notes) + "?search=an+essay")
                        .expect(200)
                        .path("items")
                        .path(0)
                        .path("id")
                        .asString())
                .isEqualTo(written);
        everything.put("accounts", List.of(Map.of("type", "PHONE", "value", long18.repeat(30))));
        assertThat(errors(operator.post(items(register), Map.of("values", everything))))
                .containsExactly("values.accounts.0.value TOO_LONG");
    }

    // sessions

    @Test
    void a_session_is_linked_and_its_client_has_a_card_in_all_of_his_sessions() {
        var contacts = defined(admin, "Clients", contacts());
        admin.put("/api/lines/" + line + "/account-application", Map.of("application", contacts))
                .expect(200);
        var item = created(operator, contacts, Map.of("name", "Ann of Acme"));
        var other = created(operator, contacts, Map.of("name", "Another Ann"));
        operator.put("/api/me/presence", Map.of("status", "ONLINE")).expect(200);
        var first = session();
        var path = "/api/sessions/" + first + "/links";
        var body = Map.of("application", contacts, "item", item, "purpose", "ACCOUNT");
        operator.post("/api/sessions/" + first + "/links", body).expectProblem(403, "not-holder");
        operator.post("/api/sessions/" + first + "/claim", "").expect(200);
        assertThat(errors(operator.post(path, Map.of("application", contacts, "item", item, "purpose", "REQUEST"))))
                .containsExactly("application UNKNOWN");
        assertThat(errors(operator.post(path, Map.of("application", contacts, "item", line, "purpose", "ACCOUNT"))))
                .containsExactly("item UNKNOWN");
        var link = operator.post(path, body).expect(201).path("id").asString();
        assertThat(operator.post(path, body).expect(201).path("id").asString()).isEqualTo(link);
        operator.post(path, Map.of("application", contacts, "item", other, "purpose", "ACCOUNT"))
                .expectProblem(409, "account-linked");
        var links = operator.get(path).expect(200);
        assertThat(links.path("items").path(0).path("item").path("title").asString())
                .isEqualTo("Ann of Acme");
        assertThat(links.path("applications"))
                .extracting(each -> each.path("id").asString())
                .contains(contacts);
        var account = links.path("account").path("value").asString();
        await(() -> operator.get(items(contacts) + "?account=INTERNAL:" + account)
                .expect(200)
                .path("items")
                .path(0)
                .path("id")
                .asString()
                .equals(item));
        assertThat(operator.get("/api/sessions/" + first)
                        .expect(200)
                        .path("client")
                        .path("card")
                        .path("title")
                        .asString())
                .isEqualTo("Ann of Acme");
        assertThat(operator.get("/api/sessions/" + first + "/history")
                        .expect(200)
                        .path("items"))
                .extracting(entry -> entry.path("event").asString() + " "
                        + entry.path("facts").path("item").path("name").asString())
                .contains("session.ItemLinked Ann of Acme");
        operator.post("/api/sessions/" + first + "/close", "").expect(200);

        var second = session();
        assertThat(card(second)).isEqualTo("Ann of Acme");
        var candidates = operator.get("/api/sessions/" + second + "/link-candidates?application=" + contacts)
                .expect(200)
                .path("items");
        assertThat(candidates)
                .extracting(each -> each.path("title").asString() + " "
                        + each.path("sameAccount").asBoolean())
                .containsExactly("Ann of Acme true", "Another Ann false");
        assertThat(operator.get(items(contacts) + "/" + item + "/sessions")
                        .expect(200)
                        .path("items"))
                .extracting(each -> each.path("id").asString())
                .containsExactly(first);
        var version = operator.get(items(contacts) + "/" + item).expect(200);
        var values = new HashMap<String, Object>(
                Map.of("name", "Ann of Beta", "accounts", version.path("values").path("accounts")));
        put(operator, items(contacts) + "/" + item, version.path("version").asLong(), Map.of("values", values))
                .expect(200);
        assertThat(card(second)).isEqualTo("Ann of Beta");
        supervisor.delete(path + "/" + link).expectProblem(409, "session-closed");
        supervisor
                .post(
                        "/api/sessions/" + second + "/links",
                        Map.of("application", contacts, "item", other, "purpose", "ACCOUNT"))
                .expect(201);
        assertThat(card(first)).isEqualTo("Another Ann");
        var newest = supervisor
                .get("/api/sessions/" + second + "/links")
                .expect(200)
                .path("items")
                .path(0)
                .path("id")
                .asString();
        supervisor.delete("/api/sessions/" + second + "/links/" + newest).expect(204);
        assertThat(card(second)).isEqualTo("Ann of Beta");
        client.get(path).expectProblem(404, "not-found");
        supervisor.post("/api/sessions/" + second + "/close", "").expect(200);
        admin.put("/api/lines/" + line + "/account-application", "{\"application\": null}")
                .expect(200);
    }

    @Test
    void the_id_of_a_link_links_nothing_else() {
        operator.put("/api/me/presence", Map.of("status", "ONLINE")).expect(200);
        var item = created(operator, register, Map.of("name", "Broken printer"));
        var session = session();
        operator.post("/api/sessions/" + session + "/claim", "").expect(200);
        var id = UUID.randomUUID().toString();
        var path = "/api/sessions/" + session + "/links";
        var link = Map.of("id", id, "application", register, "item", item, "purpose", "REQUEST");
        operator.post(path, link).expect(201);
        operator.post(path, link).expect(201);
        var other = created(operator, register, Map.of("name", "Broken screen"));
        var otherLink = Map.of("id", id, "application", register, "item", other, "purpose", "REQUEST");

        operator.post(path, otherLink).expectProblem(409, "id-reused");
        supervisor.post(path, otherLink).expectProblem(409, "id-reused");
        operator.delete(path + "/" + id).expect(204);
        supervisor.post(path, otherLink).expectProblem(409, "id-reused");
        assertThat(operator.get(path).expect(200).path("items")).isEmpty();
        operator.post("/api/sessions/" + session + "/close", "").expect(200);
    }

    private String card(String session) {
        operator.readsAfter(supervisor);
        return supervisor
                .get("/api/sessions/" + session)
                .expect(200)
                .path("client")
                .path("card")
                .path("title")
                .asString("");
    }

    /** A session of the client's that waits. */
    private String session() {
        client.post("/api/my/lines/" + line + "/messages", Map.of("text", "Hello"))
                .expect(201);
        supervisor.readsAfter(client);
        var waiting = supervisor
                .get("/api/sessions?list=QUEUE")
                .expect(200)
                .path("items")
                .path(0)
                .path("id")
                .asString();
        operator.readsAfter(client);
        return waiting;
    }

    private static void await(BooleanSupplier condition) {
        Awaitility.await().atMost(Duration.ofSeconds(20)).until(condition::getAsBoolean);
    }

    // rights

    @Test
    void who_has_no_part_in_it_sees_nothing_of_it() {
        var item = created(operator, register, Map.of("name", "Secret"));
        admin.get(items(register)).expectProblem(404, "not-found");
        admin.get(items(register) + "/" + item).expectProblem(404, "not-found");
        admin.post(items(register), Map.of("values", Map.of("name", "a"))).expectProblem(404, "not-found");
        operator.post("/api/applications", Map.of("name", "Mine", "schema", schema(Map.of())))
                .expectProblem(403, "not-allowed");
        put(operator, "/api/applications/" + register, 1, Map.of("name", "Mine", "schema", schema(Map.of())))
                .expectProblem(403, "not-allowed");
        for (var stranger : List.of(client, auditor)) {
            assertThat(stranger.get("/api/applications").expect(200).path("items"))
                    .isEmpty();
            stranger.get("/api/applications/" + register).expectProblem(404, "not-found");
            stranger.get("/api/applications/" + register + "/schema").expectProblem(404, "not-found");
            stranger.get(items(register)).expectProblem(404, "not-found");
            stranger.get(items(register) + "/" + item + "/history").expectProblem(404, "not-found");
            stranger.post(items(register), Map.of("values", Map.of("name", "a")))
                    .expectProblem(404, "not-found");
            put(stranger, items(register) + "/" + item, 1, Map.of("values", Map.of("name", "a")))
                    .expectProblem(404, "not-found");
        }
    }
}
