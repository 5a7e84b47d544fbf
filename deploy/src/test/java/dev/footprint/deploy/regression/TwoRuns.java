package dev.footprint.deploy.regression;

import dev.footprint.deploy.results.ContenderInfo;
import dev.footprint.deploy.results.Environment;
import dev.footprint.deploy.results.SampleRun;
import dev.footprint.deploy.results.Summary;
import dev.footprint.deploy.stats.Bootstrap;
import dev.footprint.deploy.stats.Interval;
import dev.footprint.deploy.stats.Quantiles;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Summaries put together from values per block, so that a simulation computes only what the gate reads. */
final class TwoRuns {
    static final String COLD_START = "cold_start.exec_to_200";
    static final String MEMORY = "memory.idle.rss";
    static final String SIZE = "size.unpacked";

    private TwoRuns() {}

    static Summary run(String id, Summary.Metric... metrics) {
        return run(id, SampleRun.environment(), SampleRun.contenders(), metrics);
    }

    static Summary run(String id, Environment environment, List<ContenderInfo> contenders, Summary.Metric... metrics) {
        return new Summary(
                Summary.SCHEMA_VERSION,
                SampleRun.named(id),
                environment,
                null,
                contenders,
                List.of(metrics),
                List.of(),
                List.of());
    }

    /** The run on a machine that did the same piece of work in so many microseconds at best. */
    static Summary yardstick(Summary run, double us) {
        Summary.Noise noise =
                new Summary.Noise(21, List.of(), 0.0, 0.0, 1.0, null, null, null, false, List.of(), us, us * 1.05);
        return new Summary(
                run.schemaVersion(),
                run.run(),
                run.environment(),
                noise,
                run.contenders(),
                run.metrics(),
                run.claims(),
                run.failures());
    }

    static Summary.Metric metric(String id, String unit, Map<String, double[]> valuesByContender) {
        List<Summary.Figure> figures = new ArrayList<>();
        valuesByContender.forEach((name, values) -> figures.add(figure(name, values)));
        return new Summary.Metric(id, id, unit, true, figures);
    }

    private static Summary.Figure figure(String contender, double... values) {
        double median = Quantiles.median(values);
        boolean exact = values.length == 1;
        Interval interval = exact ? new Interval(median, median) : Bootstrap.medianInterval(values, 1);
        Double spread = exact ? null : (Double) median;
        return new Summary.Figure(
                contender,
                values.length,
                median,
                interval.low(),
                interval.high(),
                spread,
                spread,
                spread,
                spread,
                null,
                null,
                null,
                null,
                null,
                0,
                false);
    }

    /** The same run on a machine that had other work in so many blocks. */
    static Summary busy(Summary run, int busyBlocks) {
        List<Summary.Metric> metrics = run.metrics().stream()
                .map(m -> new Summary.Metric(
                        m.id(),
                        m.title(),
                        m.unit(),
                        m.headline(),
                        m.figures().stream().map(f -> busy(f, busyBlocks)).toList()))
                .toList();
        return run(run.run().id(), run.environment(), run.contenders(), metrics.toArray(Summary.Metric[]::new));
    }

    private static Summary.Figure busy(Summary.Figure f, int busyBlocks) {
        return new Summary.Figure(
                f.contender(),
                f.n(),
                f.median(),
                f.low(),
                f.high(),
                f.p10(),
                f.p90(),
                f.min(),
                f.max(),
                null,
                null,
                null,
                null,
                null,
                busyBlocks,
                false);
    }
}
