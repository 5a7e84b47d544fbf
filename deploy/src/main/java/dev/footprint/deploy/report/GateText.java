package dev.footprint.deploy.report;

import dev.footprint.deploy.regression.Change;
import dev.footprint.deploy.regression.Change.Outcome;
import dev.footprint.deploy.regression.GateVerdict;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;

/** The gate's verdict as lines for a terminal or a build's log. */
public final class GateText {

    private GateText() {}

    public static String render(GateVerdict verdict) {
        List<String> lines = new ArrayList<>();
        lines.add("baseline " + verdict.baseline().run().id() + ", current "
                + verdict.current().run().id());
        verdict.lost().forEach(text -> lines.add("REGRESSION  " + Words.printable(text)));
        verdict.with(Outcome.REGRESSION).forEach(change -> lines.add("REGRESSION  " + sentence(change)));
        verdict.with(Outcome.IMPROVEMENT).forEach(change -> lines.add("improvement " + sentence(change)));
        verdict.with(Outcome.WITHIN).forEach(change -> lines.add("no change   " + sentence(change)));
        verdict.unjudged().forEach(text -> lines.add("not judged  " + Words.printable(text)));
        lines.add(summary(verdict));
        return String.join("\n", lines) + "\n";
    }

    private static String summary(GateVerdict verdict) {
        String size = percent(verdict.allowed()).substring(1);
        int found = verdict.lost().size() + verdict.with(Outcome.REGRESSION).size();
        String open = verdict.unjudged().isEmpty()
                ? ""
                : "; " + verdict.unjudged().size() + " could not be judged, see above";
        return (found == 0
                        ? "gate: passed, no significant regression beyond " + size + " in "
                                + Words.count(verdict.changes().size(), "figure")
                        : "gate: FAILED, " + Words.count(found, "significant regression") + " beyond " + size + " in "
                                + Words.count(verdict.changes().size(), "figure"))
                + open;
    }

    private static String sentence(Change change) {
        String unit = change.metric().unit();
        String values = Numbers.value(change.before().median(), unit) + " -> "
                + Numbers.value(change.after().median(), unit) + " " + Numbers.shownUnit(unit);
        String interval = change.after().exact()
                ? " (exact)"
                : " (95 % CI " + percent(change.interval().low()) + " to "
                        + percent(change.interval().high())
                        + (change.outcome() == Outcome.WITHIN ? "" : ", p " + pValue(change.pValue())) + ")";
        String floor =
                change.floor() > 1 ? ", " + percent(change.floor()) + " that the floor lost as well taken off" : "";
        return Words.printable(change.metric().title() + " of " + change.contender()) + ": " + values + ", "
                + percent(change.ratio()) + interval + floor;
    }

    private static String pValue(double pValue) {
        String text = Numbers.pValue(pValue);
        return text.startsWith("<") ? text : "= " + text;
    }

    private static String percent(double ratio) {
        BigDecimal percent = new BigDecimal((ratio - 1) * 100).setScale(1, RoundingMode.HALF_UP);
        return (percent.signum() < 0 ? "" : "+") + percent.toPlainString() + " %";
    }
}
