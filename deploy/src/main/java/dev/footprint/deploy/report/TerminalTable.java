package dev.footprint.deploy.report;

import dev.footprint.deploy.report.HeadlineTable.Cell;
import dev.footprint.deploy.report.HeadlineTable.Row;
import dev.footprint.deploy.results.Summary;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** The result as plain text for a terminal. */
public final class TerminalTable {

    private static final String GUTTER = "  ";

    private TerminalTable() {}

    /** @param width columns of the terminal; where the table does not fit, its cells or the table are stacked */
    public static String render(Summary summary, int width) {
        List<String> lines = new ArrayList<>();
        lines.addAll(Words.wrap(Words.printable(Explanations.fingerprint(summary)), width, ""));
        Explanations.interrupted(summary)
                .ifPresent(text -> lines.addAll(Words.wrap("INTERRUPTED. " + text, width, "")));
        Explanations.busy(summary).ifPresent(text -> lines.addAll(Words.wrap("BUSY MACHINE. " + text, width, "")));
        lines.add("");
        lines.addAll(Words.wrap(Words.printable(Verdicts.headline(summary)), width, ""));
        lines.add("");
        HeadlineTable table = HeadlineTable.of(summary);
        if (!table.rows().isEmpty()) {
            lines.addAll(table(table, width));
            lines.add("");
            lines.addAll(Words.wrap(
                    "median [95 % interval] xtimes the smallest; floor = null container, the cost whatever the language;"
                            + " MB = 1,000,000 bytes",
                    width, ""));
        }
        ProgramSection.of(summary).forEach(section -> lines.addAll(program(section, width)));
        List<String> verdicts = Verdicts.sentences(summary);
        if (!verdicts.isEmpty()) {
            lines.add("");
            verdicts.forEach(v -> lines.addAll(Words.wrap("- " + Words.printable(v), width, GUTTER)));
        }
        lines.addAll(claims(summary, width));
        lines.addAll(problems(summary, width));
        return String.join("\n", lines) + "\n";
    }

    /** A row per item, because such a table has more columns than a terminal. */
    private static List<String> program(ProgramSection section, int width) {
        List<String> lines = new ArrayList<>(List.of("", section.title()));
        section.tables().forEach(table -> items(table, width, lines));
        lines.addAll(Words.wrap(section.why(), width, ""));
        return lines;
    }

    private static void items(DataTable table, int width, List<String> lines) {
        for (List<String> row : table.rows()) {
            List<String> cells = new ArrayList<>();
            for (int i = 1; i < row.size(); i++) {
                if (!row.get(i).equals("-")) {
                    cells.add(table.header().get(i) + " " + row.get(i));
                }
            }
            if (!cells.isEmpty()) {
                String text = "- " + row.getFirst() + ": " + String.join("; ", cells);
                lines.addAll(Words.wrap(Words.printable(text), width, GUTTER));
            }
        }
    }

    private static List<String> table(HeadlineTable table, int width) {
        List<List<String>> oneLine = new ArrayList<>();
        List<List<String>> twoLines = new ArrayList<>();
        oneLine.add(header(table, c -> c.title() + " " + c.unit()));
        twoLines.add(header(table, HeadlineTable.Column::title));
        twoLines.add(header(table, HeadlineTable.Column::unit));
        twoLines.get(1).set(0, "");
        for (Row row : table.rows()) {
            oneLine.add(cells(name(row), row, TerminalTable::whole));
            twoLines.add(cells(Words.printable(row.contender()), row, TerminalTable::medianAndRatio));
            twoLines.add(cells(row.note().isEmpty() ? "" : "(" + row.note() + ")", row, TerminalTable::interval));
        }
        if (lengthOf(oneLine) <= width) {
            return aligned(oneLine, 1);
        }
        if (lengthOf(twoLines) <= width) {
            return aligned(twoLines, 2);
        }
        return stacked(table);
    }

