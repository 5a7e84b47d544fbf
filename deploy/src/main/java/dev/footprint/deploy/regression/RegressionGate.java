package dev.footprint.deploy.regression;

import dev.footprint.deploy.regression.Change.Outcome;
import dev.footprint.deploy.results.ContenderInfo;
import dev.footprint.deploy.results.Summary;
import dev.footprint.deploy.stats.Holm;
import dev.footprint.deploy.stats.Interval;
import dev.footprint.deploy.stats.MedianShift;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Holds a run against an earlier one. A regression is claimed only where the figure is beyond the allowed size so clearly that
 * noise would show it, over all figures together, in fewer than 5 of 100 comparisons. What the floor lost between the runs
 * is the machine's doing and is taken off first.
 */
public final class RegressionGate {
    private static final double SIGNIFICANCE = 0.05;
    /** One of so many blocks may have been busy. */
    private static final int MOST_BUSY = 4;

    private final Summary baseline;
    private final Summary current;
    private final double allowed;
    private final Optional<String> speed;
    private final List<Judged> judged = new ArrayList<>();
    private final List<String> lost = new ArrayList<>();
    private final List<String> unjudged = new ArrayList<>();

    private RegressionGate(Summary baseline, Summary current, double allowed) {
        this.baseline = baseline;
        this.current = current;
        this.allowed = allowed;
        this.speed = MachineSpeed.difference(baseline, current);
    }

    /**
     * @param allowed largest ratio of current to baseline that is no regression, such as 1.05
     * @throws NotComparableException when the machine, the limits or the load differ, it is the same run twice, or no figure is in both
     */
    public static GateVerdict judge(Summary baseline, Summary current, double allowed) throws NotComparableException {
        requireComparable(baseline, current);
        RegressionGate gate = new RegressionGate(baseline, current, allowed);
        gate.contenders();
        current.metrics().stream().filter(Judged::isJudged).forEach(gate::figures);
        if (gate.judged.isEmpty() && gate.lost.isEmpty()) {
            throw new NotComparableException("no figure is in both runs with enough quiet blocks to be judged"
                    + (gate.unjudged.isEmpty() ? "" : " (" + String.join("; ", gate.unjudged) + ")")
                    + ": measure the same contenders in both, with at least " + Summary.BLOCKS_FOR_INTERVAL
                    + " starts");
        }
        return new GateVerdict(baseline, current, allowed, gate.changes(), gate.lost, gate.unjudged);
    }

    private static void requireComparable(Summary baseline, Summary current) throws NotComparableException {
        if (baseline.run().id().equals(current.run().id())) {
            throw new NotComparableException("the baseline and the current run are the same run ("
                    + baseline.run().id() + "): measure again with ./footprint compare, or name another --current");
        }
        List<String> differences = Comparability.differences(baseline, current);
        if (!differences.isEmpty()) {
            throw new NotComparableException(
                    "the baseline and the current run are not comparable (baseline / current): "
                            + String.join("; ", differences)
                            + "; measure the baseline anew on this machine, with the same limits and options");
        }
    }

    private void contenders() {
        for (ContenderInfo before : baseline.contenders()) {
            Optional<ContenderInfo> after = contender(current, before.name());
            if (before.floor() || !before.state().equals("measured")) {
                continue;
            }
            if (after.isEmpty()) {
                unjudged.add(before.name() + ": not in the current run");
            } else if (!after.get().state().equals("measured")) {
                lost.add(before.name() + " was measured in the baseline and now "
                        + after.get().state() + ": " + after.get().reason());
            }
        }
    }

    private void figures(Summary.Metric metric) {
        Optional<MedianShift> floor = Judged.hasFloor(metric) ? floorShift(metric.id()) : Optional.empty();
        for (Summary.Figure after : metric.figures()) {
            Optional<ContenderInfo> contender = contender(current, after.contender());
            Optional<Summary.Figure> before = figure(baseline, metric.id(), after.contender());
            if (before.isEmpty() || contender.isEmpty() || contender.get().floor()) {
                continue;
            }
            if (!usable(before.get()) || !usable(after)) {
                unjudged.add(metric.title() + " of " + after.contender() + ": too few blocks ("
                        + before.get().n() + " / " + after.n() + ", " + Summary.BLOCKS_FOR_INTERVAL + " needed)");
                continue;
            }
            if (Judged.isTimed(metric) && (busy(before.get()) || busy(after))) {
                unjudged.add(metric.title() + " of " + after.contender() + ": the machine was busy in "
                        + before.get().busyBlocks() + " of " + before.get().n() + " / " + after.busyBlocks() + " of "
                        + after.n() + " blocks; measure again on a quiet one");
                continue;
            }
            if (Judged.isTimed(metric) && speed.isPresent()) {
                unjudged.add(metric.title() + " of " + after.contender() + ": " + speed.get());
                continue;
            }
            MedianShift whole = MedianShift.between(estimate(before.get()), estimate(after));
            MedianShift own = floor.map(whole::without).orElse(whole);
            double taken = Math.max(1, floor.map(MedianShift::ratio).orElse(1.0));
            judged.add(new Judged(metric, before.get(), after, own, taken));
        }
    }

    private Optional<MedianShift> floorShift(String metric) {
        return current.contenders().stream()
                .filter(ContenderInfo::floor)
                .findFirst()
                .flatMap(floor -> figure(baseline, metric, floor.name())
                        .filter(RegressionGate::usable)
                        .flatMap(before -> figure(current, metric, floor.name())
                                .filter(RegressionGate::usable)
                                .map(after -> MedianShift.between(estimate(before), estimate(after)))));
    }

    private List<Change> changes() {
        double[] worse =
                Holm.adjust(judged.stream().mapToDouble(j -> j.pWorse(allowed)).toArray());
        double[] better =
                Holm.adjust(judged.stream().mapToDouble(j -> j.pBetter(allowed)).toArray());
        List<Change> changes = new ArrayList<>();
        for (int i = 0; i < judged.size(); i++) {
            Judged j = judged.get(i);
            Outcome outcome = worse[i] < SIGNIFICANCE
                    ? Outcome.REGRESSION
                    : better[i] < SIGNIFICANCE ? Outcome.IMPROVEMENT : Outcome.WITHIN;
            changes.add(new Change(
                    j.metric(),
                    j.before(),
                    j.after(),
                    j.shift().ratio(),
                    j.shift().interval(),
                    j.floor(),
                    Math.min(worse[i], better[i]),
                    outcome));
        }
        return changes;
    }

    /** Other work moves the median of a time, where it falls on a good part of the blocks. */
    private static boolean busy(Summary.Figure figure) {
        return figure.busyBlocks() * MOST_BUSY > figure.n();
    }

    private static boolean usable(Summary.Figure figure) {
        return (figure.exact() || figure.hasInterval()) && figure.low() > 0;
    }

    private static MedianShift.Estimate estimate(Summary.Figure figure) {
        return new MedianShift.Estimate(figure.median(), new Interval(figure.low(), figure.high()), figure.n());
    }

    private static Optional<ContenderInfo> contender(Summary summary, String name) {
        return summary.contenders().stream().filter(c -> c.name().equals(name)).findFirst();
    }

    private static Optional<Summary.Figure> figure(Summary summary, String metric, String contender) {
        return summary.metrics().stream()
                .filter(m -> m.id().equals(metric))
                .flatMap(m -> m.figures().stream())
                .filter(f -> f.contender().equals(contender))
                .findFirst();
    }
}
