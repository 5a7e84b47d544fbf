package dev.footprint.matrix.lifecycle;

import dev.footprint.matrix.support.Contender;
import dev.footprint.matrix.support.ServiceContainer;
import dev.footprint.matrix.support.Wait;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What a start with a value that cannot be used looks like, and what is wrong with the way it looks. */
final class Refusal {
    /** Two seconds, and what the engine and its other guests take of one core: a JVM's start alone is half of it. */
    private static final Duration MOST = Duration.ofSeconds(5);

    private static final Duration PATIENCE = Duration.ofSeconds(7);
    private static final String SECRET = "s3cr3t";
    private final Contender contender;
    private final List<String> findings = new ArrayList<>();

    Refusal(Contender contender) {
        this.contender = contender;
    }

    /** Tries each value, one after the other. Write the secret into values that must not be shown. */
    Refusal of(String variable, String... values) {
        for (String value : values) {
            of(variable, value, Map.of());
        }
        return this;
    }

    Refusal of(String variable, String value, Map<String, String> beside) {
        if (!tried(variable, value, beside, false)) {
            tried(variable, value, beside, true);
        }
        return this;
    }

    /**
     * Now and then the engine loses everything that a container which ends at once has written (once in some thousand, seen of
     * a service that writes the same line each time). So silence is a finding only when a second container is silent, too.
     *
     * @return false when it ended without a word and {@code silenceCounts} is not set: nothing has been judged then
     */
    private boolean tried(String variable, String value, Map<String, String> beside, boolean silenceCounts) {
        try (ServiceContainer service =
                new ServiceContainer(contender).withEnv(beside).withEnv(variable, value)) {
            service.start();
            if (!silenceCounts && endedSilently(service)) {
                return false;
            }
            look(variable + "=" + value, variable, service, 2);
            return true;
        }
    }

    private static boolean endedSilently(ServiceContainer service) {
        try {
            service.exitCode(PATIENCE);
        } catch (AssertionError e) {
            return false;
        }
        return lastWords(service).isEmpty();
    }

    void look(String what, String variable, ServiceContainer service, int expectedCode) {
        int code;
        try {
            code = service.exitCode(PATIENCE);
        } catch (AssertionError e) {
            findings.add(what + ": the service did not end");
            return;
        }
        String stderr = lastWords(service);
        expect(code == expectedCode, what, "exit code " + code + " instead of " + expectedCode);
        expect(took(service).compareTo(MOST) < 0, what, "ended only after " + took(service));
        // With a port that is taken the configuration was good, so log lines may have been written by then.
        expect(expectedCode != 2 || service.stdout().isEmpty(), what, "wrote on stdout: " + service.stdout());
        expect(stderr.lines().count() == 1, what, "one line expected on stderr: " + stderr);
        expect(stderr.contains(variable), what, "stderr does not name " + variable + ": " + stderr);
        expect(!stderr.contains(SECRET), what, "shows a secret: " + stderr);
    }

    /** The engine may know of a container's end a moment before it has written the container's last line to its log. */
    private static String lastWords(ServiceContainer service) {
        Instant deadline = Instant.now().plusSeconds(2);
        String stderr = service.stderr();
        while (stderr.isEmpty() && Instant.now().isBefore(deadline)) {
            Wait.pause(Duration.ofMillis(50));
            stderr = service.stderr();
        }
        return stderr;
    }

    private static Duration took(ServiceContainer service) {
        var state = service.state();
        return Duration.between(Instant.parse(state.getStartedAt()), Instant.parse(state.getFinishedAt()));
    }

    private void expect(boolean met, String what, String otherwise) {
        if (!met) {
            findings.add(what + ": " + otherwise.strip());
        }
    }

    void assertClean() {
        if (!findings.isEmpty()) {
            throw new AssertionError(String.join("\n", findings));
        }
    }
}
