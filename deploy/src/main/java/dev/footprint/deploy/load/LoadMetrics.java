package dev.footprint.deploy.load;

import dev.footprint.deploy.results.LoadObservation;
import dev.footprint.deploy.results.LoadObservation.Latency;
import dev.footprint.deploy.results.LoadObservation.Peak;
import dev.footprint.deploy.results.LoadObservation.Step;
import dev.footprint.deploy.results.LoadObservation.Visit;
import dev.footprint.deploy.results.MetricSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/** Where in the generator's observations the metrics of load and of telemetry are found. */
public final class LoadMetrics {
    private static final String MS = "ms";

    private final String prefix;
    private final String experiment;
    private final String variant;

    private LoadMetrics(String prefix, String experiment, String variant) {
        this.prefix = prefix;
        this.experiment = experiment;
        this.variant = variant;
    }

    /** Those of one series, whose ids begin with the experiment's name and, where there is one, the variant's. */
    public static LoadMetrics of(String experiment, String variant) {
        return new LoadMetrics(experiment + (variant == null ? "." : "." + variant + "."), experiment, variant);
    }

    static List<MetricSpec> all() {
        LoadMetrics of = of(LoadExperiment.NAME, null);
        List<MetricSpec> metrics = new ArrayList<>(List.of(
                of.peak("Peak"),
                of.peakCpu("peak.cpu_per_request", "Peak: CPU per request"),
                of.peak("peak.p50", "Peak: p50 from sending", MS, p -> sent(p, Latency::p50Ms)),
                of.peak("peak.p99", "Peak: p99 from sending", MS, p -> sent(p, Latency::p99Ms)),
                of.peak("peak.warm_up", "Warm-up until steady", MS, p -> p.steady() ? p.warmUpMs() : null),
                of.visit("memory.idle", "Memory before load: RSS", Visit::idleRssBytes),
                of.visit("memory.loaded", "Memory at the end of load: RSS", Visit::loadedRssBytes),
                of.visit("memory.peak", "Memory under load: highest RSS", Visit::hwmBytes)));
        Stream.concat(LoadExperiment.PERCENT.stream(), LoadExperiment.ABSOLUTE.stream())
                .forEach(rate -> metrics.addAll(of.at(rate)));
        metrics.add(MetricSpec.of(
                "load.failures",
                "Failed requests in a step (median over the steps)",
                "1",
                Step.class,
                s -> of.mine(s) && !s.warmUp(),
                s -> s.failures().all(),
                Step::block));
        return List.copyOf(metrics);
    }

    private List<MetricSpec> at(int rate) {
        String step = "at-" + rate;
        String words = rate <= 100 ? "At " + rate + " % of the slowest peak: " : "At " + rate + "/s: ";
        String id = "at_" + rate + ".";
        return List.of(
                due(id + "p50", words + "p50", step, Latency::p50Ms),
                due(id + "p90", words + "p90", step, Latency::p90Ms),
                due(id + "p99", words + "p99", step, Latency::p99Ms),
                due(id + "p99_9", words + "p99.9", step, Latency::p999Ms),
                due(id + "max", words + "max", step, Latency::maxMs),
                cpu(id + "cpu_per_request", words + "CPU per request", step));
    }

    /** Requests per second. */
    public MetricSpec peak(String words) {
        return peak("peak", words + ": requests per second", "1/s", p -> p.perSecond() > 0 ? p.perSecond() : null);
    }

    /** While the service's core has nothing to wait for: no wake-ups in it, unlike at a rate. */
    public MetricSpec peakCpu(String id, String title) {
        return peak(id, title, "us", p -> best(p, Step::cpuPerRequestUs));
    }

    private MetricSpec peak(String id, String title, String unit, Function<Peak, Double> value) {
        return MetricSpec.of(prefix + id, title, unit, Peak.class, this::mine, value, Peak::block);
    }

    /** From due time, and only where the generator was on time. */
    public MetricSpec due(String id, String title, String step, Function<Latency, Double> value) {
        return MetricSpec.of(
                prefix + id,
                title,
                MS,
                Step.class,
                s -> mine(s) && s.step().equals(step) && s.valid() && s.fromDue() != null,
                s -> value.apply(s.fromDue()),
                Step::block);
    }

    public MetricSpec cpu(String id, String title, String step) {
        return MetricSpec.of(
                prefix + id,
                title,
                "us",
                Step.class,
                s -> mine(s) && s.step().equals(step),
                Step::cpuPerRequestUs,
                Step::block);
    }

    public MetricSpec visit(String id, String title, Function<Visit, Long> bytes) {
        return MetricSpec.of(prefix + id, title, "bytes", Visit.class, this::mine, bytes, Visit::block);
    }

    public MetricSpec start(String id, String title) {
        return MetricSpec.of(prefix + id, title, MS, Visit.class, this::mine, Visit::execTo200Ms, Visit::block);
    }

    private boolean mine(LoadObservation observation) {
        return observation.series().is(experiment, variant);
    }

    private static Double best(Peak peak, Function<Step, Double> value) {
        return peak.best() == null ? null : value.apply(peak.best());
    }

    private static Double sent(Peak peak, Function<Latency, Double> value) {
        return best(peak, s -> s.fromSend() == null ? null : value.apply(s.fromSend()));
    }
}
