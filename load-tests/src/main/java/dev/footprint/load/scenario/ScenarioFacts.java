package dev.footprint.load.scenario;

import java.time.Duration;

/**
 * What somebody who starts a scenario elsewhere must know of it.
 *
 * @param ownRequests whether it says itself what to ask for, so that its URL has no path
 * @param length how long it takes at most
 */
public record ScenarioFacts(boolean ownRequests, Duration length) {

    /**
     * @param where a file's path, or the name of a scenario that comes with this program
     * @param shorten every duration is divided by this
     * @throws IllegalArgumentException with a sentence for the user
     */
    public static ScenarioFacts read(String where, int shorten) {
        Scenario scenario = ScenarioReader.read(where, shorten);
        Duration length = scenario.phases().stream().map(Phase::length).reduce(Duration.ZERO, Duration::plus);
        return new ScenarioFacts(!scenario.requests().isEmpty(), length);
    }
}
