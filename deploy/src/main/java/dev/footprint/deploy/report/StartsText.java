package dev.footprint.deploy.report;

import dev.footprint.deploy.results.Observation;
import dev.footprint.deploy.results.Summary;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Starts under CPU limits, with a cold page cache and of many at once, as plain text for a terminal. */
public final class StartsText {
    private StartsText() {}

    /** Empty where none of them was measured. */
    public static String render(Summary summary, List<Observation> observations, int width) {
        List<String> lines = new ArrayList<>();
        Stream.of(
                        CpusSection.of(summary, observations),
                        ColdCacheSection.of(summary, observations),
                        ScaleOutSection.of(summary, observations))
                .flatMap(Optional::stream)
                .forEach(section -> {
                    lines.addAll(List.of("", section.title()));
                    section.tables().forEach(table -> lines.addAll(LoadText.table(table, width)));
                });
        return lines.isEmpty() ? "" : String.join("\n", lines) + "\n";
    }
}
