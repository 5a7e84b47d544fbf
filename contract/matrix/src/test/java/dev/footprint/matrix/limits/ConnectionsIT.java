package dev.footprint.matrix.limits;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.UnixOperatingSystemMXBean;
import dev.footprint.matrix.report.Matrix;
import dev.footprint.matrix.report.Row;
import dev.footprint.matrix.support.Http;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.parallel.ResourceLock;

/** Ten thousand connections. One contender at a time: this process holds the other ends, and may have few more files open. */
@Matrix
@ResourceLock("file descriptors")
class ConnectionsIT {
    private static final int CONNECTIONS = 10_000;
    private final Serving serving;

    ConnectionsIT(Serving serving) {
        this.serving = serving;
    }

    @Row(
            id = "limits.connections",
            value =
                    "With 10,000 idle connections /health on a new one is 200 within 2 s; afterwards it serves as before.")
    void connections() throws IOException {
        long files =
                ((UnixOperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean()).getMaxFileDescriptorCount();
        assertThat(files)
                .as("files that this process may open; start its container with --ulimit nofile=20000")
                .isGreaterThan(CONNECTIONS + 1_000);
        List<SocketChannel> idle = new ArrayList<>();
        try {
            var address = new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), serving.service.port());
            for (int i = 0; i < CONNECTIONS; i++) {
                idle.add(SocketChannel.open(address));
                if (i % 1_000 == 999) {
                    assertHealth("with " + (i + 1) + " idle connections");
                }
            }
            assertHealth("with all idle connections");
        } finally {
            for (SocketChannel channel : idle) {
                channel.close();
            }
        }
        assertHealth("after they were closed");
        serving.assertWell();
    }

    private void assertHealth(String when) {
        long begun = System.nanoTime();
        int status = Http.status(serving.service.port(), "/health", Duration.ofSeconds(4));
        Duration took = Duration.ofNanos(System.nanoTime() - begun);
        assertThat(status)
                .as("/health " + when + "; " + serving.service.describe())
                .isEqualTo(200);
        assertThat(took).as("/health " + when).isLessThan(Duration.ofSeconds(2));
    }
}
