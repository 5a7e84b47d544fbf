package dev.footprint.deploy.calibration;

import dev.footprint.deploy.results.Observation;
import dev.footprint.deploy.results.Summary;
import dev.footprint.deploy.stats.Quantiles;
import java.util.List;
import java.util.OptionalDouble;
import java.util.function.ToDoubleFunction;

/**
 * Something that an instrument must read, because it is known beforehand.
 *
 * @param instrument which figure it is
 * @param truth what the server does
 * @param expected what must be read, in {@code unit}
 * @param tolerance largest error
 */
record KnownTruth(String instrument, String truth, String unit, double expected, double tolerance, Reading reading) {

    private static final String MS = "ms";
    private static final String BYTES = "bytes";
    private static final double PHASE_ERROR_MS = 2;
    private static final double HELD = 64 << 20;
    private static final double LAYER = 8_388_608;

    interface Reading {
        OptionalDouble of(Summary summary, List<Observation> observations);
    }

    static List<KnownTruth> all() {
        return List.of(
                time("exec to accept", "listens after 100 ms", 100, "cold_start.exec_to_listen", TruthServer.LATE),
                time("exec to accept", "answers after 50 ms", 0, "cold_start.exec_to_listen", TruthServer.SLOW),
                time("accept to first 200", "answers after 50 ms", 50, "cold_start.listen_to_200", TruthServer.SLOW),
                time("accept to first 200", "listens after 100 ms", 0, "cold_start.listen_to_200", TruthServer.LATE),
                time("2nd request", "answers after 50 ms", 50, "cold_start.request_2", TruthServer.SLOW),
                time("10th request", "stalls 500 ms, once", 500, "cold_start.request_10", TruthServer.STALLS),
                time("100th request", "stalls 500 ms, once", 0, "cold_start.request_100", TruthServer.STALLS),
                // A core that is taken away for a moment makes it longer: this one shows the machine, too.
                new KnownTruth(
                        "exec to first 200",
                        "uses 200 ms of CPU first",
                        MS,
                        200,
                        20,
                        (s, o) -> median(s, "cold_start.exec_to_200", TruthServer.BURNS)),
                new KnownTruth("load p99", "stalls 500 ms, once", MS, 500, 10, (s, o) -> p99(o)),
                held("RSS", "rss"),
                held("PSS", "pss"),
                held("private dirty", "private_dirty"),
                held("cgroup working set", "cgroup_working_set"),
                size("image unpacked", "size.unpacked", 0),
                size("image compressed", "size.compressed", 0.001 * LAYER));
    }

    private static KnownTruth time(String instrument, String truth, double ms, String metric, String server) {
        return new KnownTruth(instrument, truth, MS, ms, PHASE_ERROR_MS, (s, o) -> median(s, metric, server));
    }

    private static KnownTruth held(String instrument, String quantity) {
        String metric = "memory.idle." + quantity;
        return new KnownTruth(
                instrument,
                "holds 64 MiB more",
                BYTES,
                HELD,
                0.02 * HELD,
                (s, o) -> difference(median(s, metric, TruthServer.HOLDS), median(s, metric, TruthServer.PLAIN)));
    }

    private static KnownTruth size(String instrument, String metric, double tolerance) {
        return new KnownTruth(
                instrument,
                "a layer of 8,388,608 random bytes more",
                BYTES,
                LAYER,
                tolerance,
                (s, o) -> difference(median(s, metric, TruthServer.LAYERED), median(s, metric, TruthServer.PLAIN)));
    }

    private static OptionalDouble median(Summary summary, String metric, String contender) {
        return summary.metrics().stream()
                .filter(m -> m.id().equals(metric))
                .flatMap(m -> m.figures().stream())
                .filter(f -> f.contender().equals(contender))
                .mapToDouble(Summary.Figure::median)
                .findFirst();
    }

    private static OptionalDouble p99(List<Observation> observations) {
        ToDoubleFunction<Observation.Load> p99 = load -> load.p99Ms() == null ? Double.NaN : load.p99Ms();
        double[] values = observations.stream()
                .filter(o -> o instanceof Observation.Load && o.contender().equals(TruthServer.STALLS))
                .map(Observation.Load.class::cast)
                .mapToDouble(p99)
                .filter(Double::isFinite)
                .toArray();
        return values.length == 0 ? OptionalDouble.empty() : OptionalDouble.of(Quantiles.median(values));
    }

    private static OptionalDouble difference(OptionalDouble more, OptionalDouble less) {
        return more.isPresent() && less.isPresent()
                ? OptionalDouble.of(more.getAsDouble() - less.getAsDouble())
                : OptionalDouble.empty();
    }
}
