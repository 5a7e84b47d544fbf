package dev.footprint.deploy.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.footprint.deploy.results.MetricSpec;
import dev.footprint.deploy.results.ProgramLine;
import java.util.List;
import org.junit.jupiter.api.Test;

class JsonMetricsTest {
    private static final String SAMPLE =
            "{\"experiment\":\"json\",\"language\":\"rust\",\"library\":\"serde_json\",\"kind\":\"sample\","
                    + "\"operation\":\"parse-typed\",\"corpus\":\"users-100\",\"iterations\":200,\"nanos\":1000000.0,\"bytes\":6861}";

    @Test
    void a_sample_is_read_as_operations_and_bytes_a_second() throws JsonProcessingException {
        ProgramLine line = line(SAMPLE);
        assertThat(value("json.users_100.parse_typed.rate", line)).isCloseTo(200_000, within(0.001));
        assertThat(value("json.users_100.parse_typed.throughput", line)).isCloseTo(1_372.2, within(0.001));
        assertThat(value("json.users_100.parse_untyped.rate", line)).isNull();
        assertThat(value("json.users_1.parse_typed.rate", line)).isNull();
    }

    @Test
    void what_was_not_seen_is_absent() throws JsonProcessingException {
        assertThat(value("json.users_100.parse_typed.allocated", line(SAMPLE))).isNull();
    }

    @Test
    void a_library_that_makes_another_value_of_a_document_is_told_from_one_that_agrees()
            throws JsonProcessingException {
        String value = "{\"kind\":\"value\",\"corpus\":\"users-1\",\"typed\":%s,\"digest\":\"%s\"}";
        String right = "aaa87f9cc962db4d5995a9087083a7ebe510d36438710dc9f574f28e4d8f45e9";
        assertThat(Documents.agrees(line(String.format(value, "true", right)))).isTrue();
        assertThat(Documents.agrees(line(String.format(value, "false", right)))).isFalse();
        assertThat(Documents.agrees(line(String.format(value, "true", "00")))).isFalse();
    }

    @Test
    void documents_that_were_not_refused_are_counted() throws JsonProcessingException {
        List<ProgramLine> lines = List.of(
                line("{\"kind\":\"refusal\",\"document\":\"comment\",\"refused\":false}"),
                line("{\"kind\":\"refusal\",\"document\":\"empty\",\"refused\":true}"));
        assertThat(value("json.bad_accepted", Documents.accepted("fastjson2", lines)))
                .isEqualTo(1);
    }

    private static Double value(String id, ProgramLine line) {
        MetricSpec spec = JsonMetrics.all().stream()
                .filter(m -> m.id().equals(id))
                .findFirst()
                .orElseThrow();
        return spec.value().apply(line);
    }

    private static ProgramLine line(String json) throws JsonProcessingException {
        return new ProgramLine("serde_json", 1, "json", new ObjectMapper().readTree(json));
    }
}
