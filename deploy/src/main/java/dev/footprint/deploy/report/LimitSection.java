package dev.footprint.deploy.report;

import dev.footprint.deploy.report.Section.Chart;
import dev.footprint.deploy.results.CapacityObservation.LimitTrial;
import dev.footprint.deploy.results.Observation;
import dev.footprint.deploy.results.Summary;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The smallest memory limit under which each contender serves, and every start on the way to it. */
final class LimitSection {
    private static final String SMALLEST = "limit.smallest";

    private LimitSection() {}

    static Optional<Section> of(Summary summary, List<Observation> observations) {
        List<LimitTrial> trials = observations.stream()
                .filter(LimitTrial.class::isInstance)
                .map(LimitTrial.class::cast)
                .toList();
        if (trials.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new Section(
                "limit",
                "Smallest memory limit",
                "Found by halving: under each limit the service is started anew and gets 1,000 requests, 500 a second, without any failure"
                        + " allowed. What was found has served three times. A longer or harder load needs more, and so does a first start whose"
                        + " program is not in the page cache yet.",
                chart(summary).stream().toList(),
                List.of(trials(trials))));
    }

    private static Optional<Chart> chart(Summary summary) {
        List<String> rows = Figures.observed(summary, List.of(SMALLEST));
        if (rows.isEmpty()) {
            return Optional.empty();
        }
        List<Double> values = rows.stream()
                .map(name -> Figures.median(summary, SMALLEST, name))
                .toList();
        Plot.Part part = new Plot.Part("limit", "limit", values, List.of());
        return Optional.of(new Chart(
                "limit-smallest",
                "Smallest limit that serves",
                "Medians over the searches.",
                new Plot.Bars(
                        "MB",
                        "MB",
                        rows,
                        List.of(part),
                        Map.of("limit", values.stream().map(Figures::text).toList())),
                CapacityTables.limits(summary)));
    }

    private static DataTable trials(List<LimitTrial> trials) {
        List<List<String>> rows = new ArrayList<>();
        for (LimitTrial trial : trials) {
            rows.add(List.of(
                    trial.contender(),
                    String.valueOf(trial.block()),
                    String.valueOf(trial.limitBytes() >> 20),
                    trial.served() ? "serves" : "no",
                    trial.execTo200Ms() == null ? Figures.NONE : Numbers.significant(trial.execTo200Ms()),
                    trial.exitCode() == null ? Figures.NONE : String.valueOf(trial.exitCode()),
                    trial.oomKilled() ? "yes" : "no",
                    trial.reason() == null ? Figures.NONE : trial.reason()));
        }
        return new DataTable(
                "Every start of the searches",
                List.of(
                        "contender",
                        "block",
                        "limit, MiB",
                        "serves",
                        "exec to first 200, ms",
                        "exit code",
                        "OOM",
                        "why not"),
                rows);
    }
}
