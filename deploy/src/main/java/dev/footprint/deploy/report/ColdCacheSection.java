package dev.footprint.deploy.report;

import dev.footprint.deploy.coldcache.ColdCacheExperiment;
import dev.footprint.deploy.report.Section.Chart;
import dev.footprint.deploy.results.Observation;
import dev.footprint.deploy.results.StartObservation.Cached;
import dev.footprint.deploy.results.StartObservation.Eviction;
import dev.footprint.deploy.results.Summary;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** Starts with nothing of the image in the page cache. */
final class ColdCacheSection {
    private static final String PREFIX = ColdCacheExperiment.NAME + ".";
    private static final String COLD = PREFIX + "cold.exec_to_200";
    private static final String WARM = PREFIX + "warm.exec_to_200";

    private ColdCacheSection() {}

    static Optional<Section> of(Summary summary, List<Observation> observations) {
        if (!Figures.any(summary, List.of(COLD))) {
            return Optional.empty();
        }
        return Optional.of(new Section(
                "cold-cache",
                "Cold start with a cold page cache",
                "The first start on a machine that has the image on its disk but has not read it lately. In a virtual machine the"
                        + " host may still hold the disk in its own cache, so a real disk can be slower."
                        + unreadable(observations),
                List.of(chart(summary, observations)),
                List.of(
                        LoadFigures.of(
                                summary,
                                "Exec to first 200 with the page cache cold and warm [95 % interval]",
                                "contender",
                                List.of(
                                        new LoadFigures.Column("cold, ms", COLD),
                                        new LoadFigures.Column("warm, ms", WARM),
                                        new LoadFigures.Column("cold / warm", PREFIX + "ratio"))),
                        LoadFigures.of(
                                summary,
                                "The image's files in the page cache, and what the start had read from disks, MB",
                                "contender",
                                List.of(
                                        new LoadFigures.Column("files", PREFIX + "image"),
                                        new LoadFigures.Column("cached before", PREFIX + "resident_before"),
                                        new LoadFigures.Column("still cached", PREFIX + "resident_after"),
                                        new LoadFigures.Column("read, cold", PREFIX + "cold.read"),
                                        new LoadFigures.Column("read, warm", PREFIX + "warm.read"))))));
    }

    private static String unreadable(List<Observation> observations) {
        return observations.stream()
                .filter(Eviction.class::isInstance)
                .map(Eviction.class::cast)
                .filter(e -> e.unreadable() > 0)
                .findFirst()
                .map(e -> " " + e.unreadable() + " files of " + e.contender()
                        + " could not be looked at and may still have been in the cache.")
                .orElse("");
    }

    private static Chart chart(Summary summary, List<Observation> observations) {
        List<Plot.Sample> samples = Figures.observed(summary, List.of(COLD)).stream()
                .map(name -> new Plot.Sample(
                        name, Objects.requireNonNull(Figures.median(summary, COLD, name)), cold(observations, name)))
                .toList();
        return new Chart(
                "cold-cache-chart",
                "Every start with a cold page cache",
                "Each point is one start, the upright line their median.",
                new Plot.Strip("ms from exec to first 200 (logarithmic)", "ms", samples),
                Figures.byMetric(
                        summary,
                        "Exec to first 200, ms: median (10th-90th percentile)",
                        "page cache",
                        List.of("cold", "warm"),
                        List.of(COLD, WARM)));
    }

    private static List<Double> cold(List<Observation> observations, String name) {
        return observations.stream()
                .filter(Cached.class::isInstance)
                .map(Cached.class::cast)
                .filter(s -> s.cache().equals("cold") && s.contender().equals(name))
                .map(Cached::execTo200Ms)
                .sorted()
                .toList();
    }
}
