package dev.footprint.service;

import dev.footprint.service.config.Environment;
import dev.footprint.service.config.InvalidConfigException;
import dev.footprint.service.health.Healthcheck;
import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.QuarkusBindException;
import io.quarkus.runtime.annotations.QuarkusMain;
import io.quarkus.runtime.util.ExceptionUtil;
import org.jboss.logging.Logger;

/** The process: reads its settings before anything is started, and ends with an exit code that says how it went. */
@QuarkusMain
public final class Main {

    private static final String NAME = "java-quarkus: ";
    private static final int FAILED = 1;
    private static final int BAD_CONFIG = 2;

    private Main() {}

    public static void main(String... args) {
        if (args.length == 1 && args[0].equals("healthcheck")) {
            System.exit(Healthcheck.run());
        }
        Settings settings = checked();
        System.setProperty(
                "quarkus.http.port", Integer.toString(settings.service().port()));
        // Makes the datasource active. What it connects to is PoolCreator's.
        settings.service()
                .database()
                .ifPresent(url -> System.setProperty("quarkus.datasource.reactive.url", "postgresql://DATABASE_URL"));
        // Entry says which targets there are, and answers the others with a problem; this check's answer is empty.
        System.setProperty("vertx.disableURIValidation", "true");
        Shutdown.onSignals();
        Quarkus.run(null, (code, failure) -> exit(code, failure, settings), args);
    }

    private static Settings checked() {
        try {
            return Settings.from(new Environment(System::getenv));
        } catch (InvalidConfigException e) {
            System.err.println(NAME + e.getMessage());
            System.exit(BAD_CONFIG);
            throw e;
        }
    }

    private static void exit(int code, Throwable failure, Settings settings) {
        if (failure == null) {
            System.exit(code);
        }
        if (ExceptionUtil.getRootCause(failure) instanceof QuarkusBindException) {
            System.err.println(NAME + "PORT=" + settings.service().port()
                    + " is taken by another process: set PORT to a free port, or end that process");
        } else {
            Logger.getLogger(Main.class).error("the service could not start", failure);
        }
        System.exit(FAILED);
    }
}
