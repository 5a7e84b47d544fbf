package dev.footprint.deploy.report;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * A section of {@code report.html} with its charts; a chart for which nothing was seen is left out.
 *
 * @param id anchor of the section
 */
record ChartGroup(String id, String title, List<Chart> charts) {

    /**
     * @param id of the element that the script draws into
     * @param table the same numbers, for whoever cannot see or does not trust the chart
     */
    record Chart(String id, String title, String explanation, DataTable table) {}

    private static final String NONE = "-";

    static List<ChartGroup> of(ChartData data) {
        List<Chart> starts = new ArrayList<>();
        if (data.hasStarts()) {
            starts.add(new Chart(
                    "ecdf",
                    "How many starts were done after how long",
                    "Each step is one start; the further left a line, the faster, and the steeper, the steadier. Each mark"
                            + " on the axis is a multiple of the one before.",
                    ordered(data)));
            starts.add(new Chart(
                    "strip",
                    "All starts in the order they were made",
                    "Each point is one start. A level row is a steady service; a block in which all points rise was a busy"
                            + " moment of the machine.",
                    byBlock(data)));
        }
        if (data.hasPhases()) {
            starts.add(new Chart(
                    "phases",
                    "Where the time goes",
                    "Medians of each part; behind a bar their sum and, as own, the service's own part. The engine's work comes first and is about the same for all; the pause between"
                            + " the container's start and the exec is left out.",
                    times(
                            "Parts of a start, ms: median (10th-90th percentile)",
                            "part",
                            data,
                            data.phaseNames(),
                            data.phases())));
        }
        if (data.hasRequests()) {
            starts.add(new Chart(
                    "requests",
                    "The first requests after a start",
                    "Median latency of the 1st, 2nd, 10th and 100th request on one connection, one after the other: what a"
                            + " service still has to load, compile or fill when it has just begun to answer.",
                    times(
                            "Latency after a start, ms: median (10th-90th percentile)",
                            "request",
                            data,
                            data.requestNames(),
                            data.requests())));
        }
        List<ChartGroup> groups = new ArrayList<>();
        if (!starts.isEmpty()) {
            groups.add(new ChartGroup("cold-start", "Cold start", starts));
        }
        if (data.hasMemory()) {
            Chart chart = new Chart(
                    "memory",
                    "Resident memory, idle and after load",
                    "Medians of the resident set (RSS) of the service's processes.",
                    memory(data));
            groups.add(new ChartGroup("memory-section", "Memory", List.of(chart)));
        }
        if (data.hasLayers()) {
            Chart chart = new Chart(
                    "size",
                    "Image size by layer",
                    "Each piece of a bar is one layer of the image. Compressed is what a registry would send.",
                    layers(data));
            groups.add(new ChartGroup("size-section", "Image size", List.of(chart)));
        }
        return groups;
    }

    private static DataTable ordered(ChartData data) {
        List<List<Double>> sorted = data.starts().stream()
                .map(points -> points.stream().map(p -> p[1]).sorted().toList())
                .toList();
        int most = sorted.stream().mapToInt(List::size).max().orElse(0);
        List<List<String>> rows = IntStream.range(0, most)
                .mapToObj(rank -> {
                    List<String> row = new ArrayList<>(List.of(String.valueOf(rank + 1)));
                    sorted.forEach(times -> row.add(rank < times.size() ? Numbers.significant(times.get(rank)) : NONE));
                    return row;
                })
                .toList();
        return new DataTable("Starts from fastest to slowest, ms from exec to first 200", header("rank", data), rows);
    }

    private static DataTable byBlock(ChartData data) {
        List<List<String>> rows = IntStream.rangeClosed(1, data.blocks())
                .mapToObj(block -> {
                    List<String> row = new ArrayList<>(List.of(String.valueOf(block)));
                    data.starts()
                            .forEach(points -> row.add(points.stream()
                                    .filter(p -> p[0] == block)
                                    .map(p -> Numbers.significant(p[1]))
                                    .findFirst()
                                    .orElse(NONE)));
                    return row;
                })
                .toList();
        return new DataTable("Starts by block, ms from exec to first 200", header("block", data), rows);
    }

    private static DataTable times(
            String caption, String first, ChartData data, List<String> names, List<ChartData.Times> times) {
        List<List<String>> rows = IntStream.range(0, names.size())
                .mapToObj(i -> {
                    List<String> row = new ArrayList<>(List.of(names.get(i)));
                    times.forEach(t -> row.add(
                            t.ms()[i] == null
                                    ? NONE
                                    : text(t.ms()[i]) + " (" + text(t.p10()[i]) + "-" + text(t.p90()[i]) + ")"));
                    return row;
                })
                .toList();
        return new DataTable(caption, header(first, data), rows);
    }

    private static DataTable memory(ChartData data) {
        List<List<String>> rows = IntStream.range(0, data.contenders().size())
                .mapToObj(i -> List.of(
                        data.contenders().get(i).name(),
                        text(data.memory().get(i).mb()[0]),
                        text(data.memory().get(i).mb()[1])))
                .toList();
        return new DataTable("Medians of resident memory, MB", List.of("contender", "idle", "after load"), rows);
    }

    private static DataTable layers(ChartData data) {
        List<List<String>> rows = new ArrayList<>();
        for (int i = 0; i < data.contenders().size(); i++) {
            int number = 1;
            for (ChartData.Layer layer : data.layers().get(i)) {
                rows.add(List.of(
                        data.contenders().get(i).name(),
                        String.valueOf(number++),
                        Numbers.significant(layer.unpacked()),
                        Numbers.significant(layer.compressed()),
                        layer.name()));
            }
        }
        return new DataTable(
                "Layers of the images, MB",
                List.of("contender", "layer", "unpacked", "compressed", "largest file"),
                rows);
    }

    private static List<String> header(String first, ChartData data) {
        List<String> header = new ArrayList<>(List.of(first));
        data.contenders().forEach(contender -> header.add(contender.name()));
        return header;
    }

    private static String text(Double value) {
        return value == null ? NONE : Numbers.significant(value);
    }
}
