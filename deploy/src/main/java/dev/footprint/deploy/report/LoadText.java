package dev.footprint.deploy.report;

import dev.footprint.deploy.results.Observation;
import dev.footprint.deploy.results.Summary;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Load, telemetry and capacity as plain text for a terminal. */
public final class LoadText {
    private static final String GUTTER = "  ";

    private LoadText() {}

    /** Empty where none of them was measured. */
    public static String render(Summary summary, List<Observation> observations, int width) {
        List<String> lines = new ArrayList<>();
        Stream.of(LoadTables.of(summary), TelemetryTables.of(summary), CapacityTables.of(summary))
                .flatMap(List::stream)
                .forEach(table -> lines.addAll(table(table, width)));
        LoadTables.notes(summary, observations).forEach(note -> lines.addAll(Words.wrap("- " + note, width, GUTTER)));
        return lines.isEmpty() ? "" : String.join("\n", lines) + "\n";
    }

    /** Columns as wide as their longest cell. */
    static List<String> table(DataTable table, int width) {
        List<List<String>> rows = new ArrayList<>();
        rows.add(table.header());
        rows.addAll(table.rows());
        int[] widths = new int[table.header().size()];
        for (List<String> row : rows) {
            for (int i = 0; i < widths.length; i++) {
                widths[i] = Math.max(widths[i], row.get(i).length());
            }
        }
        List<String> lines = new ArrayList<>(Words.wrap(table.caption(), width, ""));
        for (List<String> row : rows) {
            StringBuilder line = new StringBuilder();
            for (int i = 0; i < widths.length; i++) {
                line.append(i == 0 ? "" : GUTTER).append(Words.printable(row.get(i)));
                line.repeat(' ', widths[i] - row.get(i).length());
            }
            lines.add(line.toString().stripTrailing());
        }
        lines.add("");
        return lines;
    }
}
