package dev.footprint.deploy.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.footprint.deploy.results.Summary;
import java.util.List;
import org.junit.jupiter.api.Test;

class DecisionMatrixTest {

    @Test
    void theScoreIsTheGeometricMeanOfBestByOwn() {
        Summary summary = Runs.whole().summary();
        DecisionMatrix matrix = DecisionMatrix.of(summary).orElseThrow();
        double product = 1;
        for (DecisionMatrix.Criterion criterion : matrix.criteria()) {
            product *= Figures.median(summary, criterion.metricId(), "rust-axum")
                    / Figures.median(summary, criterion.metricId(), "go-mux");
        }
        assertThat(matrix.criteria()).hasSize(4);
        assertThat(matrix.rows())
                .extracting(DecisionMatrix.Row::contender)
                .containsExactly("rust-axum", "go-mux", "java-quarkus");
        assertThat(matrix.rows().get(0).score()).isCloseTo(100, within(1e-9));
        assertThat(matrix.rows().get(1).score()).isCloseTo(100 * Math.pow(product, 0.25), within(1e-9));
    }

    @Test
    void twiceTheCostIsHalfTheScore() {
        DecisionMatrix matrix =
                DecisionMatrix.of(Runs.pair(block -> 2, block -> 4)).orElseThrow();
        assertThat(matrix.rows()).extracting(DecisionMatrix.Row::shownScore).containsExactly("100", "50");
    }

    @Test
    void whatWasNotMeasuredIsNotScored() {
        Runs runs = Runs.withoutMemoryOf("go-mux");
        DecisionMatrix matrix = DecisionMatrix.of(runs.summary()).orElseThrow();
        assertThat(matrix.unscored()).isEqualTo(List.of("go-mux"));
        assertThat(matrix.rows().getLast().shownScore()).isEqualTo("not scored");
        assertThat(HtmlReport.render(runs.summary(), runs.observations()))
                .contains("Not scored while a figure that they lack has a weight: go-mux.");
    }

    @Test
    void thereIsNoneWithoutAChoice() {
        assertThat(DecisionMatrix.of(Runs.onlyTheFloor().summary())).isEmpty();
        assertThat(DecisionMatrix.of(Runs.nothing().summary())).isEmpty();
        assertThat(DecisionMatrix.of(Runs.named("alone").summary())).isEmpty();
    }
}
