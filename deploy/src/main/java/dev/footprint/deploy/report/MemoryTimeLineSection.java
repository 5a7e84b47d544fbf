package dev.footprint.deploy.report;

import dev.footprint.deploy.report.Section.Chart;
import dev.footprint.deploy.results.Observation;
import dev.footprint.deploy.results.Observation.MemorySample;
import dev.footprint.deploy.results.Summary;
import dev.footprint.deploy.stats.Quantiles;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Memory over the first seconds of a service's life, and where it stands at the end of each phase. */
final class MemoryTimeLineSection {

    private static final Map<String, String> PHASES = new LinkedHashMap<>();

    static {
        PHASES.put("idle", "idle");
        PHASES.put("first_request", "first request");
        PHASES.put("load", "load");
        PHASES.put("cool_down", "cool-down");
    }

    private static final Map<String, Function<MemorySample, Long>> QUANTITIES = new LinkedHashMap<>();

    static {
        QUANTITIES.put("RSS", MemorySample::rssBytes);
        QUANTITIES.put("PSS", MemorySample::pssBytes);
        QUANTITIES.put("private dirty", MemorySample::privateDirtyBytes);
        QUANTITIES.put("working set", MemorySample::cgroupWorkingSetBytes);
    }

    private MemoryTimeLineSection() {}

    static Optional<Section> of(Summary summary, List<Observation> observations) {
        List<MemorySample> samples = observations.stream()
                .filter(MemorySample.class::isInstance)
                .map(MemorySample.class::cast)
                .toList();
        List<String> names = Figures.contenders(summary).stream()
                .filter(name -> samples.stream().anyMatch(s -> s.contender().equals(name)))
                .toList();
        if (names.isEmpty()) {
            return Optional.empty();
        }
        List<Chart> charts = List.of(
                chart(
                        "time-line-rss",
                        "Resident memory over time",
                        "RSS of one start of each, from its first 200: a second at rest, one request, then "
                                + summary.run().loadRequests() + " requests, then a second at rest again.",
                        names,
                        samples,
                        MemorySample::rssBytes,
                        "RSS"),
                chart(
                        "time-line-working-set",
                        "Working set over time",
                        "What the control group is charged, as Kubernetes sees it, of the same starts.",
                        names,
                        samples,
                        MemorySample::cgroupWorkingSetBytes,
                        "working set"));
        DataTable panel = panel(names, samples);
        return Optional.of(new Section("memory-time-line", "Memory over time", "", charts, List.of(panel)));
    }

    private static Chart chart(
            String id,
            String title,
            String explanation,
            List<String> names,
            List<MemorySample> samples,
            Function<MemorySample, Long> quantity,
            String word) {
        List<Plot.Line> series = names.stream()
                .map(name -> new Plot.Line(
                        name,
                        first(name, samples).stream()
                                .filter(s -> quantity.apply(s) != null)
                                .map(s -> List.of(s.atMs() / 1000, Numbers.shown(quantity.apply(s), "bytes")))
                                .toList()))
                .toList();
        List<List<String>> rows = new ArrayList<>();
        for (String name : names) {
            for (MemorySample sample : first(name, samples)) {
                Long bytes = quantity.apply(sample);
                rows.add(List.of(
                        name,
                        Numbers.fixed(sample.atMs() / 1000, 2),
                        PHASES.getOrDefault(sample.phase(), sample.phase()),
                        bytes == null ? Figures.NONE : Numbers.value(bytes, "bytes")));
            }
        }
        return new Chart(
                id,
                title,
                explanation,
                new Plot.Lines(
                        new Plot.Axis("seconds since the first 200", "s", false),
                        new Plot.Axis("MB (logarithmic)", "MB", true),
                        List.of(),
                        true,
                        series),
                new DataTable(title + ", MB", List.of("contender", "s since first 200", "phase", word), rows));
    }

    /** The samples of the contender's first time line. */
    private static List<MemorySample> first(String name, List<MemorySample> samples) {
        List<MemorySample> own =
                samples.stream().filter(s -> s.contender().equals(name)).toList();
        int block = own.stream().mapToInt(MemorySample::block).min().orElseThrow();
        return own.stream().filter(s -> s.block() == block).toList();
    }

    private static DataTable panel(List<String> names, List<MemorySample> samples) {
        List<String> header = new ArrayList<>(List.of("contender", "figure"));
        header.addAll(PHASES.values());
        List<List<String>> rows = new ArrayList<>();
        for (String name : names) {
            QUANTITIES.forEach((title, quantity) -> {
                List<String> row = new ArrayList<>(List.of(name, title));
                PHASES.keySet().forEach(phase -> row.add(atEnd(name, phase, samples, quantity)));
                rows.add(row);
            });
        }
        return new DataTable("At the end of each phase, MB: median over all time lines", header, rows);
    }

    private static String atEnd(
            String name, String phase, List<MemorySample> samples, Function<MemorySample, Long> quantity) {
        Map<Integer, MemorySample> last = samples.stream()
                .filter(s -> s.contender().equals(name) && s.phase().equals(phase))
                .collect(Collectors.toMap(MemorySample::block, s -> s, (earlier, later) -> later));
        double[] values = last.values().stream()
                .map(quantity)
                .filter(Objects::nonNull)
                .mapToDouble(Long::doubleValue)
                .toArray();
        return values.length == 0 ? Figures.NONE : Numbers.value(Quantiles.median(values), "bytes");
    }
}
