package dev.footprint.deploy.report;

import dev.footprint.deploy.cpus.CpuLimit;
import dev.footprint.deploy.cpus.CpusExperiment;
import dev.footprint.deploy.report.Section.Chart;
import dev.footprint.deploy.results.Observation;
import dev.footprint.deploy.results.StartObservation.Limited;
import dev.footprint.deploy.results.Summary;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** Starts under CPU limits. */
final class CpusSection {
    private static final List<CpuLimit> LIMITS = List.of(CpuLimit.values());
    private static final List<String> METRICS =
            Arrays.stream(CpuLimit.values()).map(CpuLimit::metric).toList();
    private static final List<String> NAMES =
            LIMITS.stream().map(limit -> limit.words).toList();

    private CpusSection() {}

    static Optional<Section> of(Summary summary, List<Observation> observations) {
        if (!Figures.any(summary, METRICS)) {
            return Optional.empty();
        }
        List<DataTable> tables = new ArrayList<>(List.of(
                LoadFigures.of(
                        summary,
                        "Exec to first 200 by CPU limit, ms [95 % interval]." + shared(observations),
                        "contender",
                        LIMITS.stream()
                                .map(l -> new LoadFigures.Column(l.words, l.metric()))
                                .toList()),
                LoadFigures.of(
                        summary,
                        "How many times the start with 1 core it takes, within blocks [95 % interval]",
                        "contender",
                        LIMITS.stream()
                                .filter(l -> l != CpuLimit.ONE)
                                .map(l -> new LoadFigures.Column(l.words, l.ratio()))
                                .toList())));
        LeftOutTable.of(observations, CpusExperiment.NAME).ifPresent(tables::add);
        return Optional.of(new Section(
                "cpus",
                "Cold start by CPU limit",
                "The same start with less and with more processor time. A limit is a share of each tenth of a second, so a start"
                        + " that needs less than that share is not slowed down at all." + shared(observations),
                List.of(chart(summary)),
                tables));
    }

    /** Where the service had the tools' cores as well. */
    private static String shared(List<Observation> observations) {
        return observations.stream()
                .filter(Limited.class::isInstance)
                .map(Limited.class::cast)
                .filter(Limited::sharedWithTools)
                .min(Comparator.comparingDouble(Limited::cpus))
                .map(s -> " " + (s.cpus() > 1 ? "With more than one core" : "Always") + " the service had core(s) "
                        + s.cpuset() + ", some of which the watcher and the other tools used as well.")
                .orElse("");
    }

    private static Chart chart(Summary summary) {
        List<Plot.Line> lines = Figures.observed(summary, METRICS).stream()
                .map(name -> new Plot.Line(
                        name,
                        IntStream.range(0, METRICS.size())
                                .filter(i -> Figures.median(summary, METRICS.get(i), name) != null)
                                .mapToObj(i -> List.of((double) i, Figures.median(summary, METRICS.get(i), name)))
                                .toList()))
                .toList();
        return new Chart(
                "cpus-chart",
                "Exec to first 200 by CPU limit",
                "Medians over the blocks. A level line is a start that does not need the processor time.",
                new Plot.Lines(
                        new Plot.Axis("CPU limit", "", false),
                        new Plot.Axis("ms (logarithmic)", "ms", true),
                        NAMES,
                        true,
                        lines),
                Figures.byMetric(
                        summary, "Exec to first 200, ms: median (10th-90th percentile)", "limit", NAMES, METRICS));
    }
}
