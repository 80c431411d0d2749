package dev.firstline.app.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firstline.app.engine.TestDatabase;
import dev.firstline.app.testing.Browser;
import dev.firstline.app.testing.Browser.Answer;
import dev.firstline.app.testing.SampleDesk;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Response templates over HTTP, the same on both databases. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class TemplateCallsContract {

    private final TestDatabase.Kind kind;
    private SampleDesk desk;
    private Browser admin;
    private Browser operator;
    private Browser colleague;
    private Browser client;
    private Browser auditor;

    TemplateCallsContract(TestDatabase.Kind kind) {
        this.kind = kind;
    }

    @BeforeAll
    void open() {
        desk = SampleDesk.open(TestDatabase.fresh(kind));
        admin = desk.signedIn("admin");
        operator = desk.signedIn("operator1");
        colleague = desk.signedIn("operator2");
        client = desk.signedIn("client1");
        auditor = desk.signedIn("auditor");
    }

    @AfterAll
    void close() {
        desk.close();
    }

    @BeforeEach
    void no_templates() {
        desk.desk().jdbc().sql("delete from session_template").update();
    }

    private static Answer keep(Browser browser, String name, String text, boolean shared) {
        return browser.post("/api/templates", Map.of("name", name, "text", text, "shared", shared));
    }

    private static String kept(Browser browser, String name, String text, boolean shared) {
        return keep(browser, name, text, shared).expect(201).path("id").asString();
    }

    private static List<String> names(Browser browser, String query) {
        return browser.get("/api/templates" + query)
                .expect(200)
                .path("items")
                .valueStream()
                .map(template -> template.path("name").asString())
                .toList();
    }

    private static String wrong(Answer answer) {
        return answer.expectProblem(422, "invalid-value")
                .path("errors")
                .path(0)
                .path("field")
                .asString();
    }

    @Test
    void everybody_finds_the_shared_templates_and_his_own() {
        kept(admin, "Shared", "Good day", true);
        kept(operator, "Own", "Hello", false);

        assertThat(names(operator, "")).containsExactly("Own", "Shared");
        assertThat(names(colleague, "")).containsExactly("Shared");
        assertThat(names(admin, "")).containsExactly("Shared");
        client.get("/api/templates").expectProblem(403, "not-allowed");
        auditor.get("/api/templates").expectProblem(403, "not-allowed");
    }

    @Test
    void templates_are_found_by_folder_and_by_words_of_name_and_text() {
        operator.post(
                        "/api/templates",
                        Map.of("name", "Greeting", "folder", "Hellos", "text", "Good day", "shared", false))
                .expect(201);
        kept(operator, "Bye", "See you", false);

        assertThat(names(operator, "?folder=hellos")).containsExactly("Greeting");
        assertThat(names(operator, "?search=GREET")).containsExactly("Greeting");
        assertThat(names(operator, "?search=see")).containsExactly("Bye");
        assertThat(names(operator, "?search=nothing")).isEmpty();
    }

    @Test
    void a_template_is_changed_and_removed_by_whoever_keeps_it() {
        var id = kept(operator, "Own", "Hello", false);

        operator.put("/api/templates/" + id, Map.of("name", "Own", "folder", "Mine", "text", "Good day"))
                .expect(204);
        var template = operator.get("/api/templates").expect(200).path("items").path(0);
        assertThat(template.propertyNames()).containsExactlyInAnyOrder("id", "name", "folder", "text", "shared");
        assertThat(template.path("folder").asString()).isEqualTo("Mine");
        assertThat(template.path("text").asString()).isEqualTo("Good day");

        operator.delete("/api/templates/" + id).expect(204);
        assertThat(names(operator, "")).isEmpty();
    }

    @Test
    void anothers_template_is_unknown_and_a_shared_one_is_the_administrators() {
        var own = kept(operator, "Own", "Hello", false);
        var shared = kept(admin, "Shared", "Hello", true);
        var change = Map.of("name", "Changed", "text", "Hello");

        for (Browser other : List.of(colleague, admin)) {
            other.put("/api/templates/" + own, change).expectProblem(404, "not-found");
            other.delete("/api/templates/" + own).expectProblem(404, "not-found");
            other.get("/api/templates/" + own + "/text").expectProblem(404, "not-found");
        }
        keep(operator, "Another", "Hello", true).expectProblem(403, "not-allowed");
        operator.put("/api/templates/" + shared, change).expectProblem(403, "not-allowed");
        operator.delete("/api/templates/" + shared).expectProblem(403, "not-allowed");
        keep(admin, "Own", "Hello", false).expectProblem(403, "not-allowed");
        assertThat(names(operator, "")).containsExactly("Own", "Shared");
    }

    @Test
    void a_name_is_there_once_in_a_folder_for_each_owner() {
        kept(operator, "Привет", "Hello", false);
        var other = kept(operator, "Other", "Hello", false);

        keep(operator, "ПРИВЕТ", "Hello", false).expectProblem(409, "template-name-taken");
        operator.put("/api/templates/" + other, Map.of("name", "привет", "text", "Hello"))
                .expectProblem(409, "template-name-taken");
        operator.post("/api/templates", Map.of("name", "Привет", "folder", "F", "text", "Hello", "shared", false))
                .expect(201);
        kept(colleague, "Привет", "Hello", false);
        kept(admin, "Привет", "Hello", true);
    }

    @Test
    void keeping_a_template_is_safe_to_repeat() {
        var id = UUID.randomUUID().toString();
        var body = Map.of("id", id, "name", "Once", "text", "Hello", "shared", false);

        assertThat(operator.post("/api/templates", body).expect(201).path("id").asString())
                .isEqualTo(id);
        operator.post("/api/templates", body).expect(201);
        assertThat(names(operator, "")).containsExactly("Once");
        operator.post("/api/templates", Map.of("id", id, "name", "Twice", "text", "Hello", "shared", false))
                .expectProblem(409, "id-reused");
        colleague.post("/api/templates", body).expectProblem(409, "id-reused");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{{client.password}}",
                "{{client}}",
                "{{name}}",
                "{{{class}}}",
                "{{#client}}x{{/client}}",
                "{{^client}}x{{/client}}",
                "{{>file}}",
                "{{<file}}{{/file}}",
                "{{$block}}x{{/block}}",
                "{{this}}",
                "{{.}}",
                " "
            })
    void a_text_that_could_not_be_filled_in_is_refused(String text) {
        assertThat(wrong(keep(operator, "Name", text, false))).isEqualTo("text");
        assertThat(names(operator, "")).isEmpty();
    }

    @Test
    void a_text_is_no_longer_than_a_message() {
        assertThat(wrong(keep(operator, "Name", "x".repeat(20_001), false))).isEqualTo("text");
        kept(operator, "Name", "x".repeat(10_000), false);
    }

    @ParameterizedTest
    @CsvSource({"name,folder", "folder,name"})
    void names_and_folders_are_of_one_line(String field, String other) {
        assertThat(wrong(operator.post(
                        "/api/templates",
                        Map.of(field, "x".repeat(256), other, "fine", "text", "Hello", "shared", false))))
                .isEqualTo(field);
        assertThat(wrong(operator.post(
                        "/api/templates",
                        Map.of(field, "two\nlines", other, "fine", "text", "Hello", "shared", false))))
                .isEqualTo(field);
    }

    @Test
    void what_changes_is_filled_in_as_plain_text() {
        operator.put("/api/me/presence", Map.of("status", "ONLINE")).expect(200);
        var line = client.get("/api/my/lines")
                .expect(200)
                .path("items")
                .path(0)
                .path("id")
                .asString();
        client.post("/api/my/lines/" + line + "/messages", Map.of("text", "Hello"))
                .expect(201);
        operator.readsAfter(client);
        var session = operator.get("/api/sessions?list=QUEUE")
                .expect(200)
                .path("items")
                .path(0)
                .path("id")
                .asString();
        operator.post("/api/sessions/" + session + "/claim", "").expect(200);
        colleague.readsAfter(operator);
        var id = kept(
                admin,
                "All",
                "<b>{{client.name}}</b> & {{{operator.name}}} \"{{line.name}}\" {{date}} {{! said by nobody }}{{&line.name}}",
                true);

        var text = operator.get("/api/templates/" + id + "/text?session=" + session)
                .expect(200)
                .path("text")
                .asString();

        assertThat(text)
                .startsWith("<b>Clara Client</b> & Olga One \"Support\" ")
                .endsWith(" Support");
        assertThat(text).doesNotContain("{", "}").containsPattern("\" [A-Z][a-z]{2} [0-9]{1,2}, [0-9]{4} Support");
        colleague.get("/api/templates/" + id + "/text?session=" + session).expectProblem(404, "not-found");
        assertThat(colleague
                        .get("/api/templates/" + id + "/text")
                        .expect(200)
                        .path("text")
                        .asString())
                .startsWith("<b></b> & Oscar Two \"\" ");
    }
}
