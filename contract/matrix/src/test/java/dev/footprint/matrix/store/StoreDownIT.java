package dev.footprint.matrix.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.footprint.matrix.report.Matrix;
import dev.footprint.matrix.report.Row;
import dev.footprint.matrix.support.Contender;
import dev.footprint.matrix.support.Engine;
import dev.footprint.matrix.support.Http;
import dev.footprint.matrix.support.Reply;
import dev.footprint.matrix.support.ServiceContainer;
import dev.footprint.matrix.support.StoreContainer;
import dev.footprint.matrix.support.Wait;
import java.io.IOException;
import java.time.Duration;

/** A PostgreSQL server that is away: from the start, or under concurrent writes. */
@Matrix
class StoreDownIT {
    /** Two seconds, and what a busy machine adds. */
    private static final Duration ANSWER = Duration.ofMillis(2500);

    private static final Duration RECOVERY = Duration.ofSeconds(5);
    private final Contender contender;

    StoreDownIT(Contender contender) {
        this.contender = contender;
    }

    @Row(
            id = "store.away.at-start",
            value =
                    "It starts without the store, says 503 within 2 s where it needs it, stays healthy, and serves within 5 s of "
                            + "the store's coming.")
    void atStart() throws IOException {
        StoreContainer store = new StoreContainer(Engine.port());
        try (store;
                ServiceContainer service =
                        new ServiceContainer(contender).quiet().store(store).serving()) {
            assertAway(service);
            store.serving();
            assertRecovers(service);
            assertSecret(service);
        }
    }

    @Row(
            id = "store.away.stop",
            value =
                    "The server stops under concurrent writes: 503 within 2 s, /health stays 200, back within 5 s, nothing "
                            + "acknowledged is lost.")
    void stop() throws IOException {
        underWrites(
                store ->
                        Engine.docker().stopContainerCmd(store.getContainerId()).exec(),
                store -> Engine.docker()
                        .startContainerCmd(store.getContainerId())
                        .exec());
    }

    @Row(
            id = "store.away.kill",
            value =
                    "The server is killed under concurrent writes: 503 within 2 s, /health stays 200, back within 5 s, nothing "
                            + "acknowledged is lost.")
    void kill() throws IOException {
        underWrites(
                store -> store.signal("KILL"),
                store -> Engine.docker()
                        .startContainerCmd(store.getContainerId())
                        .exec());
    }

    @Row(
            id = "store.away.hang",
            value =
                    "The server hangs under concurrent writes: 503 within 2 s, /health stays 200, back within 5 s, nothing "
                            + "acknowledged is lost.")
    void hang() throws IOException {
        underWrites(
                store -> Engine.docker()
                        .pauseContainerCmd(store.getContainerId())
                        .exec(),
                store -> Engine.docker()
                        .unpauseContainerCmd(store.getContainerId())
                        .exec());
    }

    /** What is done to the server. */
    @FunctionalInterface
    private interface Fault {
        void on(StoreContainer store);
    }

    private void underWrites(Fault begin, Fault end) throws IOException {
        try (StoreContainer store = new StoreContainer().serving();
                ServiceContainer service =
                        new ServiceContainer(contender).quiet().store(store).serving();
                Writers writers = new Writers(service.port(), 8)) {
            writers.awaitAcknowledged(50);
            begin.on(store);
            Wait.pause(Duration.ofMillis(200));
            assertAway(service);
            Wait.pause(Duration.ofSeconds(2));
            end.on(store);
            store.awaitServing();
            assertRecovers(service);
            writers.awaitAcknowledged(writers.acknowledged().size() + 50);
            writers.finish();
            assertThat(writers.slowest()).as("slowest answer to a write").isLessThan(ANSWER);
            assertThat(writers.statuses().keySet()).as("answers to writes").containsOnly(201, 503);
            assertThat(store.sql("SELECT email FROM users").lines().toList())
                    .as("acknowledged writes that are in the store")
                    .containsAll(writers.acknowledged());
            assertThat(service.stdout()
                            .lines()
                            .filter(line -> line.contains("\"WARN\""))
                            .count())
                    .as("warnings: at most one a second")
                    .isBetween(1L, 15L);
            assertSecret(service);
        }
    }

    private static void assertAway(ServiceContainer service) throws IOException {
        for (int i = 0; i < 3; i++) {
            long begun = System.nanoTime();
            Reply reply = service.get("/api/v1/users/1");
            assertThat(reply.status())
                    .as("GET of a user while the store is away: " + reply)
                    .isEqualTo(503);
            assertThat(reply.header("content-type")).isEqualTo("application/problem+json");
            assertThat(since(begun)).as("time to the 503").isLessThan(ANSWER);
            begun = System.nanoTime();
            Reply ready = service.get("/health/ready");
            assertThat(ready.status())
                    .as("readiness while the store is away: " + ready)
                    .isEqualTo(503);
            assertThat(ready.json().path("checks"))
                    .as("checks of " + ready)
                    .anyMatch(check -> check.path("name").asText().equals("store")
                            && check.path("status").asText().equals("DOWN"));
            assertThat(ready.json().path("status").asText()).isEqualTo("DOWN");
            assertThat(since(begun)).as("time to the readiness").isLessThan(ANSWER);
            assertThat(service.status("/health"))
                    .as("/health while the store is away")
                    .isEqualTo(200);
            assertThat(service.status("/health/live"))
                    .as("/health/live while the store is away")
                    .isEqualTo(200);
        }
    }

    private static void assertRecovers(ServiceContainer service) {
        Wait.until(
                RECOVERY,
                () -> "GET of a user is 200 again; " + service.describe(),
                () -> Http.status(service.port(), "/api/v1/users/1", ANSWER) == 200);
        Wait.until(
                RECOVERY,
                () -> "readiness is 200 again; " + service.describe(),
                () -> Http.status(service.port(), "/health/ready", ANSWER) == 200);
    }

    private static void assertSecret(ServiceContainer service) {
        String password = StoreContainer.PASSWORD.substring(0, 9);
        assertThat(service.stdout() + service.stderr()).as("what it wrote").doesNotContain(password);
    }

    private static Duration since(long nanoTime) {
        return Duration.ofNanos(System.nanoTime() - nanoTime);
    }
}
