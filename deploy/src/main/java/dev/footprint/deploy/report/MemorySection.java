package dev.footprint.deploy.report;

import dev.footprint.deploy.report.Section.Chart;
import dev.footprint.deploy.results.Observation;
import dev.footprint.deploy.results.Summary;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/** Memory at the stations of a service's life. */
final class MemorySection {

    private static final List<String> RSS = List.of(Headline.MEMORY_IDLE.metricId, Headline.MEMORY_AFTER_LOAD.metricId);

    private static final List<String> NAMES = List.of("idle", "after load");

    private MemorySection() {}

    static Optional<Section> of(Summary summary, List<Observation> observations) {
        if (!Figures.any(summary, RSS)) {
            return Optional.empty();
        }
        List<String> rows = Figures.observed(summary, RSS);
        Map<String, List<String>> ends = new LinkedHashMap<>();
        List<Plot.Part> parts = IntStream.range(0, RSS.size())
                .mapToObj(i -> {
                    List<Double> values = rows.stream()
                            .map(name -> Figures.median(summary, RSS.get(i), name))
                            .toList();
                    ends.put(NAMES.get(i), values.stream().map(Figures::text).toList());
                    return new Plot.Part(NAMES.get(i), NAMES.get(i), values, List.of());
                })
                .toList();
        Chart chart = new Chart(
                "memory",
                "Resident memory, idle and after load",
                "Medians of the resident set (RSS) of the service's processes.",
                new Plot.Bars("MB resident", "MB", rows, parts, ends),
                Figures.byMetric(summary, "Resident memory, MB: median (10th-90th percentile)", "moment", NAMES, RSS));
        return Section.ofCharts("memory-section", "Memory", "", List.of(chart));
    }
}
