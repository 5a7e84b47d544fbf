package dev.footprint.deploy.pod;

import java.time.Duration;

/**
 * How services are started.
 *
 * @param settle pause between the container's start and the exec of the service, in which the engine goes quiet
 * @param deadline longest time from exec to the first 200
 */
public record StartSettings(Duration settle, Duration deadline) {
    public static final StartSettings DEFAULT = new StartSettings(Duration.ofMillis(200), Duration.ofSeconds(60));
}
