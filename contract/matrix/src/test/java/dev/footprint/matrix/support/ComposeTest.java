package dev.footprint.matrix.support;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import org.junit.jupiter.api.Test;

class ComposeTest {
    private static final String FULL = """
            {"image":"footprint/full:1","user":"65532:65532","read_only":true,"cap_drop":["ALL"],
             "security_opt":["no-new-privileges:true"],"mem_limit":"268435456","cpus":1.5,"pids_limit":256,
             "entrypoint":null,"command":["serve","$$HOME"],"labels":{"footprint.contract":"full"}}""";

    @Test
    void aServiceThatClaimsTheWholeContractIsAContender() {
        assertThat(contenders("\"full\":" + FULL + ",\"store\":{\"image\":\"db\"}"))
                .containsExactly(new Contender(
                        "full",
                        "footprint/full:1",
                        List.of(),
                        List.of("serve", "$HOME"),
                        new Contender.Limits(
                                "65532:65532",
                                true,
                                List.of("ALL"),
                                List.of("no-new-privileges:true"),
                                268_435_456,
                                1.5,
                                256)));
    }

    @Test
    void anyOtherServiceIsNone() {
        String partial = "{\"image\":\"x\",\"labels\":{\"footprint.contract\":\"health-only\"}}";
        assertThatIllegalArgumentException()
                .isThrownBy(() -> contenders("\"partial\":" + partial))
                .withMessageContaining("footprint.contract=full");
    }

    private static List<Contender> contenders(String services) {
        return Compose.contenders("{\"name\":\"footprint\",\"services\":{" + services + "}}", "compose.json");
    }
}
