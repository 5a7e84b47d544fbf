package dev.footprint.deploy.report;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.util.List;
import java.util.Map;

/**
 * What a chart draws, as the JSON that {@code plots.js} reads; the kind is the name of its drawing function. Values are in
 * shown units (ms, MB); null is a gap. A contender's name gives a series its colour and shape.
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
@JsonSubTypes({
    @JsonSubTypes.Type(value = Plot.Ecdf.class, name = "ecdf"),
    @JsonSubTypes.Type(value = Plot.Strip.class, name = "strip"),
    @JsonSubTypes.Type(value = Plot.Lines.class, name = "lines"),
    @JsonSubTypes.Type(value = Plot.Bars.class, name = "bars"),
})
sealed interface Plot {

    /** Share of the values that are not above x, one step line per contender, on a logarithmic axis. */
    record Ecdf(String axis, String unit, List<Sample> samples) implements Plot {}

    /** A row of points per contender on a logarithmic axis, with a mark at the median. */
    record Strip(String axis, String unit, List<Sample> samples) implements Plot {}

    record Sample(String contender, double median, List<Double> values) {}

    /**
     * Values over something that grows.
     *
     * @param categories names on the x axis, to which x is the index; empty for a numeric x axis
     * @param joined whether the points of a series are joined by a line
     */
    record Lines(Axis x, Axis y, List<String> categories, boolean joined, List<Line> series) implements Plot {}

    record Axis(String name, String unit, boolean logarithmic) {}

    /** @param points pairs of x and y */
    record Line(String contender, List<List<Double>> points) {}

    /**
     * Horizontal bars.
     *
     * @param rows a contender each
     * @param ends per stack the text behind each row's bar
     */
    record Bars(String axis, String unit, List<String> rows, List<Part> parts, Map<String, List<String>> ends)
            implements Plot {}

    /**
     * A piece of each row's bar.
     *
     * @param name in the legend; pieces of one name have one colour
     * @param stack pieces of one stack are piled up
     * @param values per row
     * @param notes per row what the piece is, where its name does not say it; may be empty
     */
    record Part(String name, String stack, List<Double> values, List<String> notes) {}
}
