package dev.footprint.service.telemetry;

import io.quarkus.bootstrap.logging.InitialConfigurator;
import io.quarkus.logging.json.runtime.JsonFormatter;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import jakarta.interceptor.Interceptor;
import java.util.logging.Handler;
import org.jboss.logmanager.ExtLogRecord;

/** Puts trace_id and span_id on log lines as the contract names them; Quarkus nests them under mdc with other names. */
@Singleton
public class TraceIdsInLogs {

    void install(@Observes @Priority(Interceptor.Priority.PLATFORM_BEFORE) StartupEvent event) {
        for (Handler handler : InitialConfigurator.DELAYED_HANDLER.getHandlers()) {
            if (handler.getFormatter() instanceof JsonFormatter configured) {
                handler.setFormatter(new Formatter(configured));
            }
        }
    }

    static final class Formatter extends JsonFormatter {

        Formatter(JsonFormatter configured) {
            setExcludedKeys(configured.getExcludedKeys());
            setExceptionOutputType(configured.getExceptionOutputType());
        }

        @Override
        protected void after(Generator generator, ExtLogRecord log) throws Exception {
            super.after(generator, log);
            String traceId = log.getMdc("traceId");
            if (traceId != null) {
                generator.add("trace_id", traceId);
                generator.add("span_id", log.getMdc("spanId"));
            }
        }
    }
}
