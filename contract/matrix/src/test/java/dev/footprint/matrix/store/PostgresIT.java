package dev.footprint.matrix.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.footprint.matrix.report.Matrix;
import dev.footprint.matrix.report.Row;
import dev.footprint.matrix.support.Connection;
import dev.footprint.matrix.support.Http;
import dev.footprint.matrix.support.Load;
import java.io.IOException;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.parallel.Isolated;

/** Users in PostgreSQL, with the server there. */
@Matrix
@Isolated("64 clients keep all cores busy; beside other classes it would be about the machine's speed")
class PostgresIT {
    private final WithStore with;

    PostgresIT(WithStore with) {
        this.with = with;
    }

    @Row(id = "store.rows", value = "A new user is a row of the table, its email in lower case; a deleted one is none.")
    void rows() throws IOException {
        String id = with.service
                .post(Http.user("Row", "Row.UPPER@Store.Test"))
                .json()
                .path("id")
                .asText();
        assertThat(with.store.sql("SELECT name, email FROM users WHERE id = " + id))
                .isEqualTo("Row|row.upper@store.test");
        Http.send(with.service.port(), "DELETE", "/api/v1/users/" + id, null);
        assertThat(with.store.sql("SELECT count(*) FROM users WHERE id = " + id))
                .isEqualTo("0");
    }

    @Row(
            id = "store.race",
            value = "Of 16 concurrent POSTs of one email exactly one is 201, the others are 409; 20 times.")
    void race() {
        for (int round = 0; round < 20; round++) {
            String user = Http.user("Racer", "racer" + round + "@store.test");
            Load.Result result = Load.run(
                    with.service.port(), 16, 16, (connection, number) -> connection.post("/api/v1/users", user));
            assertThat(result.count(201))
                    .as("round " + round + ": " + result.statuses())
                    .isEqualTo(1);
            assertThat(result.count(409))
                    .as("round " + round + ": " + result.statuses())
                    .isEqualTo(15);
        }
    }

    @Row(
            id = "store.connections",
            value = "At most 8 connections to the database, whatever the load; all requests are 200.")
    void connections() {
        CompletableFuture<Load.Result> load = CompletableFuture.supplyAsync(
                () -> Load.run(with.service.port(), 64, 6_000, (c, n) -> c.get("/api/v1/users/" + (1 + n % 100))),
                Thread::startVirtualThread);
        int most = 0;
        do {
            String count = with.store.sql("SELECT count(*) FROM pg_stat_activity WHERE usename = 'footprint'");
            most = Math.max(most, Integer.parseInt(count));
        } while (!load.isDone());
        assertThat(load.join().count(200)).as(load.join().statuses()::toString).isEqualTo(6_000);
        assertThat(most).as("connections seen").isBetween(1, 8);
    }

    @Row(
            id = "store.broken-connection",
            value = "A connection that the server has cut off is not used again: at most one request for each fails.")
    void brokenConnection() throws IOException {
        try (Connection connection = new Connection(with.service.port())) {
            assertThat(connection.get("/api/v1/users/1").status()).isEqualTo(200);
            with.store.sql("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE usename = 'footprint'");
            int failed = 0;
            for (int i = 0; i < 20; i++) {
                failed += connection.get("/api/v1/users/1").status() == 200 ? 0 : 1;
            }
            // The first use of each may be the one that finds out: 8 connections at most.
            assertThat(failed).as("requests of 20 that failed after the cut").isLessThanOrEqualTo(8);
            assertThat(connection.get("/api/v1/users/1").status()).isEqualTo(200);
        }
    }
}
