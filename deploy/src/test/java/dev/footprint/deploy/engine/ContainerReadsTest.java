package dev.footprint.deploy.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class ContainerReadsTest {
    @Test
    void addsUpWhatIsReadFromEveryDevice() throws IOException {
        assertThat(parse("""
                {"blkio_stats":{"io_service_bytes_recursive":[
                  {"major":8,"minor":0,"op":"Read","value":4096},
                  {"major":8,"minor":0,"op":"Write","value":1},
                  {"major":254,"minor":0,"op":"read","value":100}]}}""")).isEqualTo(4196);
    }

    @Test
    void nothingReadIsZeroAndNothingToldIsNothing() throws IOException {
        assertThat(parse("{\"blkio_stats\":{\"io_service_bytes_recursive\":null}}"))
                .isZero();
        assertThat(parse("{\"blkio_stats\":{}}")).isNull();
    }

    private static Long parse(String statistics) throws IOException {
        return ContainerReads.parse(new ByteArrayInputStream(statistics.getBytes(StandardCharsets.UTF_8)));
    }
}