    /** A contender per paragraph, for a terminal too narrow for columns. */
    private static List<String> stacked(HeadlineTable table) {
        List<String> lines = new ArrayList<>();
        for (Row row : table.rows()) {
            lines.add(name(row));
            for (int i = 0; i < row.cells().size(); i++) {
                HeadlineTable.Column column = table.columns().get(i);
                lines.add(GUTTER + column.title() + " " + column.unit() + ": "
                        + whole(row.cells().get(i)));
            }
        }
        return lines;
    }

    private static List<String> header(HeadlineTable table, Function<HeadlineTable.Column, String> text) {
        List<String> header = new ArrayList<>();
        header.add("contender");
        table.columns().forEach(column -> header.add(text.apply(column)));
        return header;
    }

    private static List<String> cells(String name, Row row, Function<Cell, String> text) {
        List<String> cells = new ArrayList<>();
        cells.add(name);
        row.cells().forEach(cell -> cells.add(text.apply(cell)));
        return cells;
    }

    private static String name(Row row) {
        return Words.printable(row.contender()) + (row.note().isEmpty() ? "" : " (" + row.note() + ")");
    }

    private static String whole(Cell cell) {
        String ratio = cell.hasRatio() ? " x" + cell.ratio() : "";
        return cell.marked() + (cell.hasInterval() ? " " + interval(cell) : "") + ratio;
    }

    private static String medianAndRatio(Cell cell) {
        return cell.marked() + (cell.hasRatio() ? " x" + cell.ratio() : "");
    }

    private static String interval(Cell cell) {
        return cell.hasInterval() ? "[" + cell.low() + "-" + cell.high() + "]" : "";
    }

    private static int lengthOf(List<List<String>> rows) {
        int total = 0;
        for (int width : widths(rows)) {
            total += width + GUTTER.length();
        }
        return total - GUTTER.length();
    }

    private static int[] widths(List<List<String>> rows) {
        int[] widths = new int[rows.getFirst().size()];
        for (List<String> row : rows) {
            for (int i = 0; i < widths.length; i++) {
                widths[i] = Math.max(widths[i], row.get(i).length());
            }
        }
        return widths;
    }

    private static List<String> aligned(List<List<String>> rows, int headerLines) {
        int[] widths = widths(rows);
        List<String> lines = new ArrayList<>();
        for (List<String> row : rows) {
            StringBuilder line = new StringBuilder();
            for (int i = 0; i < widths.length; i++) {
                line.append(i == 0 ? "" : GUTTER).append(row.get(i));
                line.repeat(' ', widths[i] - row.get(i).length());
            }
            lines.add(line.toString().stripTrailing());
        }
        lines.add(headerLines, "-".repeat(lengthOf(rows)));
        return lines;
    }

    /** The claims that this run can say something of; all others are in the reports. */
    private static List<String> claims(Summary summary, int width) {
        ClaimTable claims = ClaimTable.of(summary);
        List<String> lines = new ArrayList<>();
        if (claims.sentences().isEmpty()) {
            return lines;
        }
        lines.addAll(List.of("", "the article's claims, held against this run:"));
        claims.sentences().forEach(s -> lines.addAll(Words.wrap("- " + Words.printable(s), width, GUTTER)));
        lines.addAll(Words.wrap("- " + claims.openTitle() + ": see report.md", width, GUTTER));
        return lines;
    }

    private static List<String> problems(Summary summary, int width) {
        List<String> lines = new ArrayList<>();
        for (Problem problem : Problem.of(summary)) {
            lines.add("");
            lines.addAll(Words.wrap("! " + Words.printable(problem.what()), width, GUTTER));
            for (String detail : problem.details()) {
                Words.wrap(detail, width - GUTTER.length(), "").forEach(line -> lines.add(GUTTER + line));
            }
            if (!problem.logTail().isEmpty()) {
                lines.add(GUTTER + "its last lines:");
                problem.logTail().forEach(line -> lines.add(GUTTER + "| " + Words.printable(line)));
            }
        }
        return lines;
    }
}
