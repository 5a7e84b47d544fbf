package dev.footprint.deploy.calibration;

import dev.footprint.deploy.results.Summary;
import dev.footprint.deploy.stats.SameTwice;
import java.util.List;
import java.util.OptionalDouble;
import org.apache.commons.statistics.distribution.BinomialDistribution;

/**
 * What the instruments read of what is known beforehand.
 *
 * @param summary figures of the known-truth servers, with machine and noise
 * @param same comparisons of a server with itself
 */
public record CalibrationResult(Summary summary, List<Read> readings, SameTwiceResult same) {

    /** @param measured empty where nothing was read */
    public record Read(
            String instrument, String truth, String unit, double expected, double tolerance, OptionalDouble measured) {

        public boolean right() {
            return measured.isPresent() && Math.abs(measured.getAsDouble() - expected) <= tolerance;
        }
    }

    /**
     * @param realAlarms how many of the real runs claim a difference that cannot be
     * @param blocks of a real run
     * @param simulatedAlarms the same of the runs drawn from their blocks
     * @param simulatedBlocks of a drawn run: the default of a comparison
     * @param smallestRatio smallest true ratio that a comparison of default size finds in four of five runs
     * @param comparisons pairs of contenders that the smallest ratio allows for
     */
    public record SameTwiceResult(
            int realRuns,
            int realAlarms,
            int blocks,
            int simulatedRuns,
            int simulatedAlarms,
            int simulatedBlocks,
            double smallestRatio,
            int comparisons) {

        /** So few runs know a rate only roughly: it is refused where so many alarms are unlikely at a rate of 5 %. */
        private static final double UNLIKELY = 0.01;

        public boolean right() {
            return plausible(realAlarms, realRuns) && plausible(simulatedAlarms, simulatedRuns);
        }

        static boolean plausible(int alarms, int runs) {
            return BinomialDistribution.of(runs, SameTwice.SIGNIFICANCE).survivalProbability(alarms - 1) >= UNLIKELY;
        }
    }

    public boolean right() {
        return readings.stream().allMatch(Read::right) && same.right();
    }
}
