package dev.firstline.app.applications;

import dev.firstline.app.testing.Browser;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.databind.json.JsonMapper;

/** Applications to try things with, and the calls that make them. */
public final class Registers {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private Registers() {}

    /** A field of a type. */
    static Map<String, Object> field(String type) {
        return field(type, Map.of());
    }

    static Map<String, Object> field(String type, Map<String, Object> more) {
        var field = new TreeMap<String, Object>(more);
        field.put("x-firstline-type", type);
        field.put("title", "A " + type);
        return field;
    }

    /** A schema of a text field called name, its title, and of other fields. */
    static Map<String, Object> schema(Map<String, Object> more) {
        var fields = new TreeMap<String, Object>(more);
        fields.put("name", field("TEXT"));
        return Map.of("x-firstline-title-field", "name", "properties", fields);
    }

    /** A schema of contacts: who they are, and their accounts. */
    public static Map<String, Object> contacts() {
        return schema(Map.of("accounts", field("ACCOUNT"), "phone", field("PHONE")));
    }

    public static String defined(Browser admin, String name, Map<String, Object> schema) {
        return admin.post("/api/applications", Map.of("name", name, "schema", schema))
                .expect(201)
                .path("id")
                .asString();
    }

    public static String created(Browser staff, String application, Map<String, Object> values) {
        return staff.post(items(application), Map.of("values", values))
                .expect(201)
                .path("id")
                .asString();
    }

    public static String items(String application) {
        return "/api/applications/" + application + "/items";
    }

    /** Saves from a version. */
    public static Browser.Answer put(Browser browser, String path, long version, Object body) {
        return browser.send(browser.json(path)
                .header("If-Match", "\"" + version + "\"")
                .PUT(BodyPublishers.ofString(JSON.writeValueAsString(body))));
    }
}
