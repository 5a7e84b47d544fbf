package dev.footprint.deploy.report;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.footprint.deploy.results.ContenderInfo;
import dev.footprint.deploy.results.Summary;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The JSON that the scripts of {@code report.html} read.
 *
 * @param plots by the id of their chart
 * @param matrix null where there is nothing to rank
 */
record PageData(List<Named> contenders, Map<String, Plot> plots, Weighed matrix) {

    private static final ObjectMapper MAPPER = new ObjectMapper();

    record Named(String name, boolean floor) {}

    /** @param criteria ids of the sliders, to which the points of each row are parallel */
    record Weighed(List<String> criteria, List<Points> rows) {}

    record Points(String contender, List<Double> points) {}

    static PageData of(Summary summary, List<Section> sections, Optional<DecisionMatrix> matrix) {
        Map<String, Plot> plots = new LinkedHashMap<>();
        sections.forEach(section -> section.charts().forEach(chart -> plots.put(chart.id(), chart.plot())));
        return new PageData(
                summary.contenders().stream()
                        .sorted(Comparator.comparing(ContenderInfo::floor))
                        .map(c -> new Named(c.name(), c.floor()))
                        .toList(),
                plots,
                matrix.map(PageData::weighed).orElse(null));
    }

    private static Weighed weighed(DecisionMatrix matrix) {
        return new Weighed(
                matrix.criteria().stream().map(DecisionMatrix.Criterion::id).toList(),
                matrix.rows().stream()
                        .map(row -> new Points(row.contender(), row.points()))
                        .toList());
    }

    /** Inside a script element only an end tag or a comment could end the data early, and both begin with {@code <}. */
    String embeddable() {
        try {
            return MAPPER.writeValueAsString(this).replace("<", "\\u003c");
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("the chart data cannot be written as JSON", e);
        }
    }
}
