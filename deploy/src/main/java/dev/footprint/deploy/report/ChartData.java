package dev.footprint.deploy.report;

import dev.footprint.deploy.results.ContenderInfo;
import dev.footprint.deploy.results.Observation;
import dev.footprint.deploy.results.Summary;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;

/**
 * The numbers that the charts of {@code report.html} are drawn from, embedded as JSON. Lists are parallel to
 * {@code contenders}.
 *
 * @param blocks highest block number
 * @param starts per contender its starts as pairs of block and milliseconds from exec to first 200
 * @param phaseNames names of the parts of a start, in the order of {@code phases}
 * @param memory per contender resident MB: idle, after load
 */
record ChartData(
        List<Named> contenders,
        int blocks,
        List<List<double[]>> starts,
        List<String> phaseNames,
        List<Phases> phases,
        List<Resident> memory,
        List<List<Layer>> layers) {

    record Named(String name, boolean floor) {}

    /** Medians in milliseconds; null where there is none. */
    record Phases(Double[] ms) {}

    record Resident(Double[] mb) {}

    /** Sizes in MB. */
    record Layer(String name, double unpacked, double compressed) {}

    private static final List<String> PHASE_METRICS =
            List.of("cold_start.create", "cold_start.start", "cold_start.exec_to_listen", "cold_start.listen_to_200");

    private static final List<String> PHASE_NAMES = List.of(
            "engine creates the container",
            "engine starts it, up to exec",
            "exec to port accepts",
            "port accepts to first 200");

    private static final List<String> MEMORY_METRICS =
            List.of(Headline.MEMORY_IDLE.metricId, Headline.MEMORY_AFTER_LOAD.metricId);

    static ChartData of(Summary summary, List<Observation> observations) {
        List<String> names = summary.contenders().stream()
                .sorted(Comparator.comparing(ContenderInfo::floor))
                .map(ContenderInfo::name)
                .toList();
        return new ChartData(
                summary.contenders().stream()
                        .sorted(Comparator.comparing(ContenderInfo::floor))
                        .map(c -> new Named(c.name(), c.floor()))
                        .toList(),
                starts(observations).stream()
                        .mapToInt(Observation.Start::block)
                        .max()
                        .orElse(0),
                names.stream().map(name -> points(name, observations)).toList(),
                PHASE_NAMES,
                names.stream()
                        .map(name -> new Phases(medians(summary, PHASE_METRICS, name)))
                        .toList(),
                names.stream()
                        .map(name -> new Resident(medians(summary, MEMORY_METRICS, name)))
                        .toList(),
                names.stream().map(name -> layers(name, observations)).toList());
    }

    boolean hasStarts() {
        return starts.stream().anyMatch(points -> !points.isEmpty());
    }

    boolean hasPhases() {
        return phases.stream().anyMatch(p -> any(p.ms()));
    }

    boolean hasMemory() {
        return memory.stream().anyMatch(m -> any(m.mb()));
    }

    boolean hasLayers() {
        return layers.stream().anyMatch(l -> !l.isEmpty());
    }

    private static boolean any(Double[] values) {
        return Arrays.stream(values).anyMatch(Objects::nonNull);
    }

    private static List<Observation.Start> starts(List<Observation> observations) {
        return observations.stream()
                .filter(Observation.Start.class::isInstance)
                .map(Observation.Start.class::cast)
                .toList();
    }

    private static List<double[]> points(String contender, List<Observation> observations) {
        return starts(observations).stream()
                .filter(start -> start.contender().equals(contender))
                .map(start -> new double[] {start.block(), start.execTo200Ms()})
                .toList();
    }

    private static Double[] medians(Summary summary, List<String> metricIds, String contender) {
        return metricIds.stream()
                .map(id -> summary.metrics().stream()
                        .filter(metric -> metric.id().equals(id))
                        .flatMap(metric -> metric.figures().stream()
                                .filter(figure -> figure.contender().equals(contender))
                                .map(figure -> Numbers.shown(figure.median(), metric.unit())))
                        .findFirst()
                        .orElse(null))
                .toArray(Double[]::new);
    }

    private static List<Layer> layers(String contender, List<Observation> observations) {
        return observations.stream()
                .filter(o -> o instanceof Observation.Size && o.contender().equals(contender))
                .map(Observation.Size.class::cast)
                .findFirst()
                .map(size -> size.layers().stream().map(ChartData::layer).toList())
                .orElse(List.of());
    }

    private static Layer layer(Observation.Layer layer) {
        String name = layer.largestFile() == null ? layer.diffId() : layer.largestFile();
        return new Layer(
                name, Numbers.shown(layer.unpackedBytes(), "bytes"), Numbers.shown(layer.compressedBytes(), "bytes"));
    }
}
