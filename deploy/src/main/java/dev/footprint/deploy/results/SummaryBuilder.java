package dev.footprint.deploy.results;

import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

/** Turns observations into the figures of {@code summary.json}. The same observations and seed give the same summary. */
public final class SummaryBuilder {

    private SummaryBuilder() {}

    /**
     * Every metric of {@code specs} is there in their order; one that nobody observed has no figures, and a contender without
     * observations has no figure.
     *
     * @throws IllegalArgumentException if an observation is of a contender that is not listed
     */
    public static Summary build(
            List<Observation> observations,
            RunInfo run,
            Environment environment,
            List<ContenderInfo> contenders,
            List<MetricSpec> specs) {
        requireListed(observations, contenders);
        List<Summary.Metric> metrics = specs.stream()
                .map(spec -> new MetricFigures(spec, run.seed(), contenders, observations).metric())
                .toList();
        List<Summary.ClaimVerdict> claims = new ClaimJudge(metrics, contenders).judge(Claim.all());
        List<Observation.Failure> failures = observations.stream()
                .filter(Observation.Failure.class::isInstance)
                .map(Observation.Failure.class::cast)
                .toList();
        return new Summary(
                Summary.SCHEMA_VERSION,
                run,
                environment,
                BusyBlocks.summary(observations),
                List.copyOf(contenders),
                metrics,
                claims,
                failures);
    }

    /** With the metrics of cold start, memory and size. */
    public static Summary build(
            List<Observation> observations, RunInfo run, Environment environment, List<ContenderInfo> contenders) {
        return build(observations, run, environment, contenders, MetricSpec.all());
    }

    private static void requireListed(List<Observation> observations, List<ContenderInfo> contenders) {
        Set<String> names = contenders.stream().map(ContenderInfo::name).collect(Collectors.toSet());
        observations.stream()
                .map(Observation::contender)
                .filter(Objects::nonNull)
                .filter(name -> !names.contains(name))
                .findFirst()
                .ifPresent(name -> {
                    throw new IllegalArgumentException(
                            "an observation is of \"" + name + "\", which is not among the contenders " + names);
                });
    }
}
