package dev.footprint.deploy.report;

import dev.footprint.deploy.results.Summary;
import java.util.List;
import java.util.stream.Stream;

/**
 * What the report says of an experiment that measures programs and no services.
 *
 * @param tables the article's, and what it has no column for
 * @param why one sentence on why the article's figures differ, made of what was measured; empty where nothing shows it
 */
record ProgramSection(String title, List<DataTable> tables, String why) {

    /** Those that have a figure. */
    static List<ProgramSection> of(Summary summary) {
        return Stream.of(JsonTable.section(summary), BuildTable.section(summary), TasksTable.section(summary))
                .filter(section -> !section.tables.getFirst().rows().isEmpty())
                .toList();
    }

    /** Median and interval, or a dash. */
    static String cell(Summary summary, String metric, String contender) {
        String unit = summary.metrics().stream()
                .filter(m -> m.id().equals(metric))
                .map(Summary.Metric::unit)
                .findFirst()
                .orElse("");
        return Figures.figure(summary, metric, contender)
                .map(f -> Numbers.value(f.median(), unit)
                        + (f.busyBlocks() > 0 ? Words.BUSY : "")
                        + (f.hasInterval()
                                ? " [" + Numbers.value(f.low(), unit) + "-" + Numbers.value(f.high(), unit) + "]"
                                : ""))
                .orElse("-");
    }

    /** The article's words and the verdict, or dashes where it says nothing of the contender. */
    static List<String> claim(Summary summary, String metric, String contender) {
        return summary.claims().stream()
                .filter(c -> metric.equals(c.metric()) && contender.equals(c.contender()))
                .map(c -> List.of(c.words(), ClaimTable.verdict(c)))
                .findFirst()
                .orElse(List.of("-", "-"));
    }

    /** Whoever has a figure in the metric, in the order of the run. */
    static List<String> contenders(Summary summary, String metric) {
        return summary.metrics().stream()
                .filter(m -> m.id().equals(metric))
                .flatMap(m -> m.figures().stream())
                .map(Summary.Figure::contender)
                .toList();
    }
}
