package dev.footprint.deploy.coldcache;

import dev.footprint.deploy.results.MetricSpec;
import dev.footprint.deploy.results.StartObservation.Cached;
import dev.footprint.deploy.results.StartObservation.Eviction;
import java.util.List;
import java.util.function.Function;

/** Cold and warm starts, how they relate, and what the cache really held. */
final class ColdCacheMetrics {
    private static final String PREFIX = ColdCacheExperiment.NAME + ".";

    private ColdCacheMetrics() {}

    static List<MetricSpec> all() {
        MetricSpec cold = start(ColdCacheExperiment.COLD);
        MetricSpec warm = start(ColdCacheExperiment.WARM);
        return List.of(
                cold,
                warm,
                MetricSpec.ratio(PREFIX + "ratio", "Exec to first 200, cold as a multiple of warm", cold, warm),
                read(ColdCacheExperiment.COLD),
                read(ColdCacheExperiment.WARM),
                eviction("image", "Files of the image", Eviction::bytes),
                eviction(
                        "resident_before",
                        "In the page cache before the cold start was prepared",
                        Eviction::residentBeforeBytes),
                eviction(
                        "resident_after",
                        "Still in the page cache when the cold start began",
                        Eviction::residentAfterBytes));
    }

    private static MetricSpec start(String cache) {
        return MetricSpec.of(
                PREFIX + cache + ".exec_to_200",
                "Exec to first 200, page cache " + cache,
                "ms",
                Cached.class,
                s -> s.cache().equals(cache),
                Cached::execTo200Ms,
                Cached::block);
    }

    private static MetricSpec read(String cache) {
        return MetricSpec.of(
                PREFIX + cache + ".read",
                "Read from disks by the start, page cache " + cache,
                "bytes",
                Cached.class,
                s -> s.cache().equals(cache),
                Cached::readBytes,
                Cached::block);
    }

    private static MetricSpec eviction(String id, String title, Function<Eviction, Long> bytes) {
        return MetricSpec.of(PREFIX + id, title, "bytes", Eviction.class, e -> true, bytes, Eviction::block);
    }
}
