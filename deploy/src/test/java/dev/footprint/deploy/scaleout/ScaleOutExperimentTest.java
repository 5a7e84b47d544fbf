package dev.footprint.deploy.scaleout;

import static org.assertj.core.api.Assertions.assertThat;

import dev.footprint.deploy.compose.Contender;
import dev.footprint.deploy.compose.ServiceSpec;
import dev.footprint.deploy.engine.Sandbox;
import dev.footprint.deploy.experiment.Task;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ScaleOutExperimentTest {
    private static final long LIMIT = 256L << 20;
    private static final long MACHINE = 8L << 30;

    @Test
    void everyNumberComesOnceInABlockAndTheSeedGivesTheOrder() {
        ScaleOutExperiment experiment = new ScaleOutExperiment(block -> block == 2, 7);
        Contender contender = contender(true, LIMIT);
        assertThat(experiment.inBlock(contender, 1)).isEmpty();
        List<String> kinds = kinds(experiment, contender);
        assertThat(kinds).containsExactlyInAnyOrder("1 instance of s", "5 instances of s", "20 instances of s");
        // The plan is asked for twice.
        assertThat(kinds(experiment, contender)).isEqualTo(kinds);
    }

    @Test
    void aServiceTakesItsPortFromTheEnvironment() {
        Contender other = contender(true, LIMIT).onPort(20_003).orElseThrow();
        assertThat(other.port()).isEqualTo(20_003);
        assertThat(other.spec().environment()).containsEntry("PORT", "20003").containsEntry("A", "b");
    }

    @Test
    void whatCannotBeStartedIsToldWithItsReason() {
        assertThat(ScaleOutExperiment.obstacle(contender(true, LIMIT), 20, MACHINE))
                .isEmpty();
        assertThat(ScaleOutExperiment.obstacle(contender(false, LIMIT), 1, MACHINE))
                .hasValueSatisfying(why -> assertThat(why).contains("PORT"));
        assertThat(ScaleOutExperiment.obstacle(contender(true, 1L << 30), 5, MACHINE))
                .isEmpty();
        assertThat(ScaleOutExperiment.obstacle(contender(true, 1L << 30), 20, MACHINE))
                .hasValue("their memory limits are 21474 MB together, and the machine has 8589 MB");
        assertThat(ScaleOutExperiment.obstacle(contender(true, null), 5, MACHINE))
                .isPresent();
        assertThat(ScaleOutExperiment.obstacle(contender(true, null), 1, MACHINE))
                .isEmpty();
    }

    private static List<String> kinds(ScaleOutExperiment experiment, Contender contender) {
        return experiment.inBlock(contender, 2).stream().map(Task::kind).toList();
    }

    private static Contender contender(boolean fullContract, Long memory) {
        ServiceSpec spec = new ServiceSpec(
                "s",
                "image",
                null,
                null,
                Map.of("A", "b"),
                Map.of(),
                null,
                Sandbox.closed(memory, 1.0, null),
                List.of(),
                List.of(3000),
                List.of(),
                List.of(),
                List.of());
        return new Contender("s", "go", "mux", spec, 3000, "/health", fullContract, "/health", false, null);
    }
}
