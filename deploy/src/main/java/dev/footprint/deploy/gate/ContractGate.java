package dev.footprint.deploy.gate;

import com.fasterxml.jackson.databind.JsonNode;
import dev.footprint.contract.ContractMain;
import dev.footprint.deploy.compose.Contender;
import dev.footprint.deploy.engine.Ending;
import dev.footprint.deploy.engine.EngineException;
import dev.footprint.deploy.pod.Pod;
import dev.footprint.deploy.pod.ServiceFailure;
import dev.footprint.deploy.pod.StartedService;
import dev.footprint.deploy.results.Observation;
import dev.footprint.deploy.tools.ToolRunner;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * Lets only services that answer rightly be measured. Its start of the service is also the one that fills the page
 * cache, so that the measured starts are warm ones alike.
 */
public final class ContractGate {
    private static final Duration WITHIN = Duration.ofSeconds(60);

    private final Pod pod;
    private final ToolRunner tools;

    public ContractGate(Pod pod, ToolRunner tools) {
        this.pod = pod;
        this.tools = tools;
    }

    /** @throws ServiceFailure when the service cannot be started, or ends under the checks */
    public Observation.Gate check(Contender contender) throws ServiceFailure, InterruptedException {
        try (StartedService service = pod.start(contender, 0)) {
            List<Observation.CheckResult> results = runChecks(contender);
            boolean admitted = results.stream().noneMatch(r -> r.required() && !r.passed());
            if (!admitted) {
                // A service that died answers nothing right either; its death is the reason to tell.
                Ending ending = service.engine().ending(service.container());
                if (!ending.running()) {
                    throw new ServiceFailure(
                            "the service ended under the contract checks: " + ending.sentence(), ending);
                }
            }
            return new Observation.Gate(contender.name(), admitted, results);
        }
    }

    private List<Observation.CheckResult> runChecks(Contender contender) throws InterruptedException {
        List<Observation.CheckResult> results = new ArrayList<>();
        for (JsonNode node : tools.run("contract", ContractMain.class.getName(), arguments(contender), WITHIN)) {
            if (node.path("event").asText().equals("check")) {
                results.add(new Observation.CheckResult(
                        node.path("name").asText(),
                        node.path("required").asBoolean(),
                        node.path("passed").asBoolean(),
                        node.hasNonNull("detail") ? node.path("detail").asText() : null));
            }
        }
        if (results.isEmpty()) {
            throw new EngineException("the contract program ran no check for " + contender.name());
        }
        return results;
    }

    private static List<String> arguments(Contender contender) {
        return List.of(
                "--url",
                "http://127.0.0.1:" + contender.port(),
                "--health-path",
                contender.healthPath(),
                "--profile",
                contender.fullContract() ? "footprint" : "health-only");
    }
}
