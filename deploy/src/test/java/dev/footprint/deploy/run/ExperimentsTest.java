package dev.footprint.deploy.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.footprint.deploy.experiment.Experiment;
import dev.footprint.deploy.pod.StartSettings;
import dev.footprint.deploy.results.MetricSpec;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ExperimentsTest {

    @Test
    void runInOneOrderWhateverTheyWereAskedForIn() {
        assertThat(names("size", "memory", "coldstart")).containsExactly("coldstart", "memory", "size");
    }

    @Test
    void whatNeedsTheSlowestPeakIsScoutedFor() {
        assertThat(names("telemetry", "load")).containsExactly("scouting", "load", "telemetry");
        assertThat(names("coldstart")).doesNotContain("scouting");
    }

    @Test
    void noTwoMetricsHaveOneName() {
        List<Experiment> all = Experiments.of(options(List.copyOf(Experiments.names())));
        assertThat(Experiments.metrics(all)).extracting(MetricSpec::id).doesNotHaveDuplicates();
        assertThat(all).extracting(Experiment::name).containsAll(Experiments.names());
    }

    private static List<String> names(String... wanted) {
        return Experiments.of(options(List.of(wanted))).stream()
                .map(Experiment::name)
                .toList();
    }

    private static CompareOptions options(List<String> experiments) {
        return new CompareOptions(
                Path.of("compose.json"),
                List.of(),
                Map.of(),
                experiments,
                20,
                8,
                1000,
                6,
                3,
                6,
                1,
                6,
                2,
                60,
                1,
                Path.of("results"),
                "probe",
                "tools",
                StartSettings.DEFAULT,
                "compare");
    }
}
