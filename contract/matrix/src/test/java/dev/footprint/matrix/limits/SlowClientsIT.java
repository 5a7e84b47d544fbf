package dev.footprint.matrix.limits;

import static org.assertj.core.api.Assertions.assertThat;

import dev.footprint.matrix.report.Matrix;
import dev.footprint.matrix.report.Row;
import java.time.Duration;

/** Time limits. */
@Matrix
class SlowClientsIT {
    private final SlowClients clients;

    SlowClientsIT(SlowClients clients) {
        this.clients = clients;
    }

    @Row(id = "limits.slow.head", value = "A head that comes a byte a second is cut off (10 s; seen within 15 s).")
    void head() {
        assertThat(clients.slowHead()).isBetween(Duration.ofSeconds(8), Duration.ofSeconds(15));
    }

    @Row(id = "limits.slow.silence", value = "A connection that sends nothing is closed (10 s; seen within 15 s).")
    void silence() {
        assertThat(clients.silent()).isBetween(Duration.ofSeconds(8), Duration.ofSeconds(15));
    }

    @Row(
            id = "limits.slow.body",
            value = "A body that comes a byte a second is cut off (20 s; seen within 25 s), chunked too.")
    void body() {
        assertThat(clients.slowBody()).as("announced").isBetween(Duration.ofSeconds(16), Duration.ofSeconds(25));
        assertThat(clients.slowChunks()).as("chunked").isBetween(Duration.ofSeconds(16), Duration.ofSeconds(25));
    }

    @Row(
            id = "limits.slow.idle",
            value = "A connection that is idle between requests is closed (60 s; seen within 70 s).")
    void idle() {
        assertThat(clients.idle()).isBetween(Duration.ofSeconds(50), Duration.ofSeconds(70));
        assertThat(clients.service.status("/health")).isEqualTo(200);
    }
}
