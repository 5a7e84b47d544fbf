package dev.footprint.matrix.report;

import dev.footprint.matrix.support.Contender;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;

/** What the rows of a class look at, made once for a contender; or why it could not be made, which is not tried again. */
record Scenario(AutoCloseable made, Throwable failure) implements AutoCloseable {
    static Scenario of(Class<?> type, Contender contender) {
        try {
            Constructor<?> constructor = type.getDeclaredConstructor(Contender.class);
            constructor.setAccessible(true);
            return new Scenario((AutoCloseable) constructor.newInstance(contender), null);
        } catch (InvocationTargetException e) {
            return new Scenario(null, e.getCause());
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(type + " is not made from a contender", e);
        }
    }

    Object get() {
        if (failure != null) {
            throw new AssertionError("the scenario failed: " + failure.getMessage(), failure);
        }
        return made;
    }

    @Override
    public void close() {
        try {
            if (made != null) {
                made.close();
            }
        } catch (Exception e) {
            throw new IllegalStateException("a scenario could not be ended", e);
        }
    }
}
