package dev.footprint.deploy.report;

import dev.footprint.deploy.results.Summary;
import dev.footprint.deploy.results.Summary.ClaimVerdict;
import dev.footprint.deploy.results.Summary.Verdict;
import java.util.List;
import java.util.function.DoubleFunction;

/**
 * The article's claims with their verdicts.
 *
 * @param judged those that this run has a figure for
 * @param open those that it has none for
 * @param sentences the judged ones, each as a sentence without its end
 */
record ClaimTable(DataTable judged, DataTable open, List<String> sentences) {

    static ClaimTable of(Summary summary) {
        List<ClaimVerdict> judged = summary.claims().stream()
                .filter(c -> c.verdict() != Verdict.NOT_MEASURED)
                .toList();
        List<ClaimVerdict> open = summary.claims().stream()
                .filter(c -> c.verdict() == Verdict.NOT_MEASURED)
                .toList();
        return new ClaimTable(
                new DataTable(
                        "The article's claims",
                        List.of("claim", "the article says", "measured", "contender", "verdict"),
                        judged.stream().map(c -> row(c, summary)).toList()),
                new DataTable(
                        "Claims that were not measured",
                        List.of("claim", "the article says"),
                        open.stream().map(c -> List.of(name(c), c.words())).toList()),
                judged.stream().map(c -> sentence(c, summary)).toList());
    }

    public String openTitle() {
        return Words.count(open.rows().size(), "claim") + " of the article not measured";
    }

    private static List<String> row(ClaimVerdict claim, Summary summary) {
        return List.of(name(claim), claim.words(), measured(claim, summary), claim.contender(), verdict(claim));
    }

    private static String sentence(ClaimVerdict claim, Summary summary) {
        return name(claim) + " \"" + claim.words() + "\": " + verdict(claim) + " (" + claim.contender() + " "
                + measured(claim, summary) + ")";
    }

    private static String name(ClaimVerdict claim) {
        return claim.subject() + ": " + claim.quantity();
    }

    private static String measured(ClaimVerdict claim, Summary summary) {
        String unit = claim.unit();
        boolean tiny = Numbers.tiny(claim.median(), unit);
        DoubleFunction<String> text = value -> tiny ? Numbers.fixed(value, 0) : Numbers.value(value, unit);
        String shownUnit = tiny ? " bytes" : unit.equals("1") ? "" : " " + Numbers.shownUnit(unit);
        boolean interval = claim.low() != null && !claim.low().equals(claim.high());
        boolean busy = summary.metrics().stream()
                .filter(m -> m.id().equals(claim.metric()))
                .flatMap(m -> m.figures().stream())
                .anyMatch(f -> f.contender().equals(claim.contender()) && f.busyBlocks() > 0);
        return text.apply(claim.median())
                + (busy ? Words.BUSY : "")
                + (interval ? " [" + text.apply(claim.low()) + "-" + text.apply(claim.high()) + "]" : "")
                + shownUnit;
    }

    static String verdict(ClaimVerdict claim) {
        return switch (claim.verdict()) {
            case HOLDS -> "holds";
            case DOES_NOT_HOLD ->
                claim.claimedLow() != null && claim.median() < claim.claimedLow()
                        ? "does not hold: it is less"
                        : "does not hold: it is more";
            case CANNOT_BE_TOLD ->
                claim.low() == null ? "cannot be told: too few blocks" : "cannot be told on this machine";
            case NOT_MEASURED -> "not measured";
        };
    }
}
