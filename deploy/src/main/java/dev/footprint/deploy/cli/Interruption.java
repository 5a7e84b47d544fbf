package dev.footprint.deploy.cli;

import dev.footprint.deploy.engine.Engine;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Turns Ctrl-C (SIGINT) and SIGTERM into an orderly stop: nothing new is created, the measuring thread is told so, removes
 * what it made and writes what it saw, and only then does the process end.
 */
final class Interruption implements AutoCloseable {
    static final int EXIT_CODE = 130;
    /** The engine needs a moment for each container; after this the next start's sweep has to do it. */
    private static final long PATIENCE_SECONDS = 60;

    private final Engine engine;
    private final CountDownLatch done = new CountDownLatch(1);
    private final Thread hook = new Thread(this::stop, "interruption");
    private volatile boolean happened;

    private Interruption(Engine engine) {
        this.engine = engine;
    }

    static Interruption of(Engine engine) {
        Interruption interruption = new Interruption(engine);
        Runtime.getRuntime().addShutdownHook(interruption.hook);
        return interruption;
    }

    private void stop() {
        if (done.getCount() == 0) {
            return;
        }
        happened = true;
        engine.stop();
        try {
            if (!done.await(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                System.err.println("footprint: could not clean up in time; `./footprint sweep` removes what is left");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    boolean happened() {
        return happened;
    }

    @Override
    public void close() {
        done.countDown();
    }
}
