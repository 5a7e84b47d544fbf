package dev.footprint.deploy.results;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * The folder of one run. Every observation is in {@code raw.jsonl}, flushed, before the next one is made: a crash loses
 * nothing that was seen.
 */
public final class ResultFolder implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();
    private final Path folder;
    private final BufferedWriter raw;
    private final List<Observation> observations = new ArrayList<>();

    private ResultFolder(Path folder, BufferedWriter raw) {
        this.folder = folder;
        this.raw = raw;
    }

    /** Makes the folder and writes the first line of {@code raw.jsonl}: the run and the machine's fingerprint. */
    public static ResultFolder create(Path folder, RunInfo run, Environment environment) {
        try {
            Files.createDirectories(folder);
            ResultFolder result = new ResultFolder(folder, Files.newBufferedWriter(folder.resolve("raw.jsonl")));
            ObjectNode header = JSON.createObjectNode().put("type", "run");
            header.set("run", JSON.valueToTree(run));
            header.set("environment", JSON.valueToTree(environment));
            result.line(JSON.writeValueAsString(header));
            return result;
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write to " + folder + ": is it writable, and is there room?", e);
        }
    }

    public void add(Observation observation) {
        try {
            // The declared type makes Jackson write the discriminator field.
            line(JSON.writerFor(Observation.class).writeValueAsString(observation));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write to " + folder + ": is there room?", e);
        }
        observations.add(observation);
    }

    private void line(String json) throws IOException {
        raw.write(json);
        raw.write('\n');
        raw.flush();
    }

    public List<Observation> observations() {
        return Collections.unmodifiableList(observations);
    }

    public Path path(String file) {
        return folder.resolve(file);
    }

    public void write(String file, String text) {
        try {
            Files.writeString(folder.resolve(file), text);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write " + folder.resolve(file) + ": is there room?", e);
        }
    }

    @Override
    public void close() {
        try {
            raw.close();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write to " + folder + ": is there room?", e);
        }
    }
}
