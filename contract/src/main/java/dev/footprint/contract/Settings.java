package dev.footprint.contract;

import dev.footprint.contract.http.LoopbackUrl;
import java.time.Duration;

/**
 * One run's settings.
 *
 * @param base where the service listens, without a path
 * @param profile which checks are required
 * @param healthPath the path that {@code health.answers} asks
 * @param version the version that {@code GET /health} has to state
 * @param timeout for one request, connecting included
 * @param deadline for the whole run; checks that come later fail unasked
 */
public record Settings(
        LoopbackUrl base, Profile profile, String healthPath, String version, Duration timeout, Duration deadline) {

    public static final String DEFAULT_HEALTH_PATH = "/health";
    public static final Duration DEFAULT_TIMEOUT = Duration.ofSeconds(2);
    public static final Duration DEFAULT_DEADLINE = Duration.ofSeconds(45);

    public Settings {
        if (!base.target().equals("/")) {
            throw new IllegalArgumentException("the base URL has no path or query: use " + base.origin());
        }
        if (!healthPath.startsWith("/") || healthPath.chars().anyMatch(c -> c <= ' ' || c >= 0x7f)) {
            throw new IllegalArgumentException(
                    "the health path starts with '/' and is plain ASCII without blanks: '" + healthPath + "'");
        }
    }

    /** The contract as this build knows it, against a service at {@code base}. */
    public static Settings of(LoopbackUrl base) {
        return new Settings(
                base,
                Profile.FOOTPRINT,
                DEFAULT_HEALTH_PATH,
                ContractVersion.current(),
                DEFAULT_TIMEOUT,
                DEFAULT_DEADLINE);
    }
}
