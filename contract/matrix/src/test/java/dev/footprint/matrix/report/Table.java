package dev.footprint.matrix.report;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** The table of a run. Nothing in it depends on when or in which order the rows ran. */
final class Table {
    private static final String INTRODUCTION = """
            # The matrix

            Every promise of [contract/](../contract/README.md), tried on every contender's container. Written by the run of
            `contract/matrix`; `./footprint test` fails when a run's table is another one.

            ✓ kept, ✗ broken, – not tried (with its reason below)
            """;

    /** The areas in the order of the contract's files. */
    private static final Map<String, String> AREAS = areas();

    private Table() {}

    private static Map<String, String> areas() {
        Map<String, String> areas = new LinkedHashMap<>();
        areas.put("http", "HTTP");
        areas.put("telemetry", "Telemetry");
        areas.put("store", "Store");
        areas.put("lifecycle", "Configuration, start, stop");
        areas.put("limits", "Limits");
        return areas;
    }

    static String markdown(List<String> contenders, List<Cell> cells) {
        StringBuilder text = new StringBuilder(INTRODUCTION);
        AREAS.forEach((area, title) -> {
            Map<String, List<Cell>> rows = rows(cells, area);
            if (!rows.isEmpty()) {
                text.append("\n## ").append(title).append("\n\n");
                text.append("| row | promise | ")
                        .append(String.join(" | ", contenders))
                        .append(" |\n");
                text.append("|---|---|")
                        .append(":-:|".repeat(contenders.size()))
                        .append("\n");
                rows.forEach((id, row) -> text.append(line(contenders, id, row)));
            }
        });
        List<Cell> skipped = sorted(cells).stream()
                .filter(cell -> cell.outcome() == Cell.Outcome.SKIPPED)
                .toList();
        if (!skipped.isEmpty()) {
            text.append("\n## Not tried\n\n");
            skipped.forEach(
                    cell -> text.append("- `%s`, %s: %s\n".formatted(cell.row(), cell.contender(), cell.detail())));
        }
        return text.toString();
    }

    private static String line(List<String> contenders, String id, List<Cell> row) {
        Map<String, String> signs = row.stream()
                .collect(Collectors.toMap(
                        Cell::contender, cell -> cell.outcome().sign(), (a, b) -> a.equals(b) ? a : "✗"));
        return "| `" + id.substring(id.indexOf('.') + 1) + "` | "
                + row.getFirst().says().replace("|", "\\|") + " | "
                + contenders.stream().map(name -> signs.getOrDefault(name, "")).collect(Collectors.joining(" | "))
                + " |\n";
    }

    private static Map<String, List<Cell>> rows(List<Cell> cells, String area) {
        return cells.stream()
                .filter(cell -> cell.area().equals(area))
                .collect(Collectors.groupingBy(Cell::row, TreeMap::new, Collectors.toList()));
    }

    private static List<Cell> sorted(List<Cell> cells) {
        return cells.stream()
                .sorted(Comparator.comparing(Cell::row).thenComparing(Cell::contender))
                .toList();
    }

    static String json(List<String> contenders, List<Cell> cells) {
        ObjectMapper mapper = new ObjectMapper();
        ObjectNode root = mapper.createObjectNode();
        root.put("schema", "footprint.matrix/1");
        root.set("contenders", mapper.valueToTree(contenders));
        var rows = root.putArray("cells");
        for (Cell cell : sorted(cells)) {
            rows.addObject()
                    .put("row", cell.row())
                    .put("says", cell.says())
                    .put("contender", cell.contender())
                    .put("outcome", cell.outcome().name().toLowerCase(java.util.Locale.ROOT))
                    .put("detail", cell.detail());
        }
        try {
            return mapper.writerWithDefaultPrettyPrinter().writeValueAsString(root) + "\n";
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
