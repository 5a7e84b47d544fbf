package dev.footprint.matrix.telemetry;

import static org.assertj.core.api.Assertions.assertThat;

import dev.footprint.matrix.report.Matrix;
import dev.footprint.matrix.report.Row;
import dev.footprint.matrix.support.Contender;
import dev.footprint.matrix.support.Load;
import dev.footprint.matrix.support.OtlpReceiver;
import dev.footprint.matrix.support.ServiceContainer;
import dev.footprint.matrix.support.Telemetry;
import java.io.IOException;

/** The specification's six samplers: what becomes of requests without a caller's span, with a sampled and an unsampled one. */
@Matrix
class SamplersIT {
    private static final int EACH = 200;
    private static final int ALL = EACH;
    private static final int NONE = 0;
    private final Contender contender;

    SamplersIT(Contender contender) {
        this.contender = contender;
    }

    @Row(
            id = "telemetry.sampler.always_on",
            value = "always_on: every request has a span, whatever the caller decided.")
    void alwaysOn() throws IOException {
        // The argument is read by the ratio samplers only.
        assertThat(spans("always_on", "nonsense")).isEqualTo(new Spans(ALL, ALL, ALL));
    }

    @Row(
            id = "telemetry.sampler.always_off",
            value = "always_off: no request has a span; all are counted in the metric.")
    void alwaysOff() throws IOException {
        assertThat(spans("always_off", "")).isEqualTo(new Spans(NONE, NONE, NONE));
    }

    @Row(
            id = "telemetry.sampler.traceidratio",
            value = "traceidratio: 0 is none, 1 (and no argument) is all, 0.25 a quarter.")
    void ratio() throws IOException {
        assertThat(spans("traceidratio", "0")).isEqualTo(new Spans(NONE, NONE, NONE));
        assertThat(spans("traceidratio", "1")).isEqualTo(new Spans(ALL, ALL, ALL));
        assertThat(spans("traceidratio", "")).isEqualTo(new Spans(ALL, ALL, ALL));
        // Random trace ids: 50 expected of 200, more than six standard deviations of room.
        assertThat(spans("traceidratio", "0.25").withoutParent()).isBetween(10, 90);
    }

    @Row(
            id = "telemetry.sampler.parentbased_always_on",
            value = "parentbased_always_on: the caller decides, all without one.")
    void parentbasedAlwaysOn() throws IOException {
        assertThat(spans("parentbased_always_on", "")).isEqualTo(new Spans(ALL, ALL, NONE));
    }

    @Row(
            id = "telemetry.sampler.parentbased_always_off",
            value = "parentbased_always_off: the caller decides, none without one.")
    void parentbasedAlwaysOff() throws IOException {
        assertThat(spans("parentbased_always_off", "")).isEqualTo(new Spans(NONE, ALL, NONE));
    }

    @Row(
            id = "telemetry.sampler.parentbased_traceidratio",
            value = "parentbased_traceidratio: the caller decides, the ratio without one.")
    void parentbasedRatio() throws IOException {
        assertThat(spans("parentbased_traceidratio", "0")).isEqualTo(new Spans(NONE, ALL, NONE));
        Spans quarter = spans("parentbased_traceidratio", "0.25");
        assertThat(quarter.withoutParent()).isBetween(10, 90);
        assertThat(quarter.sampledParent()).isEqualTo(ALL);
        assertThat(quarter.unsampledParent()).isEqualTo(NONE);
    }

    /** How many requests of each kind have a span. */
    record Spans(int withoutParent, int sampledParent, int unsampledParent) {}

    private Spans spans(String sampler, String argument) throws IOException {
        try (OtlpReceiver receiver = new OtlpReceiver();
                ServiceContainer service = new ServiceContainer(contender)
                        .telemetryTo(receiver.endpoint())
                        .withEnv("OTEL_TRACES_SAMPLER", sampler)
                        .withEnv("OTEL_TRACES_SAMPLER_ARG", argument)
                        .serving()) {
            send(service, "/api/v1/users/1", "");
            send(service, "/api/v1/users/2", "01");
            send(service, "/api/v1/users/3", "00");
            assertThat(service.terminate()).as(service::describe).isZero();
            Telemetry telemetry = receiver.telemetry();
            assertThat(telemetry.requestsCounted())
                    .as("requests counted with " + sampler)
                    .isEqualTo(3 * EACH);
            return new Spans(of(telemetry, 1), of(telemetry, 2), of(telemetry, 3));
        }
    }

    private static void send(ServiceContainer service, String target, String flags) {
        Load.run(
                service.port(),
                2,
                EACH,
                (connection, number) -> flags.isEmpty()
                        ? connection.get(target)
                        : connection.get(
                                target, "traceparent: 00-%032x-%016x-%s".formatted(number + 1, number + 1, flags)));
    }

    private static int of(Telemetry telemetry, int user) {
        return (int) telemetry.serverSpans().stream()
                .filter(span ->
                        ("/api/v1/users/" + user).equals(span.attributes().get("url.path")))
                .count();
    }
}
