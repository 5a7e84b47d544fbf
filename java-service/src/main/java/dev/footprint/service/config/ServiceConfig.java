package dev.footprint.service.config;

import java.util.Optional;

/**
 * The service's own settings. The OTEL_* variables belong to the telemetry package.
 *
 * @param port to listen on
 * @param database where users are kept; in memory when empty
 */
public record ServiceConfig(int port, Optional<DatabaseUrl> database) {

    /** @throws InvalidConfigException with one line that names the variable and says how to mend it */
    public static ServiceConfig from(Environment env) {
        return new ServiceConfig(Port.from(env), DatabaseUrl.from(env));
    }
}
