package dev.footprint.service;

import dev.footprint.service.config.Environment;
import dev.footprint.service.config.ServiceConfig;
import dev.footprint.service.telemetry.TelemetryConfig;

/** All that the environment says, checked before anything is started. */
public record Settings(ServiceConfig service, TelemetryConfig telemetry) {

    private static final class OfProcess {
        private static final Settings SETTINGS = from(new Environment(System::getenv));
    }

    /** @throws dev.footprint.service.config.InvalidConfigException with one line for whoever set it */
    public static Settings from(Environment env) {
        return new Settings(ServiceConfig.from(env), TelemetryConfig.from(env));
    }

    /** This process's, read once. Main has checked them before. */
    public static Settings ofProcess() {
        return OfProcess.SETTINGS;
    }
}
