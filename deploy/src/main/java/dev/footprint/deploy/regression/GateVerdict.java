package dev.footprint.deploy.regression;

import dev.footprint.deploy.results.Summary;
import java.util.List;

/**
 * What the gate found.
 *
 * @param allowed largest ratio that is no regression, such as 1.05
 * @param changes every figure that was judged
 * @param lost contenders that the baseline measured and the current run could not, each with the reason
 * @param unjudged figures that could not be judged, each with the reason
 */
public record GateVerdict(
        Summary baseline,
        Summary current,
        double allowed,
        List<Change> changes,
        List<String> lost,
        List<String> unjudged) {

    public List<Change> with(Change.Outcome outcome) {
        return changes.stream().filter(c -> c.outcome() == outcome).toList();
    }

    public boolean passed() {
        return lost.isEmpty() && with(Change.Outcome.REGRESSION).isEmpty();
    }
}
