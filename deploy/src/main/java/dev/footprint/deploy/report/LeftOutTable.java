package dev.footprint.deploy.report;

import dev.footprint.deploy.results.Observation;
import dev.footprint.deploy.results.StartObservation.LeftOut;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What an experiment was asked for and could not measure, once for each reason. */
final class LeftOutTable {
    private record Reason(String what, String why) {}

    private LeftOutTable() {}

    static Optional<DataTable> of(List<Observation> observations, String experiment) {
        Map<Reason, Set<String>> contenders = new LinkedHashMap<>();
        observations.stream()
                .filter(LeftOut.class::isInstance)
                .map(LeftOut.class::cast)
                .filter(l -> l.experiment().equals(experiment))
                .forEach(l -> contenders
                        .computeIfAbsent(new Reason(l.what(), l.reason()), r -> new LinkedHashSet<>())
                        .add(l.contender()));
        List<List<String>> rows = contenders.entrySet().stream()
                .map(e -> List.of(
                        e.getKey().what(),
                        String.join(", ", e.getValue()),
                        e.getKey().why()))
                .toList();
        return rows.isEmpty()
                ? Optional.empty()
                : Optional.of(new DataTable("Left out", List.of("what", "of", "why"), rows));
    }
}
