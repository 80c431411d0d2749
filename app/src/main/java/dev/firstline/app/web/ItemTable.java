package dev.firstline.app.web;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.firstline.shared.api.GeneralRefusal.InvalidValue;
import dev.firstline.shared.api.GeneralRefusal.Problem;
import dev.firstline.shared.api.Name;
import dev.firstline.shared.api.RefusedException;
import dev.firstline.shared.api.application.ItemCommand;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Items of an application as a table: each field a column, as spreadsheets read and write it. */
final class ItemTable {

    private static final Charset WINDOWS_1251 = Charset.forName("windows-1251");
    private static final char BYTE_ORDER_MARK = '\uFEFF';
    private static final String ID = "id";
    private static final String ACCOUNTS_APART = " | ";
    private static final Pattern APART = Pattern.compile("\\s*[\\n|]\\s*");
    private static final Pattern MADE_HARMLESS =
            Pattern.compile("'[=+\\-@\\t\\r\\n\uFF1D\uFF0B\uFF0D\uFF20].*", Pattern.DOTALL);
    private static final Pattern DAY_FIRST = Pattern.compile("(\\d{2})\\.(\\d{2})\\.(\\d{4})");
    private static final Set<String> YES = Set.of("true", "yes", "да", "1");
    private static final Set<String> NO = Set.of("false", "no", "нет", "0");

    private final JsonMapper json;
    private final Map<String, JsonNode> fields = new LinkedHashMap<>();

    /** The table of what this schema says, retired fields apart. */
    ItemTable(String schema, JsonMapper json) {
        this.json = json;
        json.readTree(schema).path("properties").properties().stream()
                .filter(field -> !field.getValue().path("deprecated").asBoolean(false))
                .forEach(field -> fields.put(field.getKey(), field.getValue()));
    }

    /** The text of a file, in the character set named; none named: UTF-8 if it is that, else Windows-1251. */
    static String decoded(byte[] bytes, @Nullable String charset) {
        try {
            var named = charset == null ? UTF_8 : Charset.forName(charset);
            var text = named.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
            return text.isEmpty() || text.charAt(0) != BYTE_ORDER_MARK ? text : text.substring(1);
        } catch (CharacterCodingException e) {
            if (charset == null) {
                return new String(bytes, WINDOWS_1251);
            }
            throw new RefusedException(new InvalidValue("charset", Problem.WRONG));
        } catch (IllegalArgumentException e) {
            throw new RefusedException(new InvalidValue("charset", Problem.UNKNOWN));
        }
    }

    /** The values of each row, as JSON; refused where the table is none, or has a column that is no field. */
    List<String> read(String text) {
        var format = CSVFormat.RFC4180
                .builder()
                .setDelimiter(delimiter(text))
                .setIgnoreEmptyLines(true)
                .get();
        try (var parser = format.parse(new StringReader(text))) {
            List<String> columns = List.of();
            var rows = new ArrayList<String>();
            for (CSVRecord row : parser) {
                if (row.getRecordNumber() == 1) {
                    columns = columns(row);
                } else if (rows.size() == ItemCommand.MAX_ITEMS) {
                    throw new RefusedException(new InvalidValue("rows", Problem.TOO_LONG));
                } else {
                    rows.add(values(row, columns));
                }
            }
            if (columns.isEmpty()) {
                throw new RefusedException(new InvalidValue("header", Problem.REQUIRED));
            }
            return rows;
        } catch (IOException | UncheckedIOException | IllegalStateException e) {
            throw new RefusedException(new InvalidValue("rows", Problem.MALFORMED));
        }
    }

    /** What the first line has more of. */
    private static char delimiter(String text) {
        var header = text.lines().findFirst().orElse("");
        return header.chars().filter(c -> c == ';').count()
                        > header.chars().filter(c -> c == ',').count()
                ? ';'
                : ',';
    }

    private List<String> columns(CSVRecord header) {
        var columns = header.stream().map(this::column).toList();
        if (Set.copyOf(columns).size() < columns.size()) {
            throw new RefusedException(new InvalidValue("header", Problem.WRONG));
        }
        return columns;
    }

    private String column(String called) {
        var name = called.strip();
        if (name.equals(ID) || fields.containsKey(name)) {
            return name;
        }
        return fields.entrySet().stream()
                .filter(field ->
                        Name.folded(field.getValue().path("title").asString()).equals(Name.folded(name)))
                .map(Map.Entry::getKey)
                .findFirst()
                .orElseThrow(() -> new RefusedException(new InvalidValue(name, Problem.UNKNOWN)));
    }

    private String values(CSVRecord row, List<String> columns) {
        var values = json.createObjectNode();
        for (int i = 0; i < Math.min(columns.size(), row.size()); i++) {
            var cell = row.get(i).strip();
            if (!cell.isEmpty() && !columns.get(i).equals(ID)) {
                put(values, columns.get(i), MADE_HARMLESS.matcher(cell).matches() ? cell.substring(1) : cell);
            }
        }
        if (row.size() > columns.size()) {
            // too many cells: whatever it means, it is not what the header says
            values.put("…", row.get(columns.size()));
        }
        return values.toString();
    }

    /** What cannot be read as its field's type stays a text, and is refused as that. */
    private void put(ObjectNode values, String field, String cell) {
        switch (type(field)) {
            case "NUMBER" -> {
                try {
                    values.put(
                            field,
                            new BigDecimal(cell.replaceAll("[\\s\u00A0]", "").replace(',', '.')));
                } catch (NumberFormatException e) {
                    values.put(field, cell);
                }
            }
            case "YES_NO" -> {
                var word = Name.folded(cell);
                if (YES.contains(word) || NO.contains(word)) {
                    values.put(field, YES.contains(word));
                } else {
                    values.put(field, cell);
                }
            }
            case "DATE" -> values.put(field, DAY_FIRST.matcher(cell).replaceFirst("$3-$2-$1"));
            case "ACCOUNT" -> {
                var accounts = values.putArray(field);
                APART.splitAsStream(cell).filter(text -> !text.isEmpty()).forEach(text -> {
                    var colon = text.indexOf(':');
                    accounts.addObject()
                            .put(
                                    "type",
                                    colon < 0 ? "" : text.substring(0, colon).strip())
                            .put("value", text.substring(colon + 1).strip());
                });
            }
            default -> values.put(field, cell);
        }
    }

    private String type(String field) {
        return fields.getOrDefault(field, json.missingNode())
                .path("x-firstline-type")
                .asString("");
    }

    List<String> header() {
        var header = new ArrayList<>(List.of(ID));
        header.addAll(fields.keySet());
        return header;
    }

    /** The cells of a row. */
    List<Object> row(Object id, String values) {
        var item = json.readTree(values);
        var row = new ArrayList<Object>(List.of(id));
        fields.keySet().forEach(field -> row.add(cell(field, item.path(field))));
        return row;
    }

    private String cell(String field, JsonNode value) {
        if (value.isArray()) {
            return LineExport.harmless(StreamSupport.stream(value.spliterator(), false)
                    .map(account -> account.path("type").asString() + ":"
                            + account.path("value").asString())
                    .collect(Collectors.joining(ACCOUNTS_APART)));
        }
        return type(field).equals("NUMBER") && value.isNumber()
                ? value.decimalValue().toPlainString()
                : LineExport.harmless(value.asString(""));
    }
}
