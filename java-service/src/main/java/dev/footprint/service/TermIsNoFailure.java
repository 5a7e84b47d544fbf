package dev.footprint.service;

import io.quarkus.runtime.ApplicationLifecycleManager;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Makes SIGTERM end the process with 0 once everything has been shut down in order. Left alone, the JVM runs its shutdown
 * hooks but then exits with 143, as if it had been killed in the middle.
 */
final class TermIsNoFailure {

    // Requests in flight get 10 s and telemetry 4 s; whoever needs longer hangs, and that is a failure to be seen.
    private static final int LONGEST_SHUTDOWN_S = 20;

    private TermIsNoFailure() {}

    static void arrange() {
        CompletableFuture<Integer> exitCode = new CompletableFuture<>();
        // Called on the main thread after the application has stopped, whether by a signal or because it failed to
        // start.
        ApplicationLifecycleManager.setDefaultExitCodeHandler((code, failure) -> {
            exitCode.complete(code);
            System.exit(code);
        });
        Runtime.getRuntime().addShutdownHook(new Thread(() -> endWith(exitCode), "exit code"));
    }

    private static void endWith(CompletableFuture<Integer> exitCode) {
        try {
            int code = exitCode.get(LONGEST_SHUTDOWN_S, TimeUnit.SECONDS);
            System.out.flush();
            Runtime.getRuntime().halt(code);
        } catch (InterruptedException | ExecutionException | TimeoutException e) {
            // Returning leaves the exit code to the JVM.
            Thread.currentThread().interrupt();
        }
    }
}
