package dev.footprint.deploy.run;

import dev.footprint.deploy.coldstart.ColdStartExperiment;
import dev.footprint.deploy.experiment.Experiment;
import dev.footprint.deploy.memory.MemoryExperiment;
import dev.footprint.deploy.results.MetricSpec;
import dev.footprint.deploy.size.SizeExperiment;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/** All experiments there are, and those of one run. */
public final class Experiments {
    /** What a comparison measures when nobody says otherwise. */
    public static final List<String> DEFAULT =
            List.of(SizeExperiment.NAME, ColdStartExperiment.NAME, MemoryExperiment.NAME);

    /** A further experiment is a package with a class, and its line here. The order is that of the measurements and the reports. */
    private static final Map<String, Function<CompareOptions, Experiment>> ALL = all();

    private Experiments() {}

    private static Map<String, Function<CompareOptions, Experiment>> all() {
        Map<String, Function<CompareOptions, Experiment>> all = new LinkedHashMap<>();
        all.put(ColdStartExperiment.NAME, options -> new ColdStartExperiment());
        all.put(MemoryExperiment.NAME, options -> new MemoryExperiment(options::measuresMemory, options.requests()));
        all.put(SizeExperiment.NAME, options -> new SizeExperiment());
        return all;
    }

    public static Set<String> names() {
        return ALL.keySet();
    }

    /** Whatever the order in which they are asked for, they run in the same one. */
    static List<Experiment> of(CompareOptions options) {
        Set<String> wanted = new LinkedHashSet<>(options.experiments());
        return ALL.entrySet().stream()
                .filter(e -> wanted.contains(e.getKey()))
                .map(e -> e.getValue().apply(options))
                .toList();
    }

    static List<MetricSpec> metrics(List<Experiment> experiments) {
        return experiments.stream().flatMap(e -> e.metrics().stream()).toList();
    }
}
