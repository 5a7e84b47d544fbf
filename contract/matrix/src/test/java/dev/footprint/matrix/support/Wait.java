package dev.footprint.matrix.support;

import java.time.Duration;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/** Waits that end. */
public final class Wait {
    private static final long STEP_MILLIS = 25;

    private Wait() {}

    /** @return whether the condition came true in time */
    public static boolean until(Duration patience, BooleanSupplier condition) {
        long deadline = System.nanoTime() + patience.toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() - deadline >= 0) {
                return false;
            }
            pause(Duration.ofMillis(STEP_MILLIS));
        }
        return true;
    }

    /** @throws AssertionError when the condition does not come true in time */
    public static void until(Duration patience, Supplier<String> what, BooleanSupplier condition) {
        if (!until(patience, condition)) {
            throw new AssertionError("not within " + patience.toMillis() + " ms: " + what.get());
        }
    }

    public static void pause(Duration duration) {
        try {
            Thread.sleep(duration);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while waiting", e);
        }
    }
}
