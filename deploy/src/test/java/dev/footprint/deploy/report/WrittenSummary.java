package dev.footprint.deploy.report;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** summary.json as somebody reads it who has none of our classes, and how its numbers have to be shown. */
record WrittenSummary(JsonNode json) {

    JsonNode figure(String metricId, String contender) {
        return figures(metricId)
                .filter(f -> f.path("contender").asText().equals(contender))
                .findFirst()
                .orElseThrow(() -> new AssertionError("summary.json has no " + metricId + " of " + contender));
    }

    String smallest(String metricId) {
        return figures(metricId)
                .filter(f -> f.path("smallest").asBoolean())
                .map(f -> f.path("contender").asText())
                .findFirst()
                .orElseThrow(() -> new AssertionError("summary.json has no smallest in " + metricId));
    }

    /** As the decision matrix has them: the best median by the own one. */
    double points(String metricId, String contender) {
        return figure(metricId, smallest(metricId)).path("median").asDouble()
                / figure(metricId, contender).path("median").asDouble();
    }

    private Stream<JsonNode> figures(String metricId) {
        return StreamSupport.stream(json.path("metrics").spliterator(), false)
                .filter(m -> m.path("id").asText().equals(metricId))
                .flatMap(m -> StreamSupport.stream(m.path("figures").spliterator(), false));
    }

    /** Three significant digits, in ms or MB. */
    static String shown(JsonNode value, String metricId) {
        BigDecimal number = value.decimalValue();
        BigDecimal shown = metricId.startsWith("cold_start") ? number : number.movePointLeft(6);
        BigDecimal rounded = shown.round(new MathContext(3, RoundingMode.HALF_UP));
        int integerDigits = rounded.precision() - rounded.scale();
        return rounded.setScale(Math.max(0, 3 - integerDigits), RoundingMode.HALF_UP)
                .toPlainString();
    }

    static String ratio(JsonNode ratio) {
        return ratio.decimalValue().setScale(1, RoundingMode.HALF_UP).toPlainString();
    }
}
