package dev.footprint.matrix.telemetry;

import static org.assertj.core.api.Assertions.assertThat;

import dev.footprint.matrix.report.Matrix;
import dev.footprint.matrix.report.Row;
import dev.footprint.matrix.support.Contender;
import dev.footprint.matrix.support.OtlpReceiver;
import dev.footprint.matrix.support.ServiceContainer;
import dev.footprint.matrix.support.Telemetry;
import java.io.IOException;
import java.util.Map;

/** Who the telemetry says it comes from. */
@Matrix
class ResourceIT {
    private final Contender contender;

    ResourceIT(Contender contender) {
        this.contender = contender;
    }

    @Row(
            id = "telemetry.resource.name",
            value = "OTEL_SERVICE_NAME names all three signals; service.version is the build's.")
    void nameAndVersion() throws IOException {
        assertThat(resource(Map.of("OTEL_SERVICE_NAME", "a-name")))
                .containsEntry("service.name", "a-name")
                .containsEntry("service.version", "1.0.0");
    }

    @Row(
            id = "telemetry.resource.attributes",
            value =
                    "OTEL_RESOURCE_ATTRIBUTES, percent-decoded, sets any attribute, service.version and service.name too.")
    void attributes() throws IOException {
        assertThat(resource(Map.of(
                        "OTEL_RESOURCE_ATTRIBUTES",
                        "deployment.environment.name=the%20matrix,service.version=9.8.7,service.name=listed")))
                .containsEntry("deployment.environment.name", "the matrix")
                .containsEntry("service.version", "9.8.7")
                .containsEntry("service.name", "listed");
    }

    @Row(
            id = "telemetry.resource.precedence",
            value = "OTEL_SERVICE_NAME wins over service.name in OTEL_RESOURCE_ATTRIBUTES.")
    void precedence() throws IOException {
        assertThat(resource(Map.of(
                        "OTEL_SERVICE_NAME", "the-name",
                        "OTEL_RESOURCE_ATTRIBUTES", "service.name=listed,team=red")))
                .containsEntry("service.name", "the-name")
                .containsEntry("team", "red");
    }

    /** The one resource that traces, metrics and logs came with. */
    private Map<String, Object> resource(Map<String, String> environment) throws IOException {
        try (OtlpReceiver receiver = new OtlpReceiver();
                ServiceContainer service = new ServiceContainer(contender)
                        .telemetryTo(receiver.endpoint())
                        .withEnv(environment)
                        .serving()) {
            service.post("{\"name\":\"Re Source\",\"email\":\"re@source.test\"}");
            Telemetry telemetry = receiver.await(
                    "all three signals",
                    t -> !t.spans().isEmpty()
                            && !t.points().isEmpty()
                            && !t.logs("user created").isEmpty());
            assertThat(telemetry.resources()).as("one resource for all signals").hasSize(1);
            return telemetry.resources().findFirst().orElseThrow();
        }
    }
}
