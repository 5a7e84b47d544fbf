package dev.footprint.deploy.results;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;

/** Starts under other conditions than the compose file's: CPU limits, a cold page cache, many at once. */
@JsonInclude(JsonInclude.Include.NON_NULL)
public sealed interface StartObservation extends Observation.OfExperiment {

    int block();

    /**
     * A start under a CPU limit.
     *
     * @param position place among the limits of this contender and block, from 1
     * @param cpuset the cores that it might use
     * @param sharedWithTools whether some of them are the instrument's too
     */
    record Limited(
            String contender,
            int block,
            int position,
            double cpus,
            String cpuset,
            boolean sharedWithTools,
            double execToListenMs,
            double listenTo200Ms,
            double execTo200Ms,
            double gapMs)
            implements StartObservation {}

    /**
     * What the page cache held of an image's files, and what it still holds once it was asked to forget them.
     *
     * @param unreadable files that could not be looked at, of which nothing is known
     */
    record Eviction(
            String contender,
            int block,
            long files,
            long bytes,
            long residentBeforeBytes,
            long residentAfterBytes,
            long unreadable)
            implements StartObservation {}

    /**
     * A start right after an eviction, or right after such a start.
     *
     * @param cache {@code cold} or {@code warm}
     * @param readBytes what its processes had had read from disks some tenths of a second later; null where the kernel does not count it
     */
    record Cached(
            String contender,
            int block,
            String cache,
            double execToListenMs,
            double listenTo200Ms,
            double execTo200Ms,
            double gapMs,
            Long readBytes)
            implements StartObservation {}

    /**
     * Many instances, started at once; all times count from the first start call.
     *
     * @param firstMs until the first instance had answered 200
     * @param allMs until the last one had
     * @param gapMs the largest of the instances'
     */
    record ScaleOut(
            String contender, int block, int instances, double firstMs, double allMs, double gapMs, List<Instance> each)
            implements StartObservation {}

    /**
     * @param calledMs when the engine was called to start it
     * @param startedMs when the engine answered
     * @param gapMs width of the interval in which the port began to accept
     */
    record Instance(int port, double calledMs, double startedMs, double listenMs, double first200Ms, double gapMs) {}

    /** What all instances need together, a second after the last one's first answer. */
    record ScaleOutMemory(String contender, int block, int instances, int processes, long rssBytes, long pssBytes)
            implements StartObservation {}

    /** Something that was asked for and cannot be measured here. */
    record LeftOut(String contender, int block, String experiment, String what, String reason)
            implements StartObservation {}
}
