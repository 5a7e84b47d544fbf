package dev.footprint.deploy.report;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.footprint.deploy.results.Observation;
import dev.footprint.deploy.results.Summary;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;

/**
 * {@code summary.csv} and {@code observations.csv}: the numbers of {@code summary.json} and {@code raw.jsonl} for
 * spreadsheets and statistics programs (RFC 4180, a point for the decimals, in ms and bytes).
 */
public final class CsvReport {

    private static final ObjectMapper JSON = new ObjectMapper();

    private CsvReport() {}

    /** A line per metric and contender. */
    public static String summary(Summary summary) {
        List<String> lines = new ArrayList<>();
        lines.add("metric,unit,contender,n,median,low,high,p10,p90,min,max,pairs,ratio,ratio_low,ratio_high,p_value,"
                + "busy_blocks,smallest");
        for (Summary.Metric metric : summary.metrics()) {
            for (Summary.Figure f : metric.figures()) {
                lines.add(line(
                        metric.id(),
                        metric.unit(),
                        f.contender(),
                        f.n(),
                        f.median(),
                        f.low(),
                        f.high(),
                        f.p10(),
                        f.p90(),
                        f.min(),
                        f.max(),
                        f.pairs(),
                        f.ratio(),
                        f.ratioLow(),
                        f.ratioHigh(),
                        f.pValue(),
                        f.busyBlocks(),
                        f.smallest()));
            }
        }
        return text(lines);
    }

    /** A line per number that was observed, in the order of {@code raw.jsonl}; lists (layers, checks) are only there. */
    public static String observations(List<Observation> observations) {
        List<String> lines = new ArrayList<>(List.of("observation,type,contender,block,phase,quantity,value"));
        for (int i = 0; i < observations.size(); i++) {
            JsonNode node = tree(observations.get(i));
            for (var field : node.properties()) {
                if (field.getValue().isNumber() && !field.getKey().equals("block")) {
                    lines.add(line(
                            i + 1,
                            node.path("type").asText(),
                            text(node, "contender"),
                            text(node, "block"),
                            text(node, "phase"),
                            field.getKey(),
                            field.getValue().decimalValue()));
                }
            }
        }
        return text(lines);
    }

    private static JsonNode tree(Observation observation) {
        try {
            // The declared type makes Jackson write the discriminator field.
            return JSON.readTree(JSON.writerFor(Observation.class).writeValueAsString(observation));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("an observation cannot be written as JSON", e);
        }
    }

    private static String text(JsonNode node, String field) {
        return node.hasNonNull(field) ? node.path(field).asText() : null;
    }

    private static String text(List<String> lines) {
        return lines.stream().collect(Collectors.joining("\r\n", "", "\r\n"));
    }

    private static String line(Object... cells) {
        return Arrays.stream(cells).map(CsvReport::cell).collect(Collectors.joining(","));
    }

    private static String cell(Object value) {
        if (value instanceof Double number) {
            return new BigDecimal(number.toString()).stripTrailingZeros().toPlainString();
        }
        if (value instanceof BigDecimal number) {
            return number.stripTrailingZeros().toPlainString();
        }
        String text = Words.printable(Objects.toString(value, ""));
        // A spreadsheet would take a name that begins so for a formula.
        String safe = !(value instanceof Number) && text.matches("[=+@\\-].*") ? "'" + text : text;
        return safe.matches(".*[\",].*") ? "\"" + safe.replace("\"", "\"\"") + "\"" : safe;
    }
}
