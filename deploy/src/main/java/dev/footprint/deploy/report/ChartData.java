package dev.footprint.deploy.report;

import dev.footprint.deploy.results.ContenderInfo;
import dev.footprint.deploy.results.Observation;
import dev.footprint.deploy.results.Summary;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;

/**
 * The numbers that the charts of {@code report.html} are drawn from, embedded as JSON. Lists are parallel to
 * {@code contenders}.
 *
 * @param blocks highest block number
 * @param starts per contender its starts as pairs of block and milliseconds from exec to first 200
 * @param phaseNames names of the parts of a start, in the order of {@code phases}
 * @param requestNames which request after a start, in the order of {@code requests}
 * @param memory per contender resident MB: idle, after load
 */
record ChartData(
        List<Named> contenders,
        int blocks,
        List<List<double[]>> starts,
        List<String> phaseNames,
        List<Times> phases,
        List<String> requestNames,
        List<Times> requests,
        List<Resident> memory,
        List<List<Layer>> layers) {

    record Named(String name, boolean floor) {}

    /** Medians and 10th and 90th percentiles in milliseconds; null where there is none. */
    record Times(Double[] ms, Double[] p10, Double[] p90) {}

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

    private static final List<String> REQUEST_METRICS = List.of(
            "cold_start.listen_to_200", "cold_start.request_2", "cold_start.request_10", "cold_start.request_100");

    private static final List<String> REQUEST_NAMES = List.of("1st", "2nd", "10th", "100th");

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
                names.stream().map(name -> times(summary, PHASE_METRICS, name)).toList(),
                REQUEST_NAMES,
                names.stream()
                        .map(name -> times(summary, REQUEST_METRICS, name))
                        .toList(),
                names.stream()
                        .map(name -> new Resident(values(summary, MEMORY_METRICS, name, Summary.Figure::median)))
                        .toList(),
                names.stream().map(name -> layers(name, observations)).toList());
    }

    boolean hasStarts() {
        return starts.stream().anyMatch(points -> !points.isEmpty());
    }

    boolean hasPhases() {
        return phases.stream().anyMatch(p -> any(p.ms()));
    }

    /** The first request alone is a phase already. */
    boolean hasRequests() {
        return requests.stream().anyMatch(r -> any(Arrays.copyOfRange(r.ms(), 1, r.ms().length)));
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

    private static Times times(Summary summary, List<String> metricIds, String contender) {
        return new Times(
                values(summary, metricIds, contender, Summary.Figure::median),
                values(summary, metricIds, contender, Summary.Figure::p10),
                values(summary, metricIds, contender, Summary.Figure::p90));
    }

    private static Double[] values(
            Summary summary, List<String> metricIds, String contender, Function<Summary.Figure, Double> value) {
        return metricIds.stream()
                .map(id -> summary.metrics().stream()
                        .filter(metric -> metric.id().equals(id))
                        .flatMap(metric -> metric.figures().stream()
                                .filter(figure -> figure.contender().equals(contender))
                                .map(figure -> Numbers.shown(value.apply(figure), metric.unit())))
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
