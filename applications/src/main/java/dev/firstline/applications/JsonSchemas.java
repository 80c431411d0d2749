package dev.firstline.applications;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SchemaRegistryConfig;
import com.networknt.schema.dialect.Dialect;
import com.networknt.schema.dialect.Dialects;
import com.networknt.schema.keyword.NonValidationKeyword;
import dev.firstline.shared.api.GeneralRefusal.InvalidValue;
import dev.firstline.shared.api.GeneralRefusal.InvalidValues;
import dev.firstline.shared.api.GeneralRefusal.Problem;
import dev.firstline.shared.api.Name;
import dev.firstline.shared.api.RefusedException;
import dev.firstline.shared.api.application.ApplicationCommand;
import dev.firstline.shared.api.application.ApplicationId;
import dev.firstline.shared.api.application.ApplicationRefusal.SchemaTooLarge;
import dev.firstline.shared.api.application.ApplicationRefusal.TooManyFields;
import dev.firstline.shared.api.application.ItemCommand;
import dev.firstline.shared.api.application.ItemId;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Reads schemas as JSON Schema 2020-12. What one may look like is itself a schema: {@code application-schema.json}. */
final class JsonSchemas implements Schemas {

    private static final String TYPE = "x-firstline-type";
    private static final String LINKED = "x-firstline-application";
    private static final String TITLE_FIELD = "x-firstline-title-field";
    private static final String ORDER = "x-firstline-order";
    private static final String PROPERTIES = "properties";
    private static final String REQUIRED = "required";
    private static final String DEPRECATED = "deprecated";
    private static final String VALUES = "values";

    /** What a field says of itself; all else follows from its type. */
    private static final List<String> SAID = List.of("title", "description", TYPE, LINKED, "enum");

    private static final int MAX_TITLE_LENGTH = 255;
    private static final int MAX_ACCOUNTS = 50;
    private static final int MAX_FOLDED_ACCOUNT_LENGTH = 510;
    private static final int MAX_ERRORS = 100;
    private static final int KEPT_SCHEMAS = 200;

    /** What PostgreSQL does not keep, and halves of characters. */
    private static final Pattern NOT_KEPT = Pattern.compile("[\\x00\\p{Cs}]");

    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    /** A definition, ready to check items by. */
    private record Compiled(Definition definition, Schema schema) {}

    /** JSON Schema 2020-12 that knows our own words, which check nothing. */
    private static final Dialect DIALECT = Dialect.builder(Dialects.getDraft202012())
            .keywords(Stream.of(TYPE, LINKED, TITLE_FIELD, ORDER)
                    .map(NonValidationKeyword::new)
                    .toList())
            .build();

    private final SchemaRegistry registry = SchemaRegistry.withDefaultDialect(
            DIALECT,
            builder -> builder.schemaCacheEnabled(false)
                    .schemaRegistryConfig(SchemaRegistryConfig.builder()
                            .formatAssertionsEnabled(true)
                            .build()));

    private final JsonNode form = form();
    private final Schema allowed = registry.getSchema(form);
    private final LoadingCache<String, Compiled> compiled =
            Caffeine.newBuilder().maximumSize(KEPT_SCHEMAS).build(this::compile);

