package dev.firstline.applications.items;

import dev.firstline.shared.api.Name;
import dev.firstline.shared.api.application.ApplicationView.Account;
import dev.firstline.shared.api.application.ApplicationView.FieldChange;
import dev.firstline.shared.api.application.ItemId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads values and schemas as the JSON they are. Only accounts are lists. */
final class JsonItemTexts implements ItemTexts {

    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();

    /** Some characters are many once folded: an item is found by as much as its row holds. */
    private static final int LONGEST_SEARCHED = 800_000;

    @Override
    public List<Account> accountsOf(String values) {
        var accounts = new ArrayList<Account>();
        for (var value : read(values)) {
            if (value.isArray()) {
                value.forEach(account -> accounts.add(new Account(
                        account.path("type").asString(), account.path("value").asString())));
            }
        }
        return accounts;
    }

    @Override
    public String searched(String title, String values) {
        var texts = new StringBuilder(title);
        for (var value : read(values)) {
            if (value.isArray()) {
                value.forEach(account ->
                        texts.append('\n').append(account.path("value").asString()));
            } else if (!value.isBoolean()) {
                texts.append('\n').append(value.asString());
            }
        }
        var folded = Name.folded(texts.toString());
        return folded.substring(0, Math.min(folded.length(), LONGEST_SEARCHED));
    }

    @Override
    public String only(Set<String> fields, String values) {
        var chosen = JSON.createObjectNode();
        read(values).properties().stream()
                .filter(field -> fields.contains(field.getKey()))
                .forEach(field -> chosen.set(field.getKey(), field.getValue()));
        return chosen.toString();
    }

    @Override
    public List<FieldChange> changes(String before, String after) {
        var was = read(before);
        var is = read(after);
        var fields = new LinkedHashSet<String>();
        is.properties().forEach(field -> fields.add(field.getKey()));
        was.properties().forEach(field -> fields.add(field.getKey()));
        return fields.stream()
                .filter(field -> !Objects.equals(was.get(field), is.get(field)))
                .map(field -> new FieldChange(field, text(was.get(field)), text(is.get(field))))
                .toList();
    }

    private static @Nullable String text(@Nullable JsonNode value) {
        return value == null ? null : value.toString();
    }

    @Override
    public Map<String, ItemId> links(String schema, String values) {
        var is = read(values);
        var links = new LinkedHashMap<String, ItemId>();
        read(schema).path("properties").properties().stream()
                .filter(field -> field.getValue().has("x-firstline-application") && is.has(field.getKey()))
                .forEach(field -> links.put(
                        field.getKey(), ItemId.of(is.path(field.getKey()).asString())));
        return links;
    }

    @Override
    public Set<String> inUse(String schema) {
        var fields = new LinkedHashSet<String>();
        read(schema).path("properties").properties().stream()
                .filter(field -> !field.getValue().path("deprecated").asBoolean(false))
                .forEach(field -> fields.add(field.getKey()));
        return fields;
    }

    @Override
    public String titleField(String schema) {
        return read(schema).path("x-firstline-title-field").asString();
    }

    /** An erased item holds nothing. */
    private static JsonNode read(String json) {
        return json.isEmpty() ? JSON.createObjectNode() : JSON.readTree(json);
    }
}
