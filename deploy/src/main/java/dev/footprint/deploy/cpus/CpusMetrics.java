package dev.footprint.deploy.cpus;

import dev.footprint.deploy.results.MetricSpec;
import dev.footprint.deploy.results.StartObservation.Limited;
import java.util.ArrayList;
import java.util.List;

/** A start under each limit, and how many times that with one core it is. */
final class CpusMetrics {
    private CpusMetrics() {}

    static List<MetricSpec> all() {
        List<MetricSpec> metrics = new ArrayList<>();
        MetricSpec one = start(CpuLimit.ONE);
        for (CpuLimit limit : CpuLimit.values()) {
            metrics.add(start(limit));
        }
        for (CpuLimit limit : CpuLimit.values()) {
            if (limit != CpuLimit.ONE) {
                metrics.add(MetricSpec.ratio(
                        limit.ratio(),
                        "Exec to first 200 with " + limit.words + ", as a multiple of that with 1 core",
                        start(limit),
                        one));
            }
        }
        return List.copyOf(metrics);
    }

    private static MetricSpec start(CpuLimit limit) {
        return MetricSpec.of(
                limit.metric(),
                "Exec to first 200 with " + limit.words,
                "ms",
                Limited.class,
                s -> s.cpus() == limit.cores,
                Limited::execTo200Ms,
                Limited::block);
    }
}
