package dev.footprint.deploy.run;

import dev.footprint.deploy.compose.Contender;
import dev.footprint.deploy.experiment.Bench;
import dev.footprint.deploy.experiment.Experiment;
import dev.footprint.deploy.experiment.StartShare;
import dev.footprint.deploy.pod.ServiceFailure;
import dev.footprint.deploy.pod.StartedService;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The one start of a contender in a block, and who shares it.
 *
 * @param kind for the time left: the contender and the experiments
 */
record BlockStart(String kind, Map<String, StartShare> shares) {

    static BlockStart of(List<Experiment> experiments, Contender contender, int block) {
        Map<String, StartShare> shares = new LinkedHashMap<>();
        experiments.forEach(e -> e.ofStart(contender, block).ifPresent(share -> shares.put(e.name(), share)));
        return new BlockStart(contender.name() + " " + String.join(" + ", shares.keySet()), shares);
    }

    boolean isEmpty() {
        return shares.isEmpty();
    }

    boolean quiet() {
        return shares.values().stream().anyMatch(StartShare::quiet);
    }

    void measure(Bench bench, StartedService service, int block, int position)
            throws ServiceFailure, InterruptedException {
        for (StartShare share : shares.values()) {
            share.measurement().measure(bench, service, block, position);
        }
    }
}
