package dev.footprint.deploy.report;

import dev.footprint.deploy.results.ContenderInfo;
import dev.footprint.deploy.results.Observation;
import dev.footprint.deploy.results.Summary;
import java.util.ArrayList;
import java.util.List;

/** {@code report.md}: the result as a pull request or an issue can show it. */
public final class MarkdownReport {

    /** A table of single observations is longer and is in the CSV. */
    private static final int MOST_ROWS = 60;

    private MarkdownReport() {}

    /** @param observations what the summary was built from: the sections' tables are made of both */
    public static String render(Summary summary, List<Observation> observations) {
        List<String> lines = new ArrayList<>();
        lines.add("# " + escape(Verdicts.headline(summary)));
        lines.add("");
        lines.add(escape(Explanations.fingerprint(summary)));
        lines.add("");
        Explanations.interrupted(summary).ifPresent(text -> lines.addAll(List.of("> **Interrupted.** " + text, "")));
        Explanations.busy(summary).ifPresent(text -> lines.addAll(List.of("> **Busy machine.** " + escape(text), "")));
        headlineTable(summary, lines);
        verdicts(summary, lines);
        programs(summary, lines);
        leads(summary, lines);
        claims(summary, lines);
        problems(summary, lines);
        lines.addAll(List.of("## How it was measured", ""));
        Explanations.method(summary).forEach(sentence -> lines.add(escape(sentence)));
        lines.addAll(List.of("", Explanations.CAUTION, ""));
        environment(summary, lines);
        sections(summary, observations, lines);
        details("All metrics", table(DataTable.allMetrics(summary)), lines);
        return String.join("\n", lines) + "\n";
    }

    private static void headlineTable(Summary summary, List<String> lines) {
        HeadlineTable table = HeadlineTable.of(summary);
        if (table.rows().isEmpty()) {
            return;
        }
        List<String> header = new ArrayList<>(List.of("contender"));
        table.columns().forEach(column -> header.add(column.title() + ", " + column.unit()));
        List<List<String>> rows = new ArrayList<>();
        for (HeadlineTable.Row row : table.rows()) {
            List<String> cells = new ArrayList<>();
            cells.add(row.contender() + (row.note().isEmpty() ? "" : " (" + row.note() + ")"));
            row.cells().forEach(cell -> cells.add(cell(cell)));
            rows.add(cells);
        }
        lines.addAll(table(new DataTable("", header, rows)));
        lines.addAll(List.of(
                "",
                "Median [95 % interval] and how many times the smallest it is. " + Explanations.INTERVAL + " "
                        + Explanations.UNITS,
                ""));
    }

    private static String cell(HeadlineTable.Cell cell) {
        String interval = cell.hasInterval() ? " [" + cell.low() + "-" + cell.high() + "]" : "";
        return cell.marked() + interval + (cell.hasRatio() ? " x" + cell.ratio() : "");
    }

    private static void verdicts(Summary summary, List<String> lines) {
        List<String> verdicts = Verdicts.sentences(summary);
        verdicts.forEach(verdict -> lines.add("- " + escape(verdict)));
        if (!verdicts.isEmpty()) {
            lines.add("");
        }
    }

    private static void programs(Summary summary, List<String> lines) {
        for (ProgramSection section : ProgramSection.of(summary)) {
            lines.addAll(List.of("## " + section.title(), ""));
            for (DataTable table : section.tables()) {
                lines.addAll(captioned(table));
                lines.add("");
            }
            lines.addAll(List.of(escape(section.why()), ""));
        }
    }

    private static void leads(Summary summary, List<String> lines) {
        List<Lead> leads = Lead.of(summary);
        leads.forEach(lead -> lines.add("- **" + lead.title() + ":** " + escape(lead.meaning())));
        if (!leads.isEmpty()) {
            lines.add("");
        }
    }

    private static void sections(Summary summary, List<Observation> observations, List<String> lines) {
        for (Section section : Section.of(summary, observations)) {
            for (Section.Chart chart : section.charts()) {
                if (chart.table().rows().size() <= MOST_ROWS) {
                    details(section.title() + ": " + chart.title(), captioned(chart.table()), lines);
                }
            }
            for (DataTable table : section.tables()) {
                details(section.title() + ": " + table.caption(), table(table), lines);
            }
        }
    }

    private static List<String> captioned(DataTable table) {
        List<String> lines = new ArrayList<>(List.of(escape(table.caption()), ""));
        lines.addAll(table(table));
        return lines;
    }

    private static void claims(Summary summary, List<String> lines) {
        ClaimTable claims = ClaimTable.of(summary);
        lines.addAll(List.of("## The article's claims", ""));
        if (!claims.judged().rows().isEmpty()) {
            lines.addAll(table(claims.judged()));
            lines.add("");
        }
        lines.addAll(List.of(escape(Explanations.CLAIMS), ""));
        details(claims.openTitle(), table(claims.open()), lines);
    }

    private static void problems(Summary summary, List<String> lines) {
        List<Problem> problems = Problem.of(summary);
        if (problems.isEmpty()) {
            return;
        }
        lines.addAll(List.of("## What went wrong", ""));
        for (Problem problem : problems) {
            String details = problem.details().isEmpty() ? "" : " (" + String.join("; ", problem.details()) + ")";
            lines.add("- " + escape(problem.what() + details));
            if (!problem.logTail().isEmpty()) {
                // Indented code needs no fence that a log line could close.
                lines.add("");
                problem.logTail().forEach(line -> lines.add("      " + Words.printable(line)));
                lines.add("");
            }
        }
        lines.add("");
    }

    private static void environment(Summary summary, List<String> lines) {
        List<List<String>> rows = new ArrayList<>();
        Explanations.environment(summary).forEach((name, value) -> rows.add(List.of(name, value)));
        for (ContenderInfo contender : summary.contenders()) {
            rows.add(List.of(contender.name(), Explanations.contender(contender)));
        }
        details("Environment", table(new DataTable("", List.of("what", "value"), rows)), lines);
    }

    private static void details(String title, List<String> content, List<String> lines) {
        lines.addAll(List.of("<details>", "<summary>" + title + "</summary>", ""));
        lines.addAll(content);
        lines.addAll(List.of("", "</details>", ""));
    }

    private static List<String> table(DataTable table) {
        List<String> lines = new ArrayList<>();
        lines.add(row(table.header()));
        lines.add("|" + " --- |".repeat(table.header().size()));
        table.rows().forEach(cells -> lines.add(row(cells)));
        return lines;
    }

    private static String row(List<String> cells) {
        return "| "
                + String.join(" | ", cells.stream().map(MarkdownReport::escape).toList()) + " |";
    }

    private static String escape(String text) {
        return Words.printable(text).replaceAll("[\\\\`*<>|\\[\\]&]", "\\\\$0");
    }
}
