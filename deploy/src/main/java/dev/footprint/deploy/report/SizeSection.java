package dev.footprint.deploy.report;

import dev.footprint.deploy.report.Section.Chart;
import dev.footprint.deploy.results.Observation;
import dev.footprint.deploy.results.Summary;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToLongFunction;

/** What an image weighs, layer by layer. */
final class SizeSection {

    private SizeSection() {}

    static Optional<Section> of(Summary summary, List<Observation> observations) {
        List<Observation.Size> sizes = Figures.contenders(summary).stream()
                .flatMap(name -> observations.stream()
                        .filter(o -> o instanceof Observation.Size && name.equals(o.contender()))
                        .map(Observation.Size.class::cast)
                        .limit(1))
                .toList();
        if (sizes.isEmpty()) {
            return Optional.empty();
        }
        Map<String, List<String>> ends = new LinkedHashMap<>();
        List<Plot.Part> parts = new ArrayList<>();
        stack("unpacked", sizes, Observation.Layer::unpackedBytes, parts, ends);
        stack("compressed", sizes, Observation.Layer::compressedBytes, parts, ends);
        Chart chart = new Chart(
                "size",
                "Image size by layer",
                "Each piece of a bar is one layer of the image. Compressed is what a registry would send.",
                new Plot.Bars(
                        "MB",
                        "MB",
                        sizes.stream().map(Observation.Size::contender).toList(),
                        parts,
                        ends),
                table(sizes));
        return Section.ofCharts("size-section", "Image size", "", List.of(chart));
    }

    private static void stack(
            String name,
            List<Observation.Size> sizes,
            ToLongFunction<Observation.Layer> bytes,
            List<Plot.Part> parts,
            Map<String, List<String>> ends) {
        int depth = sizes.stream().mapToInt(s -> s.layers().size()).max().orElse(0);
        for (int i = 0; i < depth; i++) {
            int layer = i;
            parts.add(new Plot.Part(
                    name,
                    name,
                    sizes.stream()
                            .map(s -> layer < s.layers().size()
                                    ? (Double) mb(bytes.applyAsLong(s.layers().get(layer)))
                                    : null)
                            .toList(),
                    sizes.stream()
                            .map(s ->
                                    layer < s.layers().size() ? file(s.layers().get(layer)) : "")
                            .toList()));
        }
        ends.put(
                name,
                sizes.stream()
                        .map(s -> Numbers.significant(
                                mb(s.layers().stream().mapToLong(bytes).sum())))
                        .toList());
    }

    private static DataTable table(List<Observation.Size> sizes) {
        List<List<String>> rows = new ArrayList<>();
        for (Observation.Size size : sizes) {
            int number = 1;
            for (Observation.Layer layer : size.layers()) {
                rows.add(List.of(
                        size.contender(),
                        String.valueOf(number++),
                        Numbers.value(layer.unpackedBytes(), "bytes"),
                        Numbers.value(layer.compressedBytes(), "bytes"),
                        String.valueOf(layer.files()),
                        file(layer)));
            }
        }
        return new DataTable(
                "Layers of the images, MB",
                List.of("contender", "layer", "unpacked", "compressed", "files", "largest file"),
                rows);
    }

    private static String file(Observation.Layer layer) {
        return layer.largestFile() == null ? layer.diffId() : layer.largestFile();
    }

    private static double mb(long bytes) {
        return Numbers.shown(bytes, "bytes");
    }
}
