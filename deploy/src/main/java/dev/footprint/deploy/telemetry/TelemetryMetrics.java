package dev.footprint.deploy.telemetry;

import dev.footprint.deploy.load.LoadMetrics;
import dev.footprint.deploy.results.LoadObservation.Latency;
import dev.footprint.deploy.results.LoadObservation.Visit;
import dev.footprint.deploy.results.MetricSpec;
import java.util.ArrayList;
import java.util.List;

/** Each quantity with each setting, and the price: how many times that without telemetry it is, block by block. */
final class TelemetryMetrics {
    private TelemetryMetrics() {}

    static List<MetricSpec> all() {
        List<MetricSpec> off = of(Variant.OFF);
        List<MetricSpec> metrics = new ArrayList<>(off);
        List<MetricSpec> prices = new ArrayList<>();
        for (Variant variant : List.of(Variant.ON, Variant.SAMPLED)) {
            List<MetricSpec> with = of(variant);
            metrics.addAll(with);
            for (int i = 0; i < off.size(); i++) {
                String quantity = off.get(i).id().substring((TelemetryExperiment.NAME + ".off.").length());
                prices.add(MetricSpec.ratio(
                        TelemetryExperiment.NAME + ".price." + variant.id + "." + quantity,
                        with.get(i).title() + ", as a multiple of off",
                        with.get(i),
                        off.get(i)));
            }
        }
        metrics.addAll(prices);
        return List.copyOf(metrics);
    }

    private static List<MetricSpec> of(Variant variant) {
        LoadMetrics of = LoadMetrics.of(TelemetryExperiment.NAME, variant.id);
        String words = "Telemetry " + variant.words;
        return List.of(
                of.peak(words + ", peak"),
                of.peakCpu("peak_cpu_per_request", words + ", peak: CPU per request"),
                of.due("p99", words + ": p99 at the equal rate", TelemetryExperiment.STEP, Latency::p99Ms),
                of.cpu("cpu_per_request", words + ": CPU per request at the equal rate", TelemetryExperiment.STEP),
                of.visit("rss_idle", words + ": RSS idle", Visit::idleRssBytes),
                of.visit("rss_loaded", words + ": RSS after load", Visit::loadedRssBytes),
                of.start("cold_start", words + ": exec to first 200"));
    }
}
