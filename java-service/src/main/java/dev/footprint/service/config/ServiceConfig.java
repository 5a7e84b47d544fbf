package dev.footprint.service.config;

import java.util.function.UnaryOperator;

/**
 * The service's own settings. The OTEL_* variables belong to the telemetry package.
 *
 * @param port TCP port to listen on, from PORT; 3000 when that is unset or empty
 */
public record ServiceConfig(int port) {

    public static final int DEFAULT_PORT = 3000;
    private static final int MAX_PORT = 65535;

    /**
     * Reads the configuration through {@code env} ({@code System::getenv} outside tests).
     *
     * @throws InvalidConfigException with one line that names the variable and says how to mend it
     */
    public static ServiceConfig from(UnaryOperator<String> env) {
        String raw = env.apply("PORT");
        if (raw == null || raw.isEmpty()) {
            return new ServiceConfig(DEFAULT_PORT);
        }
        int port = parse(raw);
        if (port < 1 || port > MAX_PORT) {
            throw new InvalidConfigException("PORT=\"" + raw + "\" is not a TCP port: set a number from 1 to "
                    + MAX_PORT + ", or unset it for " + DEFAULT_PORT);
        }
        return new ServiceConfig(port);
    }

    private static int parse(String raw) {
        try {
            return Integer.parseInt(raw);
        } catch (NumberFormatException e) {
            return 0;
        }
    }
}
