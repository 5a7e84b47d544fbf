package dev.footprint.deploy.report;

import dev.footprint.deploy.results.Summary;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** What the experiments limit, density and pull found: a contender in each row. */
final class CapacityTables {
    /** The engine refuses a smaller limit, so nobody knows whether less would do. */
    private static final double LEAST = 6 << 20;

    private CapacityTables() {}

    /** Those that have a row. */
    static List<DataTable> of(Summary summary) {
        return Stream.of(limits(summary), densities(summary), pulls(summary))
                .filter(table -> !table.rows().isEmpty())
                .toList();
    }

    static DataTable limits(Summary summary) {
        List<List<String>> rows = new ArrayList<>();
        for (String name : Figures.observed(summary, List.of("limit.smallest"))) {
            boolean least = Figures.figure(summary, "limit.smallest", name)
                            .orElseThrow()
                            .median()
                    <= LEAST;
            rows.add(List.of(
                    name,
                    ProgramSection.cell(summary, "limit.smallest", name) + (least ? ", the engine's least" : ""),
                    (least ? "at least " : "") + Figures.count(summary, "limit.per_node", name),
                    Figures.count(summary, "limit.oom_kills", name)));
        }
        return new DataTable(
                "Smallest memory limit that serves: medians over the searches",
                List.of("contender", "limit, MB", "instances in 8 GiB", "OOM kills in a search"),
                rows);
    }

    private static DataTable densities(Summary summary) {
        List<List<String>> rows = new ArrayList<>();
        for (String name : Figures.observed(summary, List.of("density.instances"))) {
            List<String> row = new ArrayList<>(List.of(name, Figures.count(summary, "density.instances", name)));
            for (String figure : List.of("memory", "rss", "pss", "shim")) {
                row.add(ProgramSection.cell(summary, "density." + figure + "_per_instance", name));
            }
            rows.add(row);
        }
        return new DataTable(
                "Instances at once, and MB of each",
                List.of("contender", "instances", "lost by the machine", "RSS", "PSS", "PSS of the shim"),
                rows);
    }

    static DataTable pulls(Summary summary) {
        return LoadFigures.of(
                summary,
                "First pull, and start after it",
                "contender",
                List.of(
                        new LoadFigures.Column("fetched, MB", "pull.100mbit.bytes"),
                        new LoadFigures.Column("pull, no limit, ms", "pull.fast"),
                        new LoadFigures.Column("to the first 200, ms", "pull.fast.to_200"),
                        new LoadFigures.Column("pull at 100 Mbit/s, ms", "pull.100mbit"),
                        new LoadFigures.Column("to the first 200, ms", "pull.100mbit.to_200")));
    }
}
