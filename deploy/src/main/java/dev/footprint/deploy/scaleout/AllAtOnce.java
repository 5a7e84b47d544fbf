package dev.footprint.deploy.scaleout;

import java.util.List;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;

/** The same call for many containers, none waiting for another. */
final class AllAtOnce {
    private AllAtOnce() {}

    /** Returns when all have been made; the first failure is thrown then. */
    static void run(List<String> containers, Consumer<String> call) {
        List<Future<?>> made;
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            made = containers.stream()
                    .<Future<?>>map(container -> threads.submit(() -> call.accept(container)))
                    .toList();
        }
        for (Future<?> one : made) {
            if (one.state() == Future.State.FAILED) {
                if (one.exceptionNow() instanceof RuntimeException failure) {
                    throw failure;
                }
                throw new CompletionException(one.exceptionNow());
            }
        }
    }
}
