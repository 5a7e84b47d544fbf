package dev.footprint.deploy.pull;

import com.fasterxml.jackson.databind.JsonNode;
import dev.footprint.deploy.engine.ContainerPlan;
import dev.footprint.deploy.engine.Engine;
import dev.footprint.deploy.engine.EngineException;
import dev.footprint.deploy.engine.Sandbox;
import dev.footprint.deploy.experiment.Bench;
import dev.footprint.deploy.pod.Instrument;
import dev.footprint.deploy.pull.registry.RegistryMain;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;

/** A container that serves one image to the engine, on loopback of the engine's machine, and counts what it is asked for. */
final class LocalRegistry implements AutoCloseable {
    private static final String CLASS_PATH = "/app/app/*:/app/lib/main/*";
    private static final String DATA = "/data";
    private static final long MEMORY = 256L << 20;
    private static final long PIDS = 64;
    private static final Duration READY_WITHIN = Duration.ofSeconds(30);

    /** The last line comes a moment after the engine has had the last byte. */
    private static final Duration SILENCE = Duration.ofMillis(500);

    private final Engine engine;
    private final Instrument instrument;
    private int port;

    private LocalRegistry(Engine engine, ContainerPlan plan) {
        this.engine = engine;
        this.instrument = Instrument.create(engine, "the registry", plan);
    }

    static LocalRegistry serving(Bench bench, PullableImage image) throws InterruptedException {
        List<String> command = new ArrayList<>(
                List.of("-XX:+UseSerialGC", "-Xmx64m", "-cp", CLASS_PATH, RegistryMain.class.getName(), DATA));
        for (Speed speed : Speed.values()) {
            command.add(speed.id() + "=" + speed.bitsPerSecond());
        }
        // In the network of the engine's machine: the engine takes a registry without TLS on loopback only.
        ContainerPlan plan = ContainerPlan.of("registry", bench.tools().image(), Sandbox.closed(MEMORY, null, PIDS))
                .entrypoint(List.of("java"))
                .command(command)
                .network("host")
                .cpuset(bench.pod().cores().tools())
                .binds(List.of(DATA));
        LocalRegistry registry = new LocalRegistry(bench.engine(), plan);
        try {
            registry.start(image);
            return registry;
        } catch (RuntimeException | InterruptedException e) {
            registry.close();
            throw e;
        }
    }

    private void start(PullableImage image) throws InterruptedException {
        Path archive = null;
        try {
            archive = Files.createTempFile("registry", ".tar");
            pack(image.folder(), archive);
            try (InputStream in = new BufferedInputStream(Files.newInputStream(archive))) {
                engine.copyInto(instrument.container(), in, DATA);
            }
        } catch (IOException e) {
            throw new EngineException("the registry's files could not be handed over: " + e.getMessage(), e);
        } finally {
            delete(archive);
        }
        instrument.start();
        port = instrument.expect("ready", READY_WITHIN).path("port").asInt();
    }

    private static void pack(Path folder, Path archive) throws IOException {
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(archive));
                TarArchiveOutputStream tar = new TarArchiveOutputStream(out);
                Stream<Path> files = Files.list(folder)) {
            for (Path file : files.toList()) {
                TarArchiveEntry entry = new TarArchiveEntry(file.getFileName().toString());
                entry.setSize(Files.size(file));
                entry.setMode(0444);
                tar.putArchiveEntry(entry);
                Files.copy(file, tar);
                tar.closeArchiveEntry();
            }
        }
    }

    private static void delete(Path file) {
        try {
            if (file != null) {
                Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            // It goes with the orchestrator's container.
        }
    }

    /** What the engine calls the image when it is to fetch it at that speed. */
    String repository(String contender, Speed speed) {
        return "127.0.0.1:" + port + "/" + speed.id() + "/" + contender;
    }

    /** Bytes of the blobs that were fetched whole since the last call. */
    long takeServed() throws InterruptedException {
        long bytes = 0;
        for (JsonNode line = instrument.next(SILENCE); !line.isMissingNode(); line = instrument.next(SILENCE)) {
            bytes += line.path("bytes").asLong();
        }
        return bytes;
    }

    @Override
    public void close() {
        instrument.close();
    }
}
