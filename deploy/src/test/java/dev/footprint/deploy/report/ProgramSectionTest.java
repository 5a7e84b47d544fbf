package dev.footprint.deploy.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.footprint.deploy.experiment.Experiment;
import dev.footprint.deploy.json.JsonExperiment;
import dev.footprint.deploy.results.ContenderInfo;
import dev.footprint.deploy.results.Observation;
import dev.footprint.deploy.results.ProgramLine;
import dev.footprint.deploy.results.SampleRun;
import dev.footprint.deploy.results.Summary;
import dev.footprint.deploy.results.SummaryBuilder;
import dev.footprint.deploy.tasks.TasksExperiment;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ProgramSectionTest {
    private static final Experiment JSON = new JsonExperiment(block -> true);
    private static final Experiment TASKS = new TasksExperiment(block -> true);

    @Test
    void eachExperimentHasItsTableWithTheArticlesFigureAndAVerdict() {
        String report = MarkdownReport.render(summary(), List.of());
        assertThat(report)
                .contains("# Measured without a service: JSON and Ten thousand tasks.")
                .contains(
                        "| serde_json | 1,000,000 \\[1,000,000-1,000,000\\] | 2,450,000 | does not hold: it is less |")
                .contains("The article names no document, and the document decides")
                .contains("| goroutine | 2700 \\[2700-2700\\] | about 2 KB | holds |");
    }

    @Test
    void aLibraryHasNoColdStartAndIsInNoTableOfServices() {
        assertThat(summary().claims())
                .filteredOn(c -> c.claim().equals("rust.cold_start"))
                .extracting(Summary.ClaimVerdict::verdict, Summary.ClaimVerdict::contender)
                .containsExactly(tuple(Summary.Verdict.NOT_MEASURED, null));
        assertThat(HeadlineTable.of(summary()).rows()).isEmpty();
    }

    @Test
    void theTerminalHasThemWithoutAnEmptyTable() {
        assertThat(TerminalTable.render(summary(), 200))
                .contains("- serde_json: one user parsed, 1/s 1,000,000")
                .doesNotContain("contender ");
    }

    @Test
    void thePageHasTheTablesAndNoEmptyOne() {
        String page = HtmlReport.render(summary(), List.of());
        assertThat(page).contains("<th scope=\"row\">serde_json</th>").contains("Ten thousand tasks");
        assertThat(page).doesNotContain("id=\"figures\"");
    }

    private static Summary summary() {
        List<Observation> observations = new ArrayList<>();
        for (int block = 1; block <= 6; block++) {
            observations.add(sample(block, "serde_json", "users-1", 1_000));
            observations.add(sample(block, "serde_json", "users-100", 100_000));
            observations.add(
                    new ProgramLine("goroutine", block, "tasks", node("slope").put("bytes_per_task", 2_700.0)));
        }
        List<ContenderInfo> contenders = Stream.of(JSON, TASKS)
                .flatMap(e -> e.programs().stream())
                .map(c -> c.info("sha256:1", "measured", null))
                .toList();
        return SummaryBuilder.build(
                observations,
                SampleRun.run("complete"),
                SampleRun.environment(),
                contenders,
                Stream.of(JSON, TASKS).flatMap(e -> e.metrics().stream()).toList());
    }

    private static ProgramLine sample(int block, String library, String corpus, int nanosPerOperation) {
        ObjectNode line = node("sample")
                .put("operation", "parse-typed")
                .put("corpus", corpus)
                .put("iterations", 10)
                .put("nanos", 10.0 * nanosPerOperation)
                .put("bytes", 67);
        return new ProgramLine(library, block, "json", line);
    }

    private static ObjectNode node(String kind) {
        return JsonNodeFactory.instance.objectNode().put("kind", kind);
    }
}
