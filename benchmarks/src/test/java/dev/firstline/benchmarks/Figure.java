package dev.firstline.benchmarks;

import dev.firstline.benchmarks.Rounds.Compared;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * One figure as it is published: a file of its own in {@code results}, and a row of the table made of all those files.
 *
 * @param id its file's name
 * @param title what was measured
 * @param unit of the two medians
 * @param goal what the ratio must reach
 * @param atLeast whether the goal is the least or the most the ratio may be
 */
record Figure(String id, String title, String unit, double goal, boolean atLeast) {

    private static final Path RESULTS = Path.of("results");
    private static final JsonMapper JSON =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    /** A figure that may grow up to this times its baseline. */
    static Figure atMost(String id, String title, String unit, double goal) {
        return new Figure(id, title, unit, goal, false);
    }

    /** A figure that must reach this times its baseline. */
    static Figure atLeast(String id, String title, String unit, double goal) {
        return new Figure(id, title, unit, goal, true);
    }

    /** Writes the figure down, whether it reached its goal or not: a benchmark tells, it does not fail for being slow. */
    void publish(Compared compared, String note) throws IOException {
        var ratio = compared.ratio();
        var result = new LinkedHashMap<String, Object>();
        result.put("title", title);
        result.put("unit", unit);
        result.put("goal", (atLeast ? "≥ " : "≤ ") + goal + " ×");
        result.put("ratio", rounded(ratio));
        result.put("met", atLeast ? ratio >= goal : ratio <= goal);
        result.put("baseline", series(compared.baseline()));
        result.put("measured", series(compared.measured()));
        result.put("warmUps", compared.warmUps());
        result.put("steady", compared.steady());
        result.put("note", note);
        result.put("at", Instant.now().truncatedTo(ChronoUnit.SECONDS).toString());
        result.put("machine", machine());
        Files.createDirectories(RESULTS);
        Files.writeString(RESULTS.resolve(id + ".json"), JSON.writeValueAsString(result) + "\n");
        System.out.println(title + ": " + rounded(ratio) + " × (" + note + ")");
        writeTable();
    }

    private static Map<String, Object> series(Rounds.Series series) {
        var written = new LinkedHashMap<String, Object>();
        written.put("name", series.name());
        written.put("median", rounded(series.median()));
        written.put("least", rounded(series.least()));
        written.put("most", rounded(series.most()));
        written.put("rounds", series.rounds().stream().map(Figure::rounded).toList());
        return written;
    }

    private static Map<String, Object> machine() {
        var system = ManagementFactory.getOperatingSystemMXBean();
        var machine = new LinkedHashMap<String, Object>();
        machine.put("cores", system.getAvailableProcessors());
        machine.put("loadAverage", rounded(system.getSystemLoadAverage()));
        machine.put("java", System.getProperty("java.version"));
        machine.put("os", system.getName() + " " + system.getArch());
        return machine;
    }

    private static void writeTable() throws IOException {
        var table = new StringBuilder("""
                # Results

                Written by the benchmarks; see [how](../README.md). Medians of the rounds, the least and the most of them in brackets.

                | figure | baseline | measured | ratio | goal | | load of the machine |
                |---|---|---|---|---|---|---|
                """);
        try (var files = Files.list(RESULTS)) {
            for (Path file : files.filter(each -> each.toString().endsWith(".json"))
                    .sorted()
                    .toList()) {
                table.append(row(JSON.readTree(Files.readString(file))));
            }
        }
        Files.writeString(RESULTS.resolve("README.md"), table.toString());
    }

    private static String row(JsonNode result) {
        return "| "
                + String.join(
                        " | ",
                        List.of(
                                result.path("title").asString()
                                        + (result.path("note").asString().isEmpty()
                                                ? ""
                                                : " (" + result.path("note").asString() + ")"),
                                cell(result.path("baseline"), result),
                                cell(result.path("measured"), result),
                                result.path("ratio").asString() + " ×",
                                result.path("goal").asString(),
                                result.path("met").asBoolean() ? "reached" : "**missed**",
                                result.path("machine").path("loadAverage").asString() + " on "
                                        + result.path("machine").path("cores").asString() + " cores"
                                        + (result.path("steady").asBoolean() ? "" : ", never steady")))
                + " |\n";
    }

    private static String cell(JsonNode series, JsonNode result) {
        return "%s: %s %s [%s–%s]"
                .formatted(
                        series.path("name").asString(),
                        series.path("median").asString(),
                        result.path("unit").asString(),
                        series.path("least").asString(),
                        series.path("most").asString());
    }

    private static double rounded(double value) {
        return Double.parseDouble(String.format(Locale.ROOT, value < 100 ? "%.2f" : "%.0f", value));
    }
}
