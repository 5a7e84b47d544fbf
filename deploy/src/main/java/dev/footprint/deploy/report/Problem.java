package dev.footprint.deploy.report;

import dev.footprint.deploy.results.ContenderInfo;
import dev.footprint.deploy.results.Observation;
import dev.footprint.deploy.results.Summary;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

/**
 * Why a contender was not, or not fully, measured.
 *
 * @param what one sentence
 * @param details how its process ended, as far as it is known
 * @param logTail the last lines it wrote
 */
record Problem(String contender, String what, List<String> details, List<String> logTail) {

    private record Kind(String contender, String stage, String reason) {}

    /** The same failure in many blocks is one problem, with the blocks named. */
    static List<Problem> of(Summary summary) {
        List<Problem> problems = new ArrayList<>();
        for (ContenderInfo contender : summary.contenders()) {
            List<Observation.Failure> failures = summary.failures().stream()
                    .filter(f -> f.contender().equals(contender.name()))
                    .toList();
            if (contender.reason() != null
                    && failures.stream().noneMatch(f -> f.reason().equals(contender.reason()))) {
                problems.add(new Problem(contender.name(), verdict(contender), List.of(), List.of()));
            }
            Map<Kind, List<Observation.Failure>> kinds = failures.stream()
                    .collect(Collectors.groupingBy(
                            f -> new Kind(f.contender(), f.stage(), f.reason()),
                            LinkedHashMap::new,
                            Collectors.toList()));
            kinds.forEach((kind, same) -> problems.add(failed(kind, same)));
        }
        return problems;
    }

    private static String verdict(ContenderInfo contender) {
        return switch (contender.state()) {
            case "refused" -> contender.name() + " was refused and not measured: " + contender.reason();
            case "failed" -> contender.name() + " failed: " + contender.reason();
            case "skipped" -> contender.name() + " was skipped: " + contender.reason();
            default -> contender.name() + ": " + contender.reason();
        };
    }

    private static Problem failed(Kind kind, List<Observation.Failure> failures) {
        List<String> blocks = failures.stream()
                .map(Observation.Failure::block)
                .filter(Objects::nonNull)
                .map(String::valueOf)
                .toList();
        String where = blocks.isEmpty() ? "" : " (block" + (blocks.size() == 1 ? " " : "s ") + Words.list(blocks) + ")";
        String what = kind.stage().equals(Observation.Failure.ENGINE)
                ? failures.size() + " start of " + kind.contender() + " discarded and made again" + where + ": "
                        + kind.reason()
                : kind.contender() + " failed at stage " + kind.stage() + where + ": " + kind.reason();
        Observation.Failure last = failures.getLast();
        List<String> details = new ArrayList<>();
        if (last.exitCode() != null) {
            details.add("exit code " + last.exitCode());
        }
        if (Boolean.TRUE.equals(last.oomKilled())) {
            details.add("out of memory: the kernel killed it at its memory limit");
        }
        return new Problem(kind.contender(), what, details, last.logTail() == null ? List.of() : last.logTail());
    }
}
