package dev.footprint.load.scenario;

import dev.footprint.contract.http.LoopbackUrl;
import java.time.Duration;
import java.util.OptionalDouble;

/**
 * What a scenario is told from outside.
 *
 * @param url where it goes; its path is what a scenario without requests of its own asks for
 * @param body {@code constant}, {@code any}, or null for what the scenario says
 * @param peak successes per second, when it is known already
 * @param shorten every duration is divided by this
 * @param lagBound what the generator's own lateness may be at most in an open loop
 * @param gap pause after each run, in which somebody outside can read the service's meters
 */
public record ScenarioOptions(
        LoopbackUrl url, String body, OptionalDouble peak, int shorten, Duration lagBound, Duration gap) {}
