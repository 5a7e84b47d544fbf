package dev.footprint.service.telemetry;

import io.opentelemetry.context.Context;
import io.smallrye.common.vertx.VertxContext;
import io.vertx.core.Vertx;

/**
 * The request's trace, kept on its Vert.x context: a request's code runs on one event loop, but other requests run in
 * between, so that a thread's own storage would mix them up.
 */
public final class TelemetryContext {

    private TelemetryContext() {}

    /** Of the request that this code runs for; the root where it runs for none. */
    public static Context current() {
        io.vertx.core.Context request = Vertx.currentContext();
        if (request == null || !VertxContext.isDuplicatedContext(request)) {
            return Context.root();
        }
        Context trace = request.getLocal(TelemetryContext.class);
        return trace == null ? Context.root() : trace;
    }

    /** For the rest of this request. */
    public static void set(Context trace) {
        Vertx.currentContext().putLocal(TelemetryContext.class, trace);
    }
}
