package dev.footprint.deploy.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.footprint.deploy.engine.ContainerPlan;
import dev.footprint.deploy.engine.Engine;
import dev.footprint.deploy.engine.LineStream;
import dev.footprint.deploy.engine.RunLabels;
import dev.footprint.deploy.engine.Sandbox;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.testcontainers.DockerClientFactory;

/** A file of an image that was just read is in the page cache, and is not once the image's pages were dropped. */
class PageCacheIT {
    private static final String IMAGE = "footprint/probe-truth:1.0.0";
    private static final String FILE = "/truth/8mib.bin";
    private static final long SIZE = 8_388_608;
    /** The evictor's own binary is in that image, too: what is mapped stays. */
    private static final long BINARY = 2_000_000;

    private static final RunLabels LABELS =
            new RunLabels("it-" + Long.toHexString(System.nanoTime()), String.valueOf(System.getenv("HOSTNAME")));

    private final Engine engine = Engine.connect(LABELS);

    @AfterEach
    void close() {
        engine.close();
    }

    @Test
    void aFileThatWasJustReadIsThereAndIsNotAfterwards() throws Exception {
        evict();
        assertThat(evict().path("resident_before").asLong()).isLessThan(BINARY);
        read();
        JsonNode dropped = evict();
        assertThat(dropped.path("resident_before").asLong()).isBetween(SIZE, SIZE + BINARY);
        assertThat(dropped.path("resident_after").asLong()).isLessThan(BINARY);
        // An engine may put an empty file of its own beside the binary and the known one.
        assertThat(dropped.path("files").asLong()).isBetween(2L, 3L);
        assertThat(dropped.path("bytes").asLong()).isBetween(SIZE, SIZE + BINARY);
        assertThat(dropped.path("unreadable").asLong()).isZero();
    }

    private JsonNode evict() throws Exception {
        Sandbox reader = Sandbox.closed().as("0:0", List.of("DAC_READ_SEARCH", "FOWNER"));
        String container = engine.create(ContainerPlan.of("evict", IMAGE, reader)
                .command(List.of("evict"))
                .network("none"));
        try {
            LineStream lines = engine.attach(container);
            engine.start(container);
            return new ObjectMapper().readTree(lines.next(Duration.ofSeconds(30)));
        } finally {
            engine.remove(container);
        }
    }

    /** Through another container of the image: the pages are the image's, not the container's. */
    private void read() throws Exception {
        String container =
                engine.create(ContainerPlan.of("read", IMAGE, Sandbox.closed()).network("none"));
        try (InputStream tar = DockerClientFactory.lazyClient()
                .copyArchiveFromContainerCmd(container, FILE)
                .exec()) {
            tar.transferTo(OutputStream.nullOutputStream());
        } finally {
            engine.remove(container);
        }
    }
}
