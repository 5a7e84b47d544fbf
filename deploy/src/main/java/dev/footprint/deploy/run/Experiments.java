package dev.footprint.deploy.run;

import dev.footprint.deploy.build.BuildExperiment;
import dev.footprint.deploy.coldcache.ColdCacheExperiment;
import dev.footprint.deploy.coldstart.ColdStartExperiment;
import dev.footprint.deploy.cpus.CpusExperiment;
import dev.footprint.deploy.density.DensityExperiment;
import dev.footprint.deploy.experiment.Experiment;
import dev.footprint.deploy.json.JsonExperiment;
import dev.footprint.deploy.limit.FoundLimits;
import dev.footprint.deploy.limit.LimitExperiment;
import dev.footprint.deploy.load.LoadExperiment;
import dev.footprint.deploy.load.Scouting;
import dev.footprint.deploy.memory.MemoryExperiment;
import dev.footprint.deploy.pull.PullExperiment;
import dev.footprint.deploy.results.MetricSpec;
import dev.footprint.deploy.scaleout.ScaleOutExperiment;
import dev.footprint.deploy.size.SizeExperiment;
import dev.footprint.deploy.tasks.TasksExperiment;
import dev.footprint.deploy.telemetry.TelemetryExperiment;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiFunction;

/** All experiments there are, and those of one run. */
public final class Experiments {
    /** What a comparison measures when nobody says otherwise. */
    public static final List<String> DEFAULT =
            List.of(SizeExperiment.NAME, ColdStartExperiment.NAME, MemoryExperiment.NAME);

    /** A further experiment is a package with a class, and its line here. The order is that of the measurements and the reports. */
    private static final Map<String, BiFunction<CompareOptions, Shared, Experiment>> ALL = all();

    /** They need to know beforehand what the slowest contender can do. */
    private static final Set<String> SCOUTED = Set.of(LoadExperiment.NAME, TelemetryExperiment.NAME);

    /** What one experiment of a run finds for another one. */
    private record Shared(Scouting scouting, FoundLimits limits) {}

    private Experiments() {}

    private static Map<String, BiFunction<CompareOptions, Shared, Experiment>> all() {
        Map<String, BiFunction<CompareOptions, Shared, Experiment>> all = new LinkedHashMap<>();
        all.put(ColdStartExperiment.NAME, (options, shared) -> new ColdStartExperiment());
        all.put(
                MemoryExperiment.NAME,
                (options, shared) -> new MemoryExperiment(options::measuresMemory, options.requests()));
        all.put(SizeExperiment.NAME, (options, shared) -> new SizeExperiment());
        all.put(
                LoadExperiment.NAME,
                (options, shared) -> new LoadExperiment(options::measuresLoad, options.loadStep(), shared.scouting()));
        all.put(
                TelemetryExperiment.NAME,
                (options, shared) -> new TelemetryExperiment(
                        options::measuresLoad, options.loadStep(), shared.scouting(), options.seed()));
        all.put(CpusExperiment.NAME, (options, shared) -> new CpusExperiment(options::measuresStarts, options.seed()));
        all.put(ColdCacheExperiment.NAME, (options, shared) -> new ColdCacheExperiment(options::measuresStarts));
        all.put(
                ScaleOutExperiment.NAME,
                (options, shared) -> new ScaleOutExperiment(options::measuresStarts, options.seed()));
        all.put(
                LimitExperiment.NAME,
                (options, shared) -> new LimitExperiment(options::measuresCapacity, shared.limits()));
        all.put(
                DensityExperiment.NAME,
                (options, shared) ->
                        new DensityExperiment(options::measuresCapacity, options.instances(), shared.limits()));
        all.put(PullExperiment.NAME, (options, shared) -> new PullExperiment(options::measuresCapacity));
        all.put(JsonExperiment.NAME, (options, shared) -> new JsonExperiment(options::measuresPrograms));
        all.put(TasksExperiment.NAME, (options, shared) -> new TasksExperiment(options::measuresPrograms));
        all.put(BuildExperiment.NAME, (options, shared) -> new BuildExperiment(options::measuresBuilds));
        return all;
    }

    public static Set<String> names() {
        return ALL.keySet();
    }

    /** Whatever the order in which they are asked for, they run in the same one. */
    static List<Experiment> of(CompareOptions options) {
        Set<String> wanted = new LinkedHashSet<>(options.experiments());
        Scouting scouting = new Scouting(options.loadStep());
        Shared shared = new Shared(scouting, new FoundLimits());
        List<Experiment> chosen = new ArrayList<>();
        if (!Collections.disjoint(wanted, SCOUTED)) {
            chosen.add(scouting);
        }
        ALL.forEach((name, experiment) -> {
            if (wanted.contains(name)) {
                chosen.add(experiment.apply(options, shared));
            }
        });
        return List.copyOf(chosen);
    }

    static List<MetricSpec> metrics(List<Experiment> experiments) {
        return experiments.stream().flatMap(e -> e.metrics().stream()).toList();
    }
}
