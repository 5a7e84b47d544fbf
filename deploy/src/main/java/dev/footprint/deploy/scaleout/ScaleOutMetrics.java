package dev.footprint.deploy.scaleout;

import dev.footprint.deploy.results.MetricSpec;
import dev.footprint.deploy.results.StartObservation.ScaleOut;
import dev.footprint.deploy.results.StartObservation.ScaleOutMemory;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** Until the first and until all serve, how that relates to one instance alone, and what they need together. */
final class ScaleOutMetrics {
    private ScaleOutMetrics() {}

    static List<MetricSpec> all() {
        List<MetricSpec> metrics = new ArrayList<>();
        for (int instances : ScaleOutExperiment.INSTANCES) {
            metrics.add(time(instances, "first", "the first one's first 200", ScaleOut::firstMs));
            metrics.add(time(instances, "all", "the last one's first 200", ScaleOut::allMs));
            if (instances > 1) {
                metrics.add(MetricSpec.ratio(
                        id(instances, "ratio"),
                        instances + " at once: until all serve, as a multiple of one alone",
                        time(instances, "all", "", ScaleOut::allMs),
                        time(1, "all", "", ScaleOut::allMs)));
            }
            metrics.add(memory(instances, "rss", "RSS", ScaleOutMemory::rssBytes));
            metrics.add(memory(instances, "pss", "PSS, shared pages counted once", ScaleOutMemory::pssBytes));
        }
        return List.copyOf(metrics);
    }

    private static String id(int instances, String name) {
        return ScaleOutExperiment.NAME + "." + instances + "." + name;
    }

    private static MetricSpec time(int instances, String name, String until, Function<ScaleOut, Double> value) {
        return MetricSpec.of(
                id(instances, name),
                instances + " at once: first start call to " + until,
                "ms",
                ScaleOut.class,
                s -> s.instances() == instances,
                value,
                ScaleOut::block);
    }

    private static MetricSpec memory(int instances, String name, String words, Function<ScaleOutMemory, Long> value) {
        return MetricSpec.of(
                id(instances, name),
                instances + " at once: sum of " + words,
                "bytes",
                ScaleOutMemory.class,
                m -> m.instances() == instances,
                value,
                ScaleOutMemory::block);
    }
}
