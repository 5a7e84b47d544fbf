package dev.footprint.deploy.results;

import com.fasterxml.jackson.annotation.JsonInclude;

/** How little memory a service needs, how many of it a machine holds, and how long it takes to get there. */
@JsonInclude(JsonInclude.Include.NON_NULL)
public sealed interface CapacityObservation extends Observation.OfExperiment {

    /** Memory of the node that instances are counted for. */
    long NODE_BYTES = 8L << 30;

    int block();

    /**
     * A start under one memory limit, and the load on it.
     *
     * @param served whether every request was answered with 200, and the service ran and was healthy afterwards
     * @param reason what went wrong; null where it served
     * @param execTo200Ms null where the first 200 never came
     * @param ok of {@code requested}, null where the load was never sent
     * @param exitCode null while it runs, and where the engine could not even start it
     */
    record LimitTrial(
            String contender,
            int block,
            long limitBytes,
            boolean served,
            String reason,
            Double execTo200Ms,
            Long requested,
            Long ok,
            Long exitCode,
            boolean oomKilled)
            implements CapacityObservation {}

    /** What a search found: under {@code limitBytes} it served three times, under the resolution less it did not. */
    record SmallestLimit(String contender, int block, long limitBytes, int trials, int oomKills, int otherFailures)
            implements CapacityObservation {
        public long perNode() {
            return NODE_BYTES / limitBytes;
        }
    }

    /**
     * Instances of one service that ran at once and all answered.
     *
     * @param stoppedBy why there were not more
     * @param limitBytes of each; null for none
     * @param availableBeforeBytes what the kernel had left for new processes before the first, and with all of them
     * @param rssBytes sum over the instances, as {@code pssBytes}
     * @param anonymousBytes of services and shims together: what no kernel can take back from them
     * @param shimRssBytes the same of the container runtime's processes, one per container; null where they cannot be read
     */
    record Density(
            String contender,
            int block,
            int instances,
            String stoppedBy,
            Long limitBytes,
            long availableBeforeBytes,
            long availableAfterBytes,
            long rssBytes,
            long pssBytes,
            long anonymousBytes,
            Long shimRssBytes,
            Long shimPssBytes)
            implements CapacityObservation {
        /** Null where somebody else gave memory back meanwhile: the machine cannot have lost less than what is held. */
        public Long memoryPerInstance() {
            long lost = availableBeforeBytes - availableAfterBytes;
            return lost < anonymousBytes ? null : (Long) (lost / instances);
        }

        public Long shimPerInstance() {
            return shimPssBytes == null ? null : (Long) (shimPssBytes / instances);
        }
    }

    /**
     * An image that the engine did not have, fetched and started.
     *
     * @param speed name of the registry's limit
     * @param fetchedBytes of blobs, counted by the registry: all that the image has
     * @param leastMs what so many bytes take at that speed; 0 without a limit
     * @param createMs as in a {@link Observation.Start}, as the two after it
     */
    record Pull(
            String contender,
            int block,
            String speed,
            long fetchedBytes,
            double leastMs,
            double pullMs,
            double createMs,
            double startMs,
            double execTo200Ms)
            implements CapacityObservation {
        public double totalMs() {
            return pullMs + createMs + startMs + execTo200Ms;
        }
    }
}
