package dev.footprint.deploy.report;

import dev.footprint.deploy.results.Summary;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The article's table of JSON libraries: parsing, operations a second. */
final class JsonTable {
    private static final String ONE = "json.users_1.parse_typed.rate";
    private static final String HUNDRED = "json.users_100.parse_typed.rate";

    private JsonTable() {}

    static ProgramSection section(Summary summary) {
        List<List<String>> rows = new ArrayList<>();
        for (String library : ProgramSection.contenders(summary, ONE)) {
            List<String> row = new ArrayList<>(List.of(library, ProgramSection.cell(summary, ONE, library)));
            row.addAll(ProgramSection.claim(summary, ONE, library));
            for (String metric : List.of(
                    HUNDRED,
                    "json.users_100.parse_untyped.rate",
                    "json.users_100.write_typed.rate",
                    "json.users_10000.parse_typed.throughput",
                    "json.bad_accepted")) {
                row.add(ProgramSection.cell(summary, metric, library));
            }
            rows.add(row);
        }
        List<String> header = List.of(
                "library",
                "one user parsed, 1/s",
                "the article says",
                "verdict",
                "100 users parsed, 1/s",
                "100 users parsed without types, 1/s",
                "100 users written, 1/s",
                "10,000 users parsed, MB/s",
                "bad documents accepted, of 26");
        return new ProgramSection(
                "JSON", List.of(new DataTable("JSON libraries", header, rows), more(summary)), why(summary));
    }

    /** What the article's table has no column for: documents of other shapes, allocation, memory. */
    private static DataTable more(Summary summary) {
        Map<String, String> columns = new LinkedHashMap<>();
        columns.put("json.deep.parse_typed.throughput", "deep, parsed, MB/s");
        columns.put("json.numbers.parse_typed.throughput", "numbers, parsed, MB/s");
        columns.put("json.strings.parse_typed.throughput", "strings, parsed, MB/s");
        columns.put("json.users_10000.parse_untyped.throughput", "10,000 users parsed without types, MB/s");
        columns.put("json.users_10000.write_typed.throughput", "10,000 users written, MB/s");
        columns.put("json.users_10000.parse_typed.allocated", "allocated to parse them, MB");
        columns.put("json.users_10000.write_typed.allocated", "to write them, MB");
        columns.put("json.users_10000.parse_typed.peak", "highest RSS while parsing, MB");
        List<String> header = new ArrayList<>(List.of("library"));
        header.addAll(columns.values());
        List<List<String>> rows = new ArrayList<>();
        for (String library : ProgramSection.contenders(summary, ONE)) {
            List<String> row = new ArrayList<>(List.of(library));
            columns.keySet().forEach(metric -> row.add(ProgramSection.cell(summary, metric, library)));
            rows.add(row);
        }
        return new DataTable("JSON libraries: other documents, allocation, memory", header, rows);
    }

    private static String why(Summary summary) {
        return ProgramSection.contenders(summary, ONE).stream()
                .filter(library -> Figures.figure(summary, HUNDRED, library).isPresent())
                .findFirst()
                .map(library ->
                        "The article names no document, and the document decides: " + library + " parses one user "
                                + ProgramSection.cell(summary, ONE, library) + " times a second and a hundred "
                                + ProgramSection.cell(summary, HUNDRED, library) + " times.")
                .orElse("");
    }
}
