package dev.footprint.deploy.report;

import dev.footprint.deploy.report.Comparison.Outcome;
import dev.footprint.deploy.results.ContenderInfo;
import dev.footprint.deploy.results.Summary;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The result in words. A difference is claimed only where the interval and the corrected test both allow it. */
public final class Verdicts {

    private static final List<Headline> FACETS =
            List.of(Headline.COLD_START, Headline.MEMORY_IDLE, Headline.SIZE_COMPRESSED);

    private Verdicts() {}

    /** The whole run in one sentence. */
    public static String headline(Summary summary) {
        List<String> measured = measured(summary);
        if (measured.isEmpty()) {
            boolean floor =
                    summary.metrics().stream().anyMatch(m -> !m.figures().isEmpty());
            return floor
                    ? "Only the floor (the null container) was measured: there is nothing to compare."
                    : "Nothing was measured.";
        }
        if (measured.size() == 1) {
            return measured.getFirst() + " was measured alone: there is nothing to compare it with.";
        }
        List<String> clauses = new ArrayList<>();
        String subject = null;
        boolean unsure = false;
        for (Headline facet : FACETS) {
            Optional<Leaders> leaders = facet.of(summary).flatMap(metric -> leaders(facet, metric));
            if (leaders.isPresent()) {
                boolean same = leaders.get().subject().equals(subject);
                clauses.add(same ? leaders.get().predicate() : leaders.get().whole());
                subject = leaders.get().subject();
                unsure |= leaders.get().unsure();
            }
        }
        if (clauses.isEmpty()) {
            List<String> programs = ProgramSection.of(summary).stream()
                    .map(ProgramSection::title)
                    .toList();
            if (!programs.isEmpty()) {
                return "Measured without a service: " + Words.list(programs) + ".";
            }
            return Headline.askedFor(summary)
                    ? "No two contenders can be compared."
                    : "Measured: " + Words.list(summary.run().experiments()) + ".";
        }
        return Words.list(clauses) + "." + (unsure ? " Too few blocks were measured to be sure." : "");
    }

    /** How small a difference the run could have found, by the least certain of its comparisons; empty where it had too few blocks. */
    static Optional<String> resolution(Summary summary) {
        List<String> parts = new ArrayList<>();
        for (Headline headline : Headline.all()) {
            headline.of(summary)
                    .flatMap(metric -> metric.figures().stream()
                            .flatMap(figure -> Comparison.withSmallest(metric, figure).stream())
                            .filter(c -> c.outcome() == Outcome.DIFFERENT
                                    || c.outcome() == Outcome.NO_SIGNIFICANT_DIFFERENCE)
                            .map(c -> c.resolvable(metric) - 1)
                            .max(Double::compare))
                    .ifPresent(share -> parts.add(headline.subject + " " + percent(share)));
        }
        return parts.isEmpty()
                ? Optional.empty()
                : Optional.of("Smallest difference between two contenders that a run with this noise finds in 4 of 5"
                        + " repetitions: " + Words.list(parts) + ".");
    }

    private static String percent(double share) {
        return share < 0.001 ? "less than 0.1 %" : Numbers.significant(100 * share) + " %";
    }

    /** One sentence for each contender against the smallest, for one headline metric. */
    public static List<String> sentences(Summary summary, String metricId) {
        return Headline.all().stream()
                .filter(h -> h.metricId.equals(metricId))
                .flatMap(h -> sentences(summary, h))
                .toList();
    }

    /** The sentences of all headline metrics. */
    public static List<String> sentences(Summary summary) {
        return Headline.all().stream().flatMap(h -> sentences(summary, h)).toList();
    }

    private static Stream<String> sentences(Summary summary, Headline headline) {
        return headline.of(summary).stream()
                .flatMap(metric ->
                        metric.figures().stream().flatMap(figure -> Comparison.withSmallest(metric, figure).stream()))
                .map(comparison -> sentence(headline, comparison));
    }

    /** One comparison, as a sentence without its end. */
    static String sentence(Headline headline, Comparison comparison) {
        String smaller = comparison.smaller();
        String larger = comparison.larger();
        String difference = headline.difference(smaller, larger, Numbers.ratio(comparison.ratio()));
        return switch (comparison.outcome()) {
            case EXACT ->
                comparison.ratio() == 1
                        ? smaller + " and " + larger + " have the same " + headline.subject
                        : difference;
            case DIFFERENT ->
                difference + " (95 % CI "
                        + Numbers.ratio(comparison.interval().low()) + "-"
                        + Numbers.ratio(comparison.interval().high()) + ")";
            case NO_SIGNIFICANT_DIFFERENCE ->
                "no significant difference between " + smaller + " and " + larger + " in " + headline.subject;
            case TOO_FEW_BLOCKS ->
                difference + " in " + Words.count(comparison.pairs(), "block") + ", too few to be sure ("
                        + comparison.pairsNeeded() + " needed)";
        };
    }

    /** Who is first in a metric, and how sure that is. */
    private record Leaders(String subject, String predicate, boolean unsure) {
        String whole() {
            return subject + " " + predicate;
        }
    }

    private static Optional<Leaders> leaders(Headline facet, Summary.Metric metric) {
        Optional<Summary.Figure> smallest =
                metric.figures().stream().filter(Summary.Figure::smallest).findFirst();
        List<Comparison> comparisons = metric.figures().stream()
                .flatMap(figure -> Comparison.withSmallest(metric, figure).stream())
                .toList();
        if (smallest.isEmpty() || comparisons.isEmpty()) {
            return Optional.empty();
        }
        String name = smallest.get().contender();
        String value = Numbers.value(smallest.get().median(), metric.unit()) + " " + Numbers.shownUnit(metric.unit());
        List<String> alike = comparisons.stream()
                .filter(c -> c.outcome() == Outcome.NO_SIGNIFICANT_DIFFERENCE || c.ratio() == 1)
                .flatMap(c -> Stream.of(c.smaller(), c.larger()))
                .filter(other -> !other.equals(name))
                .collect(Collectors.toList());
        if (!alike.isEmpty()) {
            alike.addFirst(name);
            return Optional.of(new Leaders(
                    Words.list(alike),
                    "are ahead and cannot be told apart in " + facet.subject + " (" + value + ")",
                    false));
        }
        boolean unsure = comparisons.stream().anyMatch(c -> c.outcome() == Outcome.TOO_FEW_BLOCKS);
        return Optional.of(new Leaders(name, facet.best + " (" + value + ")", unsure));
    }

    private static List<String> measured(Summary summary) {
        List<String> floors = summary.contenders().stream()
                .filter(ContenderInfo::floor)
                .map(ContenderInfo::name)
                .toList();
        return summary.metrics().stream()
                .flatMap(metric -> metric.figures().stream())
                .map(Summary.Figure::contender)
                .filter(name -> !floors.contains(name))
                .distinct()
                .toList();
    }
}
