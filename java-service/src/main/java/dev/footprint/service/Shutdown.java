package dev.footprint.service;

import dev.footprint.service.http.server.Connections;
import dev.footprint.service.telemetry.Telemetry;
import io.quarkus.arc.Arc;
import io.quarkus.arc.ArcContainer;
import io.quarkus.runtime.Quarkus;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jboss.logging.Logger;

/**
 * What SIGTERM and SIGINT do. The JVM's own handling runs its shutdown hooks, ignores a second signal meanwhile, and exits
 * with 143; Quarkus's refuses requests on open connections with an empty 503.
 */
final class Shutdown {

    private static final Logger LOG = Logger.getLogger(Shutdown.class);
    private static final int DRAIN_MS = 10_000;
    private static final int CLOSE_MS = 1_000;
    private static final int FLUSH_MS = 4_500;
    // What is left then is Quarkus closing its own parts.
    private static final int STOP_MS = 2_000;
    private static final int AT_ONCE = 130;

    private static final AtomicBoolean ASKED = new AtomicBoolean();

    private Shutdown() {}

    static void onSignals() {
        Signals.onEnd(Shutdown::asked);
    }

    private static void asked() {
        if (!ASKED.compareAndSet(false, true)) {
            Runtime.getRuntime().halt(AT_ONCE);
        }
        // Signals are handled one after the other: this thread has to be free for the second.
        Thread.ofPlatform().name("shutdown").start(Shutdown::run);
    }

    private static void run() {
        ArcContainer container = Arc.container();
        if (container == null || !container.isRunning() || !Connections.OF_PROCESS.isOpen()) {
            // Not started yet: there is nobody to answer and nothing to send.
            Runtime.getRuntime().halt(0);
        }
        LOG.info("shutting down");
        Connections.OF_PROCESS.shutDoor();
        try {
            if (!Connections.OF_PROCESS.awaitAnswers(DRAIN_MS) || !Connections.OF_PROCESS.closeAll(CLOSE_MS)) {
                LOG.warnf("requests were still under way after %d s and are cut off", DRAIN_MS / 1000);
            }
            container.instance(Telemetry.class).get().close(FLUSH_MS);
            Quarkus.asyncExit(0);
            Thread.sleep(STOP_MS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        System.out.flush();
        Runtime.getRuntime().halt(0);
    }
}
