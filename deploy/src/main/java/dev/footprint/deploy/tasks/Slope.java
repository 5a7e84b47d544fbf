package dev.footprint.deploy.tasks;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.footprint.deploy.results.ProgramLine;
import java.util.List;

/** Memory per task: the slope of a straight line through the resident sets at all counts, and not one subtraction. */
final class Slope {
    private Slope() {}

    /** @param lines of one block, one reading of tasks that hold nothing for each count */
    static ProgramLine of(String kind, int block, List<ProgramLine> lines) {
        List<ProgramLine> readings = memory(lines, false);
        double[] counts = readings.stream().mapToDouble(l -> l.number("count")).toArray();
        double[] bytes =
                readings.stream().mapToDouble(l -> l.number("rss_parked")).toArray();
        return line(kind, block, "slope", "bytes_per_task", leastSquares(counts, bytes));
    }

    /**
     * What tasks hold, read as the difference between tasks that hold something and as many that hold nothing, over what they
     * really hold: 1 is the truth.
     */
    static ProgramLine held(String kind, int block, List<ProgramLine> lines) {
        double share = memory(lines, true).stream()
                .findFirst()
                .map(holding -> share(holding, memory(lines, false)))
                .orElse(Double.NaN);
        return line(kind, block, "held", "share", share);
    }

    private static double share(ProgramLine holding, List<ProgramLine> without) {
        double count = holding.number("count");
        double bytes = holding.number("held") * count;
        return without.stream()
                .filter(l -> l.number("count") == count)
                .mapToDouble(l -> (holding.number("rss_parked") - l.number("rss_parked")) / bytes)
                .findFirst()
                .orElse(Double.NaN);
    }

    private static List<ProgramLine> memory(List<ProgramLine> lines, boolean holding) {
        return lines.stream()
                .filter(l -> l.is(TasksExperiment.NAME, "memory") && l.number("held") > 0 == holding)
                .toList();
    }

    private static ProgramLine line(String kind, int block, String what, String field, double value) {
        return new ProgramLine(
                kind,
                block,
                TasksExperiment.NAME,
                JsonNodeFactory.instance
                        .objectNode()
                        .put("kind", what)
                        .put("tasks", kind)
                        .put(field, value));
    }

    static double leastSquares(double[] x, double[] y) {
        double meanX = mean(x);
        double meanY = mean(y);
        double above = 0;
        double below = 0;
        for (int i = 0; i < x.length; i++) {
            above += (x[i] - meanX) * (y[i] - meanY);
            below += (x[i] - meanX) * (x[i] - meanX);
        }
        return above / below;
    }

    private static double mean(double[] values) {
        double sum = 0;
        for (double value : values) {
            sum += value;
        }
        return sum / values.length;
    }
}
