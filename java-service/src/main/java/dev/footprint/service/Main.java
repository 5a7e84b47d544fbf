package dev.footprint.service;

import dev.footprint.service.config.InvalidConfigException;
import dev.footprint.service.config.ServiceConfig;
import dev.footprint.service.health.Healthcheck;
import dev.footprint.service.telemetry.StandardVariables;
import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.annotations.QuarkusMain;

/** The process: reads its settings before anything is started, and ends with an exit code that says how it went. */
@QuarkusMain
public final class Main {

    private static final int BAD_CONFIG = 2;

    private Main() {}

    public static void main(String... args) {
        if (args.length == 1 && args[0].equals("healthcheck")) {
            System.exit(Healthcheck.run());
        }
        try {
            ServiceConfig config = ServiceConfig.from(System::getenv);
            System.setProperty("quarkus.http.port", Integer.toString(config.port()));
            System.setProperty(
                    "quarkus.otel.sdk.disabled", Boolean.toString(StandardVariables.sdkDisabled(System::getenv)));
        } catch (InvalidConfigException e) {
            System.err.println(e.getMessage());
            System.exit(BAD_CONFIG);
        }
        // VertxRoutes does the same validation, and answers with a problem.
        System.setProperty("vertx.disableURIValidation", "true");
        TermIsNoFailure.arrange();
        Quarkus.run(args);
    }
}
