package dev.footprint.deploy.report;

import dev.footprint.deploy.results.Summary;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * One of the few answers that a reader without statistics needs: how large the difference is, and what follows from it.
 *
 * @param differences the smallest against the next and against the furthest, each a sentence without its end
 * @param meaning by the fixed rules below, from the medians alone
 */
record Lead(String title, List<String> differences, String meaning) {

    /** What a person begins to notice, by the usual rule of interface design (Nielsen, Usability Engineering, 1993). */
    private static final double NOTICED_MS = 100;

    private static final double BYTES_PER_GB = 1e9;
    private static final double MEGABITS = 100;
    private static final double BYTES_PER_SECOND = MEGABITS * 1e6 / 8;

    static List<Lead> of(Summary summary) {
        List<Lead> leads = new ArrayList<>();
        for (Headline headline : List.of(Headline.COLD_START, Headline.MEMORY_AFTER_LOAD, Headline.SIZE_COMPRESSED)) {
            headline.of(summary).flatMap(metric -> lead(headline, metric)).ifPresent(leads::add);
        }
        return leads;
    }

    private static Optional<Lead> lead(Headline headline, Summary.Metric metric) {
        List<Comparison> comparisons = metric.figures().stream()
                .flatMap(figure -> Comparison.withSmallest(metric, figure).stream())
                .sorted(Comparator.comparingDouble(Comparison::ratio))
                .toList();
        if (comparisons.isEmpty()) {
            return Optional.empty();
        }
        List<String> differences = new ArrayList<>(List.of(Verdicts.sentence(headline, comparisons.getFirst())));
        if (comparisons.size() > 1) {
            differences.add(Verdicts.sentence(headline, comparisons.getLast()));
        }
        List<Summary.Figure> ranked = metric.figures().stream()
                .filter(f -> f.ratio() != null)
                .sorted(Comparator.comparingDouble(Summary.Figure::median))
                .toList();
        return Optional.of(new Lead(headline.title, differences, meaning(headline, ranked, comparisons)));
    }

    private static String meaning(Headline headline, List<Summary.Figure> ranked, List<Comparison> comparisons) {
        return switch (headline) {
            case COLD_START -> waiting(ranked, comparisons);
            case MEMORY_AFTER_LOAD ->
                "By division alone, 1 GB holds "
                        + Words.list(ends(ranked).stream()
                                .map(f -> Words.count((int) (BYTES_PER_GB / f.median()), "instance") + " of "
                                        + f.contender())
                                .toList())
                        + ".";
            default ->
                "At " + Math.round(MEGABITS) + " Mbit/s a node that does not have it yet downloads "
                        + Words.list(ends(ranked).stream()
                                .map(f -> f.contender() + " in " + seconds(f.median() / BYTES_PER_SECOND))
                                .toList())
                        + ".";
        };
    }

    private static String waiting(List<Summary.Figure> ranked, List<Comparison> comparisons) {
        boolean told = comparisons.stream().anyMatch(c -> c.outcome() == Comparison.Outcome.DIFFERENT);
        double fastest = ranked.getFirst().median();
        List<String> slow = ranked.stream()
                .filter(f -> f.median() - fastest >= NOTICED_MS)
                .map(f -> f.contender() + " (" + seconds((f.median() - fastest) / 1000) + " more)")
                .toList();
        if (!told) {
            return "This run found no difference that anybody should decide by.";
        }
        if (slow.isEmpty()) {
            return "All of it is less than the " + Math.round(NOTICED_MS) + " ms that a person notices: on this machine"
                    + " nobody would notice outside scale-to-zero.";
        }
        String others = ranked.size() - slow.size() > 1
                ? " Between the others nobody would notice outside scale-to-zero."
                : " Where processes start while nobody waits, it does not matter.";
        return "Whoever waits for a start notices it with " + Words.list(slow) + "." + others;
    }

    private static List<Summary.Figure> ends(List<Summary.Figure> ranked) {
        return ranked.size() <= 3 ? ranked : List.of(ranked.getFirst(), ranked.getLast());
    }

    private static String seconds(double seconds) {
        return seconds < 1 ? Numbers.significant(seconds * 1000) + " ms" : Numbers.significant(seconds) + " s";
    }
}
