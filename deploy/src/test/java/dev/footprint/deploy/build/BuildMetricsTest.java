package dev.footprint.deploy.build;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.footprint.deploy.results.ProgramLine;
import org.junit.jupiter.api.Test;

class BuildMetricsTest {
    @Test
    void aBuildIsReadUnderItsProfileAndStep() throws JsonProcessingException {
        ProgramLine clean = sample("debug", "clean");
        assertThat(value("build.debug.clean.wall", clean)).isEqualTo(1_500);
        assertThat(value("build.debug.clean.cpu", clean)).isEqualTo(2_500);
        assertThat(value("build.release.clean.wall", clean)).isNull();
        assertThat(value("build.debug.incremental_domain.wall", clean)).isNull();
    }

    @Test
    void mavensOnlyProfileStandsBesideBothOfTheOthers() throws JsonProcessingException {
        ProgramLine clean = sample("package", "clean");
        assertThat(value("build.debug.clean.wall", clean)).isEqualTo(1_500);
        assertThat(value("build.release.clean.wall", clean)).isEqualTo(1_500);
    }

    @Test
    void aPeakThatNobodySawIsAbsent() throws JsonProcessingException {
        assertThat(value("build.debug.clean.peak", sample("debug", "clean"))).isNull();
    }

    private static Double value(String id, ProgramLine line) {
        return BuildMetrics.all().stream()
                .filter(m -> m.id().equals(id))
                .findFirst()
                .orElseThrow()
                .value()
                .apply(line);
    }

    private static ProgramLine sample(String profile, String step) throws JsonProcessingException {
        String line = "{\"experiment\":\"build\",\"language\":\"rust\",\"kind\":\"sample\",\"profile\":\"" + profile
                + "\",\"step\":\"" + step
                + "\",\"wall_ms\":1500,\"cpu_ms\":2500,\"peak_bytes\":null,\"cache_bytes\":9}";
        return new ProgramLine("cargo build", 1, "build", new ObjectMapper().readTree(line));
    }
}
