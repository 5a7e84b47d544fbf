package dev.footprint.deploy.engine;

import java.util.Map;

/**
 * The labels on everything a run creates, so that whoever finds it knows whose it is and whether its owner still lives.
 *
 * @param runId the run
 * @param owner id of the container the orchestrator runs in
 */
public record RunLabels(String runId, String owner) {
    public static final String RUN = "footprint.run";
    public static final String OWNER = "footprint.owner";

    public Map<String, String> asMap() {
        return Map.of(RUN, runId, OWNER, owner);
    }
}
