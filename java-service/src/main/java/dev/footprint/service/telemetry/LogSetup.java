package dev.footprint.service.telemetry;

import io.quarkus.bootstrap.logging.InitialConfigurator;
import io.quarkus.logging.json.runtime.JsonFormatter;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import jakarta.interceptor.Interceptor;
import java.util.logging.Handler;

/** Puts the contract's form on what Quarkus has set up. */
@Singleton
public class LogSetup {

    private final Telemetry telemetry;

    public LogSetup(Telemetry telemetry) {
        this.telemetry = telemetry;
    }

    void install(@Observes @Priority(Interceptor.Priority.PLATFORM_BEFORE) StartupEvent event) {
        for (Handler handler : InitialConfigurator.DELAYED_HANDLER.getHandlers()) {
            if (handler.getFormatter() instanceof JsonFormatter configured) {
                handler.setFormatter(new JsonLines(configured));
            }
        }
        if (telemetry.logs()) {
            InitialConfigurator.DELAYED_HANDLER.addHandler(new OtlpLogHandler(telemetry));
        }
    }
}
