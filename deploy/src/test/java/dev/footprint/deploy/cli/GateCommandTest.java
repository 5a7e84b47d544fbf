package dev.footprint.deploy.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.footprint.deploy.results.SampleRun;
import dev.footprint.deploy.results.Summary;
import dev.footprint.deploy.results.SummaryJson;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class GateCommandTest {
    @TempDir
    Path folder;

    private final PrintStream out = System.out;
    private final PrintStream err = System.err;
    private final ByteArrayOutputStream written = new ByteArrayOutputStream();

    @BeforeEach
    void capture() {
        PrintStream both = new PrintStream(written, true, StandardCharsets.UTF_8);
        System.setOut(both);
        System.setErr(both);
    }

    @AfterEach
    void release() {
        System.setOut(out);
        System.setErr(err);
    }

    @Test
    void passesOnTheSameFigures() throws IOException {
        write("results/20261125T100000Z-a", "20261125T100000Z-a");
        write("results/20261125T110000Z-b", "20261125T110000Z-b");
        assertThat(gate("--baseline", path("results/20261125T100000Z-a"), "--results", folder + "/results"))
                .isZero();
        assertThat(text()).contains("current 20261125T110000Z-b").contains("gate: passed");
    }

    @Test
    void refusesAnotherSchema() throws IOException {
        Files.createDirectories(folder.resolve("old"));
        Files.writeString(folder.resolve("old/summary.json"), "{\"schemaVersion\": 1}");
        assertThat(gate("--baseline", path("old"), "--current", path("old"))).isEqualTo(2);
        assertThat(text()).contains("schema version 1").contains("measure again");
    }

    @Test
    void everyMistakeHasItsRemedy() throws IOException {
        write("one", "one");
        assertThat(gate("--baseline", path("absent"))).isEqualTo(2);
        assertThat(text()).contains("is not there: name a summary.json");
        assertThat(gate("--baseline", path("one"), "--results", folder + "/nothing"))
                .isEqualTo(2);
        assertThat(text()).contains("run compare first");
        assertThat(gate("--baseline", path("one"), "--allow", "much")).isEqualTo(2);
        assertThat(text()).contains("give percent, such as --allow 5%");
        Files.createDirectories(folder.resolve("bad"));
        Files.writeString(folder.resolve("bad/summary.json"), "no JSON");
        assertThat(gate("--baseline", path("bad"))).isEqualTo(2);
        assertThat(text()).contains("is no summary.json");
        assertThat(gate()).isEqualTo(2);
        assertThat(text()).contains("--baseline");
    }

    private int gate(String... arguments) {
        return new CommandLine(new GateCommand()).execute(arguments);
    }

    private String text() {
        String text = written.toString(StandardCharsets.UTF_8);
        written.reset();
        return text;
    }

    private String path(String run) {
        return folder.resolve(run).resolve("summary.json").toString();
    }

    private void write(String run, String id) throws IOException {
        Summary sample = SampleRun.summary();
        Files.createDirectories(folder.resolve(run));
        Summary named = new Summary(
                sample.schemaVersion(),
                SampleRun.named(id),
                sample.environment(),
                sample.noise(),
                sample.contenders(),
                sample.metrics(),
                sample.claims(),
                sample.failures());
        SummaryJson.write(folder.resolve(run).resolve("summary.json"), named);
    }
}
