package dev.footprint.deploy.report;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.footprint.deploy.results.ContenderInfo;
import dev.footprint.deploy.results.Summary;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The JSON that the scripts of {@code report.html} read.
 *
 * @param plots by the id of their chart
 */
record PageData(List<Named> contenders, Map<String, Plot> plots) {

    private static final ObjectMapper MAPPER = new ObjectMapper();

    record Named(String name, boolean floor) {}

    static PageData of(Summary summary, List<Section> sections) {
        Map<String, Plot> plots = new LinkedHashMap<>();
        sections.forEach(section -> section.charts().forEach(chart -> plots.put(chart.id(), chart.plot())));
        return new PageData(
                summary.contenders().stream()
                        .sorted(Comparator.comparing(ContenderInfo::floor))
                        .map(c -> new Named(c.name(), c.floor()))
                        .toList(),
                plots);
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
