package dev.footprint.deploy.results;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.util.List;

/**
 * One line of {@code raw.jsonl}: something that was seen once, before any statistics. Durations are in milliseconds,
 * sizes in bytes; a value that was not seen is {@code null}, never zero.
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
    @JsonSubTypes.Type(value = Observation.Start.class, name = "start"),
    @JsonSubTypes.Type(value = Observation.Memory.class, name = "memory"),
    @JsonSubTypes.Type(value = Observation.MemorySample.class, name = "memory_sample"),
    @JsonSubTypes.Type(value = Observation.Size.class, name = "size"),
    @JsonSubTypes.Type(value = Observation.Load.class, name = "load"),
    @JsonSubTypes.Type(value = Observation.Gate.class, name = "gate"),
    @JsonSubTypes.Type(value = Observation.Noise.class, name = "noise"),
    @JsonSubTypes.Type(value = Observation.Failure.class, name = "failure"),
    @JsonSubTypes.Type(value = LoadObservation.Step.class, name = "load_step"),
    @JsonSubTypes.Type(value = LoadObservation.Peak.class, name = "load_peak"),
    @JsonSubTypes.Type(value = LoadObservation.Visit.class, name = "load_visit"),
    @JsonSubTypes.Type(value = ProgramLine.class, name = "program_line"),
    @JsonSubTypes.Type(value = StartObservation.Limited.class, name = "cpu_start"),
    @JsonSubTypes.Type(value = StartObservation.Eviction.class, name = "eviction"),
    @JsonSubTypes.Type(value = StartObservation.Cached.class, name = "cache_start"),
    @JsonSubTypes.Type(value = StartObservation.ScaleOut.class, name = "scale_out"),
    @JsonSubTypes.Type(value = StartObservation.ScaleOutMemory.class, name = "scale_out_memory"),
    @JsonSubTypes.Type(value = StartObservation.LeftOut.class, name = "left_out"),
    @JsonSubTypes.Type(value = CapacityObservation.LimitTrial.class, name = "limit_trial"),
    @JsonSubTypes.Type(value = CapacityObservation.SmallestLimit.class, name = "smallest_limit"),
    @JsonSubTypes.Type(value = CapacityObservation.Density.class, name = "density"),
    @JsonSubTypes.Type(value = CapacityObservation.Pull.class, name = "pull"),
})
@JsonInclude(JsonInclude.Include.NON_NULL)
public sealed interface Observation {

    /** Name of the compose service, or {@code null-container} for the floor; null for what is the machine's. */
    String contender();

    /**
     * One cold start.
     *
     * @param block number of the randomised block, from 1
     * @param position place inside the block, from 1
     * @param createMs engine call that creates the container, from call to answer
     * @param startMs from the engine's start call to the exec of the service's process, the settling pause taken out
     * @param settleMs the pause between the container's start and the exec, in which the engine goes quiet
     * @param execToListenMs from exec until the port accepted
     * @param listenTo200Ms from accept until the first 200 was read whole
     * @param execTo200Ms the headline: sum of the two before
     * @param gapMs width of the interval in which the port began to accept: the instrument's own uncertainty
     * @param requestAttempts requests sent until one was answered 200
     * @param request2Ms latency of the 2nd request after the start (10th, 100th alike)
     */
    record Start(
            String contender,
            int block,
            int position,
            double createMs,
            double startMs,
            double settleMs,
            double execToListenMs,
            double listenTo200Ms,
            double execTo200Ms,
            double gapMs,
            int requestAttempts,
            Double request2Ms,
            Double request10Ms,
            Double request100Ms)
            implements Observation {}

    /**
     * One reading of a service's memory.
     *
     * @param phase {@code idle} (some time after the first 200, before any load) or {@code after_load}
     * @param rssBytes resident set of all the service's processes, from smaps_rollup
     * @param pssBytes proportional set
     * @param privateDirtyBytes what the kernel could not drop
     * @param hwmBytes highest RSS so far (VmHWM)
     * @param cgroupUsageBytes the control group's usage as the engine reports it
     * @param cgroupWorkingSetBytes usage minus inactive file pages: what Kubernetes sees
     */
    record Memory(
            String contender,
            int block,
            String phase,
            int processes,
            long rssBytes,
            long pssBytes,
            long privateDirtyBytes,
            long hwmBytes,
            Long cgroupUsageBytes,
            Long cgroupWorkingSetBytes)
            implements Observation {}

    /**
     * One point of a memory time line.
     *
     * @param phase {@code idle}, {@code first_request}, {@code load} or {@code cool_down}: what was done to the service then
     * @param atMs since the first 200
     */
    record MemorySample(
            String contender,
            int block,
            String phase,
            double atMs,
            long rssBytes,
            long pssBytes,
            long privateDirtyBytes,
            Long cgroupWorkingSetBytes)
            implements Observation {}

    /** The requests that were sent between the two memory readings of a block. */
    record Load(
            String contender,
            int block,
            long requested,
            long ok,
            long failures,
            double elapsedMs,
            Double p50Ms,
            Double p99Ms)
            implements Observation {}

    /**
     * Size of one image, read from the streamed image.
     *
     * @param unpackedBytes content bytes of all regular files in all layers
     * @param compressedBytes all layers gzipped, as a registry would send them
     */
    record Size(
            String contender,
            String image,
            String imageId,
            long unpackedBytes,
            long compressedBytes,
            List<Layer> layers)
            implements Observation {}

    record Layer(
            String diffId, long files, long unpackedBytes, long tarBytes, long compressedBytes, String largestFile) {}

    /** What the contract gate found; a contender with a failed required check is not measured. */
    record Gate(String contender, boolean admitted, List<CheckResult> checks) implements Observation {}

    record CheckResult(String name, boolean required, boolean passed, String detail) {}

    /**
     * What the machine did between two blocks, while the run itself did nothing.
     *
     * @param block the block that had just ended; 0 before the first
     * @param stealPercent of all processor time since the last sample, what the host of a virtual machine took away
     * @param otherProcessors how many processors' worth of time was used although the run did nothing
     * @param load1 the kernel's load average over a minute, the run's own work included
     * @param mhz mean frequency of the processors
     * @param throttles how often a processor was slowed down for its heat since the machine's start
     * @param otherContainers names of the running containers that are not of this run
     */
    record Noise(
            int block,
            double stealPercent,
            double otherProcessors,
            double load1,
            Double mhz,
            Double temperatureCelsius,
            Long throttles,
            List<String> otherContainers,
            Double yardstickUs)
            implements Observation {

        @Override
        public String contender() {
            return null;
        }
    }

    /**
     * Something went wrong with one contender; the others go on.
     *
     * @param stage {@code image}, {@code gate}, {@code start} (the start of a block and what the experiments that share it do), or an
     *     experiment's name; or {@code engine}: the engine could not start the container, and the start was made again with a new one
     * @param reason one sentence: cause and remedy
     * @param exitCode the process's exit code where it ended
     * @param oomKilled whether the kernel killed it at its memory limit
     * @param logTail the last lines it wrote
     */
    record Failure(
            String contender,
            String stage,
            Integer block,
            String reason,
            Long exitCode,
            Boolean oomKilled,
            List<String> logTail)
            implements Observation {
        public static final String ENGINE = "engine";
    }

    /** Observations that have a file of their own, and their line in the list at the top. */
    non-sealed interface OfExperiment extends Observation {}
}
