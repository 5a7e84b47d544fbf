package dev.footprint.matrix.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.footprint.matrix.report.Matrix;
import dev.footprint.matrix.report.Row;
import dev.footprint.matrix.support.Contender;
import dev.footprint.matrix.support.MatrixContainer;
import dev.footprint.matrix.support.ServiceContainer;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Timeout;

/** Requests that a generator makes from openapi.yaml. */
@Matrix
class SchemathesisIT {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int LEAST_CASES = 2_000;
    // Half a minute on an idle machine. It keeps a core busy, and the runs for the other contenders may do the same.
    private static final Duration MOST = Duration.ofMinutes(8);
    private final Contender contender;

    SchemathesisIT(Contender contender) {
        this.contender = contender;
    }

    @Row(
            id = "http.schemathesis",
            value =
                    "schemathesis, every check and phase, one seed, at least 2,000 cases of all 12 operations: no finding.")
    @Timeout(value = 9, unit = TimeUnit.MINUTES)
    void schemathesis() {
        try (ServiceContainer service = new ServiceContainer(contender).quiet().serving();
                Schemathesis schemathesis = new Schemathesis(service.port())) {
            schemathesis.start();
            schemathesis.exitCode(MOST);
            JsonNode report = schemathesis.report();
            assertThat(report.path("failures"))
                    .as(() -> "findings: " + schemathesis.findings())
                    .isEmpty();
            assertThat(report.path("errors"))
                    .as(() -> "errors: " + schemathesis.findings())
                    .isEmpty();
            assertThat(report.path("complete").asBoolean()).as("complete").isTrue();
            assertThat(report.path("operations").path("tested").asInt())
                    .as("operations")
                    .isEqualTo(12);
            assertThat(report.path("test_cases").path("generated").asInt())
                    .as("cases")
                    .isGreaterThanOrEqualTo(LEAST_CASES);
            assertThat(report.path("phases"))
                    .as("phases")
                    .hasSize(4)
                    .allMatch(phase -> phase.path("status").asText().equals("success"));
            assertThat(service.running()).as(service::describe).isTrue();
        }
    }

    /** One run of it. Which checks there are, and why two are off for OPTIONS, is in schemathesis.toml. */
    private static final class Schemathesis extends MatrixContainer<Schemathesis> {
        Schemathesis(int port) {
            super("footprint/schemathesis:1.0.0");
            withCommand(
                    "run",
                    "/openapi.yaml",
                    "--url",
                    "http://127.0.0.1:" + port,
                    "--phases",
                    "examples,coverage,fuzzing,stateful",
                    "--seed",
                    "20261125",
                    "--max-examples",
                    "700",
                    "--continue-on-failure",
                    "--no-color",
                    "--generation-database",
                    "none",
                    "--report",
                    "json",
                    "--report-json-path",
                    "/report/report.json");
        }

        JsonNode report() {
            return copyFileFromContainer("/report/report.json", JSON::readTree);
        }

        String findings() {
            String output = stdout();
            int begin = output.indexOf("= FAILURES =");
            return begin < 0 ? output : output.substring(begin);
        }
    }
}
