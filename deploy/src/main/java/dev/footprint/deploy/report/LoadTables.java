package dev.footprint.deploy.report;

import dev.footprint.deploy.results.ContenderInfo;
import dev.footprint.deploy.results.Environment;
import dev.footprint.deploy.results.LoadObservation.Step;
import dev.footprint.deploy.results.Observation;
import dev.footprint.deploy.results.Summary;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/** What the experiment load found, as tables and sentences. */
final class LoadTables {
    private static final String SCOUTING = "scouting";

    /** Rates in the order of the reports; those that were not run have no figures. */
    private static final List<String> RATES = List.of("at_50", "at_70", "at_90", "at_1000", "at_5000");

    private static final List<LoadFigures.Column> PEAK = List.of(
            new LoadFigures.Column("requests/s", "load.peak"),
            new LoadFigures.Column("CPU per request, us", "load.peak.cpu_per_request"),
            new LoadFigures.Column("p99 from sending, ms", "load.peak.p99"),
            new LoadFigures.Column("RSS before, MB", "load.memory.idle"),
            new LoadFigures.Column("highest RSS, MB", "load.memory.peak"));

    private LoadTables() {}

    /** Empty where load was not measured. */
    static List<DataTable> of(Summary summary) {
        List<DataTable> tables = new ArrayList<>();
        tables.add(LoadFigures.of(
                summary, "Load: the highest throughput (closed loop) and what it takes", "contender", PEAK));
        List<List<String>> rows = new ArrayList<>();
        for (String rate : RATES) {
            DataTable one = LoadFigures.of(summary, "", "contender", latency(rate));
            one.rows().forEach(row -> rows.add(with(words(rate), row)));
        }
        tables.add(new DataTable(
                "Load: latency at the same rates for all (open loop, from due time, ms)",
                List.of("rate", "contender", "p50", "p90", "p99", "p99.9", "max", "CPU per request, us"),
                rows));
        return tables.stream().filter(t -> !t.rows().isEmpty()).toList();
    }

    private static List<LoadFigures.Column> latency(String rate) {
        return Stream.of("p50", "p90", "p99", "p99_9", "max", "cpu_per_request")
                .map(q -> new LoadFigures.Column(q, "load." + rate + "." + q))
                .toList();
    }

    private static List<String> with(String first, List<String> row) {
        return Stream.concat(Stream.of(first), row.stream()).toList();
    }

    private static String words(String rate) {
        int number = Integer.parseInt(rate.substring(rate.indexOf('_') + 1));
        return number <= 100 ? number + " % of the slowest peak" : number + "/s";
    }

    /** What a reader must know before quoting a figure of load or telemetry. */
    static List<String> notes(Summary summary, List<Observation> observations) {
        List<Step> steps = observations.stream()
                .filter(Step.class::isInstance)
                .map(Step.class::cast)
                .toList();
        if (steps.isEmpty()) {
            return List.of();
        }
        List<Step> measured = steps.stream()
                .filter(s -> !s.warmUp() && !s.series().experiment().equals(SCOUTING))
                .toList();
        List<String> notes = new ArrayList<>();
        notes.add(cores(summary.environment()));
        long late = measured.stream().filter(s -> !s.valid()).count();
        if (late > 0) {
            notes.add(late + " of " + measured.size()
                    + " steps are left out of the latencies: the generator itself was late or interrupted in them.");
        }
        long busy = measured.stream().filter(Step::generatorIsBusy).count();
        if (busy > 0) {
            notes.add("In " + busy + " of " + measured.size()
                    + " steps the generator was busy more than 90 % of the time: there the limit may be its own.");
        }
        long failed = measured.stream().mapToLong(s -> s.failures().all()).sum();
        notes.add(Numbers.count(failed) + " of "
                + Numbers.count(measured.stream().mapToLong(Step::requested).sum())
                + " requests had no right answer; latencies are of the others.");
        ceiling(summary, steps).ifPresent(notes::add);
        return notes;
    }

    static String cores(Environment environment) {
        return Objects.equals(environment.serviceCpus(), environment.toolCpus())
                ? "Generator, collector and service shared core " + environment.serviceCpus() + "."
                : "The service had core(s) " + environment.serviceCpus() + "; generator and collector shared core(s) "
                        + environment.toolCpus() + ", so a figure is that of so many cores and not of a whole machine.";
    }

    private static Optional<String> ceiling(Summary summary, List<Step> steps) {
        return summary.contenders().stream()
                .filter(ContenderInfo::floor)
                .flatMap(c -> steps.stream()
                        .filter(s -> !s.warmUp()
                                && s.series().experiment().equals(SCOUTING)
                                && s.contender().equals(c.name())))
                .findFirst()
                .map(s -> "The same generator got " + Numbers.significant(s.okPerSecond())
                        + " requests/s out of the floor's static server, in one run before the blocks.");
    }
}
