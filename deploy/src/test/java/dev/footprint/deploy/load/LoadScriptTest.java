package dev.footprint.deploy.load;

import static org.assertj.core.api.Assertions.assertThat;

import dev.footprint.load.scenario.ScenarioFacts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LoadScriptTest {
    @TempDir
    Path folder;

    /** The generator's own reader, with its schema, must take what is put together here. */
    @Test
    void isAScenarioThatTheGeneratorTakes() throws IOException {
        LoadScript script = LoadScript.with(true)
                .peak(List.of(32, 96), Duration.ofSeconds(20), Duration.ofSeconds(3))
                .at("at-50", 1234, Duration.ofSeconds(3))
                .at("at-1000", 1000, Duration.ofMillis(500));
        Path file = Files.writeString(folder.resolve("script.yaml"), script.text());
        ScenarioFacts facts = ScenarioFacts.read(file.toString(), 1);
        assertThat(facts.length()).isEqualTo(script.length()).isEqualTo(Duration.ofMillis(29_500));
        assertThat(facts.ownRequests()).isFalse();
    }
}