    private static JsonNode form() {
        try (var file = JsonSchemas.class.getResourceAsStream("/application-schema.json")) {
            return JSON.readTree(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public Definition written(String schema) {
        var bytes = schema.getBytes(UTF_8).length;
        if (bytes > ApplicationCommand.MAX_SCHEMA_BYTES) {
            throw new RefusedException(new SchemaTooLarge(bytes, ApplicationCommand.MAX_SCHEMA_BYTES));
        }
        var sent = object("schema", schema);
        var fields = sent.path(PROPERTIES).size();
        if (fields > ApplicationCommand.MAX_FIELDS) {
            throw new RefusedException(new TooManyFields(fields, ApplicationCommand.MAX_FIELDS));
        }
        var wrong = problems("schema", allowed.validate(sent));
        wrong.addAll(unkept("schema", sent));
        refuse(wrong);
        return kept(JSON.writeValueAsString(canonical(sent)));
    }

    /** The one form a schema is kept in. */
    private ObjectNode canonical(ObjectNode sent) {
        var properties = sent.path(PROPERTIES);
        var names = names(properties);
        var required = texts(sent.path(REQUIRED));
        var asked = texts(sent.path(ORDER));
        var wrong = new ArrayList<InvalidValue>();
        if (!names.containsAll(required)) {
            wrong.add(new InvalidValue("schema." + REQUIRED, Problem.UNKNOWN));
        }
        if (!names.containsAll(asked)) {
            wrong.add(new InvalidValue("schema." + ORDER, Problem.UNKNOWN));
        }
        if (names.stream()
                        .filter(name -> typeOf(properties.path(name)) == FieldType.ACCOUNT)
                        .filter(name -> !isRetired(properties.path(name)))
                        .count()
                > 1) {
            wrong.add(new InvalidValue("schema." + PROPERTIES, Problem.WRONG));
        }
        var title = sent.path(TITLE_FIELD).asString();
        if (!names.contains(title)) {
            wrong.add(new InvalidValue("schema." + TITLE_FIELD, Problem.UNKNOWN));
        } else if (isRetired(properties.path(title))
                || !typeOf(properties.path(title)).isTitle()) {
            wrong.add(new InvalidValue("schema." + TITLE_FIELD, Problem.WRONG));
        }
        refuse(wrong);
        required.add(title);
        asked.addAll(names);
        var canonical = JSON.createObjectNode();
        canonical.put("$schema", "https://json-schema.org/draft/2020-12/schema");
        canonical.put("type", "object");
        canonical.put("additionalProperties", false);
        var demanded = canonical.putArray(REQUIRED);
        canonical.put(TITLE_FIELD, title);
        var order = canonical.putArray(ORDER);
        var fields = canonical.putObject(PROPERTIES);
        for (var name : asked) {
            var field = properties.path(name);
            if (required.contains(name) && !isRetired(field)) {
                demanded.add(name);
            }
            order.add(name);
            fields.set(name, canonicalField(field));
        }
        return canonical;
    }

    private ObjectNode canonicalField(JsonNode sent) {
        var field = JSON.createObjectNode();
        SAID.stream().filter(sent::has).forEach(said -> field.set(said, sent.get(said)));
        if (isRetired(sent)) {
            field.put(DEPRECATED, true);
        }
        form.path("$defs").path(typeOf(sent).name()).path(PROPERTIES).properties().stream()
                .filter(keyword -> keyword.getValue().has("const"))
                .forEach(keyword ->
                        field.set(keyword.getKey(), keyword.getValue().get("const")));
        return field;
    }

    @Override
    public Definition kept(String schema) {
        return compiled.get(schema).definition();
    }

    private Compiled compile(String schema) {
        var node = JSON.readTree(schema);
        var required = texts(node.path(REQUIRED));
        var fields = new ArrayList<Field>();
        for (var name : texts(node.path(ORDER))) {
            var field = node.path(PROPERTIES).path(name);
            fields.add(new Field(
                    name,
                    typeOf(field),
                    required.contains(name),
                    isRetired(field),
                    field.has(LINKED) ? ApplicationId.of(field.path(LINKED).asString()) : null));
        }
        var definition = new Definition(schema, fields, node.path(TITLE_FIELD).asString());
        return new Compiled(definition, registry.getSchema(node));
    }

    @Override
    public Content check(Definition definition, String values, @Nullable String before) {
        if (values.length() > ItemCommand.MAX_VALUES_LENGTH) {
            throw new RefusedException(new InvalidValue(VALUES, Problem.TOO_LONG));
        }
        var sent = object(VALUES, values);
        var held = before == null || before.isEmpty() ? JSON.createObjectNode() : object(VALUES, before);
        var wrong = new ArrayList<InvalidValue>();
        var kept = new LinkedHashMap<String, JsonNode>();
        definition.fields().stream().filter(Field::retired).map(Field::name).forEach(name -> {
            var given = sent.remove(name);
            if (held.has(name)) {
                kept.put(name, held.get(name));
            }
            if (given != null && !given.equals(held.get(name))) {
                wrong.add(new InvalidValue(VALUES + "." + name, Problem.UNKNOWN));
            }
        });
        wrong.addAll(problems(VALUES, compiled.get(definition.schema()).schema().validate(sent)));
        wrong.addAll(unkept(VALUES, sent));
        refuse(wrong);
        refuse(tooLongToFind(definition, sent));
        kept.forEach(sent::set);
        return content(definition, sent);
    }

    /** Accounts are found by their folded values, which are longer for some characters. */
    private static List<InvalidValue> tooLongToFind(Definition definition, JsonNode sent) {
        var wrong = new ArrayList<InvalidValue>();
        var field = definition.accountField();
        var accounts = field == null ? JSON.missingNode() : sent.path(field);
        for (int i = 0; i < accounts.size(); i++) {
            var folded = Name.folded(accounts.get(i).path("value").asString());
            if (folded.codePointCount(0, folded.length()) > MAX_FOLDED_ACCOUNT_LENGTH) {
                wrong.add(new InvalidValue(VALUES + "." + field + "." + i + ".value", Problem.TOO_LONG));
            }
        }
        return wrong;
    }

    private static Content content(Definition definition, ObjectNode values) {
        var ordered = JSON.createObjectNode();
        var links = new LinkedHashMap<String, Content.Link>();
        for (var field : definition.fields()) {
            var value = values.get(field.name());
            if (value != null) {
                ordered.set(field.name(), value);
                if (field.linked() != null && !field.retired()) {
                    links.put(field.name(), new Content.Link(ItemId.of(value.asString()), field.linked()));
                }
            }
        }
        return new Content(JSON.writeValueAsString(ordered), title(ordered.path(definition.titleField())), links);
    }

    private static String title(JsonNode value) {
        var line = (value.isNumber() ? value.decimalValue().toPlainString() : value.asString(""))
                .strip()
                .replaceAll("\\s+", " ");
        return line.codePointCount(0, line.length()) <= MAX_TITLE_LENGTH
                ? line
                : line.substring(0, line.offsetByCodePoints(0, MAX_TITLE_LENGTH));
    }

    @Override
    public Optional<Content> withAccount(Definition definition, String values, String type, String account) {
        var field = definition.accountField();
        if (field == null || values.isEmpty()) {
            return Optional.empty();
        }
        var node = object(VALUES, values);
        var accounts = node.path(field) instanceof ArrayNode known ? known : JSON.createArrayNode();
        for (var known : accounts) {
            if (known.path("type").asString().equals(type)
                    && Name.folded(known.path("value").asString()).equals(Name.folded(account))) {
                return Optional.empty();
            }
        }
        if (accounts.size() >= MAX_ACCOUNTS) {
            return Optional.empty();
        }
        accounts.addObject().put("type", type).put("value", account);
        node.set(field, accounts);
        return Optional.of(content(definition, node));
    }

    @Override
    public Set<String> fieldsOf(String values) {
        return values.isEmpty() ? Set.of() : names(object(VALUES, values));
    }

    private static ObjectNode object(String field, String json) {
        try {
            if (JSON.readTree(json) instanceof ObjectNode node) {
                return node;
            }
        } catch (JacksonException e) {
            // told below
        }
        throw new RefusedException(new InvalidValue(field, Problem.MALFORMED));
    }

    private static Set<String> names(JsonNode object) {
        var names = new LinkedHashSet<String>();
        object.properties().forEach(property -> names.add(property.getKey()));
        return names;
    }

    private static Set<String> texts(JsonNode array) {
        var texts = new LinkedHashSet<String>();
        array.forEach(text -> texts.add(text.asString()));
        return texts;
    }

    private static FieldType typeOf(JsonNode field) {
        return FieldType.valueOf(field.path(TYPE).asString());
    }

    private static boolean isRetired(JsonNode field) {
        return field.path(DEPRECATED).asBoolean(false);
    }

    private static void refuse(List<InvalidValue> wrong) {
        if (!wrong.isEmpty()) {
            throw new RefusedException(new InvalidValues(wrong.subList(0, Math.min(wrong.size(), MAX_ERRORS))));
        }
    }

    /** One problem for each place, the first found there. */
    private static List<InvalidValue> problems(String member, List<Error> errors) {
        Map<String, InvalidValue> byPlace = new LinkedHashMap<>();
        for (var error : errors) {
            var place = new StringBuilder(member);
            var path = error.getInstanceLocation();
            for (int i = 0; i < path.getNameCount(); i++) {
                place.append('.').append(path.getElement(i));
            }
            if (error.getProperty() != null) {
                place.append('.').append(error.getProperty());
            }
            byPlace.putIfAbsent(place.toString(), new InvalidValue(place.toString(), problem(error.getKeyword())));
        }
        return new ArrayList<>(byPlace.values());
    }

    private static Problem problem(String keyword) {
        return switch (keyword) {
            case "required" -> Problem.REQUIRED;
            case "additionalProperties", "enum" -> Problem.UNKNOWN;
            case "maxLength", "maxItems" -> Problem.TOO_LONG;
            case "minLength", "minItems", "minProperties" -> Problem.TOO_SHORT;
            default -> Problem.MALFORMED;
        };
    }

    private static List<InvalidValue> unkept(String place, JsonNode node) {
        var wrong = new ArrayList<InvalidValue>();
        if (node.isString() && NOT_KEPT.matcher(node.asString()).find()) {
            wrong.add(new InvalidValue(place, Problem.MALFORMED));
        }
        node.properties()
                .forEach(property -> wrong.addAll(unkept(place + "." + property.getKey(), property.getValue())));
        for (int i = 0; i < node.size() && node.isArray(); i++) {
            wrong.addAll(unkept(place + "." + i, node.get(i)));
        }
        return wrong;
    }
}
