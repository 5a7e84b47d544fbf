package dev.footprint.deploy.results;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;

/**
 * What the load generator saw, and what the service used meanwhile.
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public sealed interface LoadObservation extends Observation.OfExperiment {

    /** Of a generator that is busier than this the peak may be its own. */
    double BUSY_GENERATOR = 0.9;

    int block();

    Series series();

    /**
     * What an observation belongs to.
     *
     * @param experiment whose it is
     * @param variant with which settings the service ran; null where there is only one
     */
    record Series(String experiment, String variant) {
        public boolean is(String otherExperiment, String otherVariant) {
            return experiment.equals(otherExperiment)
                    && (variant == null ? otherVariant == null : variant.equals(otherVariant));
        }
    }

    /**
     * One run of the generator at one rate, or in a closed loop with one number of connections.
     *
     * @param step its name, such as {@code at-50}
     * @param warmUp whether its figures are not meant to be used
     * @param ratePerSecond what was asked for; null in a closed loop
     * @param fromDue latencies from when a request was due; null in a closed loop, and where no request succeeded
     * @param fromSend latencies from when it was sent
     * @param valid whether the generator was on time; {@code reason} says why not
     * @param generatorBusy share of the time in which the generator had something to do
     * @param cpuMs CPU time of the service's control group from the end of the step before to the end of this one
     * @param rssBytes the service's resident set after it, {@code hwmBytes} the highest so far
     * @param seconds what happened in each second
     */
    record Step(
            String contender,
            int block,
            Series series,
            String step,
            boolean warmUp,
            int connections,
            Double ratePerSecond,
            long requested,
            long ok,
            Failures failures,
            double elapsedMs,
            double okPerSecond,
            Latency fromDue,
            Latency fromSend,
            boolean valid,
            String reason,
            double sendLagMaxMs,
            double pollGapMaxMs,
            double generatorBusy,
            Double cpuMs,
            Long rssBytes,
            Long hwmBytes,
            List<Second> seconds)
            implements LoadObservation {

        /** Null where the CPU time was not read or nothing succeeded. */
        public Double cpuPerRequestUs() {
            return cpuMs == null || ok == 0 ? null : (Double) (cpuMs * 1000 / ok);
        }

        public boolean generatorIsBusy() {
            return generatorBusy > BUSY_GENERATOR;
        }
    }

    /** Requests without a right answer, by what went wrong; docs of load-tests define each. */
    record Failures(
            long statusFailures,
            long wrongAnswers,
            long connectErrors,
            long resets,
            long timeouts,
            long malformed,
            long unfinished) {
        public long all() {
            return statusFailures + wrongAnswers + connectErrors + resets + timeouts + malformed + unfinished;
        }
    }

    /** @param histogram all of it, HdrHistogram V2, compressed, base64 */
    record Latency(double p50Ms, double p90Ms, double p99Ms, double p999Ms, double maxMs, String histogram) {}

    record Second(double fromMs, double spanMs, long ok, long failed, Double p50Ms, Double p99Ms, Double maxMs) {}

    /**
     * The highest throughput that a search found.
     *
     * @param perSecond median over the seconds of the best step
     * @param steady whether the warm-up before it had become steady
     * @param best its best step; null where nothing succeeded
     */
    record Peak(
            String contender,
            int block,
            Series series,
            double perSecond,
            int connections,
            boolean steady,
            double warmUpMs,
            Step best)
            implements LoadObservation {}

    /** The service that the load was on: its start, and its memory before the first request and after the last. */
    record Visit(
            String contender,
            int block,
            Series series,
            double execTo200Ms,
            long idleRssBytes,
            long loadedRssBytes,
            long hwmBytes)
            implements LoadObservation {}
}
