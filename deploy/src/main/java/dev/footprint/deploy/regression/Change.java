package dev.footprint.deploy.regression;

import dev.footprint.deploy.results.Summary;
import dev.footprint.deploy.stats.Interval;

/**
 * What became of one contender's figure from the baseline to the current run.
 *
 * @param before its figure in the baseline
 * @param after its figure in the current run
 * @param ratio current to baseline, what the floor lost as well taken off
 * @param interval 95 % interval of the ratio
 * @param floor how many times slower the floor was, where that was taken off; otherwise 1
 * @param pValue of the regression or improvement, Holm-corrected over all figures judged
 */
public record Change(
        Summary.Metric metric,
        Summary.Figure before,
        Summary.Figure after,
        double ratio,
        Interval interval,
        double floor,
        double pValue,
        Outcome outcome) {

    public enum Outcome {
        REGRESSION,
        IMPROVEMENT,
        WITHIN
    }

    public String contender() {
        return after.contender();
    }
}
