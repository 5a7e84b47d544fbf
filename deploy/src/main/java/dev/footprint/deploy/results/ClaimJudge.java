package dev.footprint.deploy.results;

import dev.footprint.deploy.results.Summary.Verdict;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Holds the article's claims against a run's figures. */
final class ClaimJudge {
    private final List<Summary.Metric> metrics;
    private final List<ContenderInfo> contenders;

    ClaimJudge(List<Summary.Metric> metrics, List<ContenderInfo> contenders) {
        this.metrics = metrics;
        this.contenders = contenders;
    }

    /** One verdict for each claim and contender that it is about; a claim about none of them is there all the same. */
    List<Summary.ClaimVerdict> judge(List<Claim> claims) {
        return claims.stream().flatMap(this::judge).toList();
    }

    private Stream<Summary.ClaimVerdict> judge(Claim claim) {
        List<ContenderInfo> concerned =
                contenders.stream().filter(claim::concerns).toList();
        if (claim.metric() == null || concerned.isEmpty()) {
            return Stream.of(verdict(claim, null, Verdict.NOT_MEASURED, null));
        }
        return concerned.stream().map(contender -> judge(claim, contender.name()));
    }

    private Summary.ClaimVerdict judge(Claim claim, String contender) {
        Optional<Summary.Figure> figure = metrics.stream()
                .filter(metric -> metric.id().equals(claim.metric()))
                .flatMap(metric -> metric.figures().stream())
                .filter(f -> f.contender().equals(contender))
                .findFirst();
        return verdict(
                claim, contender, figure.map(f -> compare(claim, f)).orElse(Verdict.NOT_MEASURED), figure.orElse(null));
    }

    private static Verdict compare(Claim claim, Summary.Figure figure) {
        if (!figure.exact() && !figure.hasInterval()) {
            return Verdict.CANNOT_BE_TOLD;
        }
        double least = claim.low() == null ? Double.NEGATIVE_INFINITY : claim.low();
        double most = claim.high() == null ? Double.POSITIVE_INFINITY : claim.high();
        if (figure.low() >= least && figure.high() <= most) {
            return Verdict.HOLDS;
        }
        return figure.high() < least || figure.low() > most ? Verdict.DOES_NOT_HOLD : Verdict.CANNOT_BE_TOLD;
    }

    private static Summary.ClaimVerdict verdict(Claim claim, String contender, Verdict verdict, Summary.Figure figure) {
        boolean interval = figure != null && (figure.exact() || figure.hasInterval());
        return new Summary.ClaimVerdict(
                claim.id(),
                claim.subject(),
                claim.quantity(),
                claim.words(),
                claim.metric(),
                claim.unit(),
                claim.low(),
                claim.high(),
                contender,
                verdict,
                figure == null ? null : figure.median(),
                interval ? figure.low() : null,
                interval ? figure.high() : null);
    }
}
