package dev.footprint.deploy.report;

import dev.footprint.deploy.results.Summary;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The few figures of the first table, each with its own words. */
enum Headline {
    COLD_START("cold_start.exec_to_200", "cold start", "Cold start", "cold start", "starts fastest"),
    MEMORY_IDLE("memory.idle.rss", "RSS idle", "Memory at idle", "memory at idle", "needs the least memory at idle"),
    MEMORY_AFTER_LOAD(
            "memory.after_load.rss",
            "RSS after load",
            "Memory after load",
            "memory after load",
            "needs the least memory after load"),
    SIZE_UNPACKED(
            "size.unpacked",
            "image unpacked",
            "Image unpacked",
            "unpacked image size",
            "has the smallest image unpacked"),
    SIZE_COMPRESSED(
            "size.compressed",
            "image compressed",
            "Image compressed",
            "compressed image size",
            "has the smallest image to download");

    private static final Set<String> EXPERIMENTS = Set.of("coldstart", "memory", "size");

    final String metricId;
    final String column;
    final String title;
    final String subject;
    final String best;

    Headline(String metricId, String column, String title, String subject, String best) {
        this.metricId = metricId;
        this.column = column;
        this.title = title;
        this.subject = subject;
        this.best = best;
    }

    Optional<Summary.Metric> of(Summary summary) {
        return summary.metrics().stream().filter(m -> m.id().equals(metricId)).findFirst();
    }

    /** Whether the run was asked for any of these figures. */
    static boolean askedFor(Summary summary) {
        return !Collections.disjoint(summary.run().experiments(), EXPERIMENTS);
    }

    String unit() {
        return this == COLD_START ? "ms" : "MB";
    }

    /** How the one relates to the other, as a sentence without its end. */
    String difference(String smaller, String larger, String ratio) {
        return switch (this) {
            case COLD_START -> smaller + " starts " + ratio + "x faster than " + larger;
            case MEMORY_IDLE -> larger + " needs " + ratio + "x the memory of " + smaller + " at idle";
            case MEMORY_AFTER_LOAD -> larger + " needs " + ratio + "x the memory of " + smaller + " after load";
            case SIZE_UNPACKED ->
                "the image of " + larger + " is " + ratio + "x the size of that of " + smaller + " unpacked";
            case SIZE_COMPRESSED ->
                "the image of " + larger + " is " + ratio + "x the size of that of " + smaller + " compressed";
        };
    }

    static List<Headline> all() {
        return List.of(values());
    }
}
