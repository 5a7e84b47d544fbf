package dev.footprint.deploy.report;

import dev.footprint.deploy.results.Summary;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The article's table of build times. */
final class BuildTable {
    private static final String DEPENDENCIES = "build.dependencies";

    private BuildTable() {}

    static ProgramSection section(Summary summary) {
        List<List<String>> rows = new ArrayList<>();
        steps().forEach((id, words) -> {
            for (String tool : ProgramSection.contenders(summary, id + ".wall")) {
                List<String> row = new ArrayList<>(List.of(tool + ", " + words));
                row.add(ProgramSection.cell(summary, id + ".wall", tool));
                row.addAll(ProgramSection.claim(summary, id + ".wall", tool));
                for (String field : List.of(".cpu", ".peak", ".cache")) {
                    row.add(ProgramSection.cell(summary, id + field, tool));
                }
                rows.add(row);
            }
        });
        List<String> header = List.of(
                "build",
                "time, ms",
                "the article says",
                "verdict",
                "processor time, ms",
                "highest memory, MB",
                "cache and output, MB");
        return new ProgramSection(
                "Build", List.of(new DataTable("Builds of the services", header, rows)), why(summary));
    }

    private static Map<String, String> steps() {
        Map<String, String> steps = new LinkedHashMap<>();
        steps.put("build.debug.clean", "debug, clean");
        steps.put("build.debug.incremental_domain", "debug, a line of the domain changed");
        steps.put("build.debug.incremental_handler", "debug, a line of a handler changed");
        steps.put("build.release.clean", "release, clean");
        return steps;
    }

    private static String why(Summary summary) {
        String sizes = ProgramSection.contenders(summary, DEPENDENCIES).stream()
                .map(tool -> tool + " " + ProgramSection.cell(summary, DEPENDENCIES, tool) + " dependencies and "
                        + ProgramSection.cell(summary, "build.lines", tool) + " lines of its own")
                .collect(Collectors.joining(", "));
        return sizes.isEmpty() ? "" : "The article's \"medium project\" is not named; these build " + sizes + ".";
    }
}
