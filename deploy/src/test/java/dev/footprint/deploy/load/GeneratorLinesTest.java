package dev.footprint.deploy.load;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.footprint.deploy.results.LoadObservation.Peak;
import dev.footprint.deploy.results.LoadObservation.Series;
import dev.footprint.deploy.results.LoadObservation.Step;
import java.io.IOException;
import java.util.Iterator;
import java.util.List;
import org.junit.jupiter.api.Test;

class GeneratorLinesTest {
    private static final String LOAD = """
            {"event":"load","phase":"peak/64","warm_up":false,"connections":64,"rate_per_second":null,"requested":1010,"ok":1000,
             "status_failures":1,"wrong_answers":2,"connect_errors":3,"resets":2,"timeouts":1,"malformed":1,"unfinished":0,
             "elapsed_ns":1000000000,"ok_per_second":1000.0,"from_due":null,
             "from_send":{"p50_ns":1000000,"p90_ns":2000000,"p99_ns":3000000,"p99_9_ns":4000000,"max_ns":5000000,"histogram":"HISTF"},
             "valid":true,"reason":null,"send_lag_max_ns":0,"poll_gap_max_ns":500000,"generator_busy":0.93}""";

    @Test
    void aStepHasTheCpuTimeBetweenTwoReadingsAndTheSecondsBeforeIt() throws IOException {
        GeneratorLines lines = lines(10_000_000L, 60_000_000L);
        lines.read(json("{\"event\":\"interval\",\"from_ns\":0,\"span_ns\":1000000000,\"ok\":1000,\"failed\":10,"
                + "\"p50_ns\":1000000,\"p99_ns\":null,\"max_ns\":null}"));
        Step step = (Step) lines.read(json(LOAD)).orElseThrow();
        assertThat(step.cpuMs()).isEqualTo(50.0);
        assertThat(step.cpuPerRequestUs()).isEqualTo(50.0);
        assertThat(step.failures().all()).isEqualTo(10);
        assertThat(step.requested()).isEqualTo(step.ok() + step.failures().all());
        assertThat(step.seconds()).hasSize(1);
        assertThat(step.seconds().getFirst().p99Ms()).isNull();
        assertThat(step.fromDue()).isNull();
        assertThat(step.fromSend().p99Ms()).isEqualTo(3.0);
        assertThat(step.generatorIsBusy()).isTrue();
    }

    @Test
    void aPeakHasItsBestStep() throws IOException {
        GeneratorLines lines = lines(0L, 1L);
        Step step = (Step) lines.read(json(LOAD)).orElseThrow();
        Peak peak = (Peak) lines.read(json("{\"event\":\"peak\",\"phase\":\"peak\",\"per_second\":990.0,"
                        + "\"connections\":64,\"steady\":true,\"warm_up_ns\":4000000000,\"steps\":[]}"))
                .orElseThrow();
        assertThat(peak.best()).isEqualTo(step);
        assertThat(peak.warmUpMs()).isEqualTo(4000.0);
    }

    @Test
    void whereTheEngineDoesNotTellTheCpuTimeThereIsNone() throws IOException {
        GeneratorLines lines = new GeneratorLines("a", 1, new Series("load", null), Meters.NONE);
        Step step = (Step) lines.read(json(LOAD)).orElseThrow();
        assertThat(step.cpuMs()).isNull();
        assertThat(step.cpuPerRequestUs()).isNull();
    }

    private static GeneratorLines lines(Long... cpuNanos) {
        Iterator<Long> readings = List.of(cpuNanos).iterator();
        return new GeneratorLines("a", 1, new Series("load", null), () -> new Meters.Reading(readings.next(), 1L, 2L));
    }

    private static JsonNode json(String text) throws IOException {
        return new ObjectMapper().readTree(text);
    }
}
