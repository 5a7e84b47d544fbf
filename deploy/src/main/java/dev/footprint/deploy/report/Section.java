package dev.footprint.deploy.report;

import dev.footprint.deploy.results.Observation;
import dev.footprint.deploy.results.Summary;
import java.util.List;
import java.util.Optional;

/**
 * A part of the reports about one question. A new one is a {@link Source} and its line in {@link #SOURCES}.
 *
 * @param id anchor in the page
 * @param explanation a sentence or two for a reader who does not know the subject; may be empty
 * @param tables beside those that stand behind the charts
 */
record Section(String id, String title, String explanation, List<Chart> charts, List<DataTable> tables) {

    /** In the order of the reports. */
    private static final List<Source> SOURCES = List.of(
            ColdStartSection::of,
            FirstRequestsSection::of,
            MemorySection::of,
            MemoryTimeLineSection::of,
            SizeSection::of,
            LoadSection::of,
            TelemetrySection::of,
            CpusSection::of,
            ColdCacheSection::of,
            ScaleOutSection::of,
            LimitSection::of,
            DensitySection::of,
            PullSection::of);

    /** Makes the section of a run; empty where the run has nothing for it. */
    @FunctionalInterface
    interface Source {
        Optional<Section> of(Summary summary, List<Observation> observations);
    }

    /**
     * @param id of the element that the script draws into
     * @param table the same numbers, for whoever cannot see or does not trust the chart
     */
    record Chart(String id, String title, String explanation, Plot plot, DataTable table) {}

    static List<Section> of(Summary summary, List<Observation> observations) {
        return SOURCES.stream()
                .flatMap(source -> source.of(summary, observations).stream())
                .toList();
    }

    /** A section of charts alone; empty without any. */
    static Optional<Section> ofCharts(String id, String title, String explanation, List<Chart> charts) {
        return charts.isEmpty()
                ? Optional.empty()
                : Optional.of(new Section(id, title, explanation, List.copyOf(charts), List.of()));
    }
}
