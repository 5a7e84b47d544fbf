package dev.footprint.deploy.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.footprint.deploy.results.SummaryJson;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;

/** The report in a real browser: what it shows is what summary.json says. */
class HtmlReportIT {

    private static final int DESKTOP = 1280;
    private static final int PHONE = 390;
    private static final List<String> HEADLINES = List.of(
            "cold_start.exec_to_200", "memory.idle.rss", "memory.after_load.rss", "size.unpacked", "size.compressed");

    @TempDir
    private static Path folder;

    private static Browser browser;

    @BeforeAll
    static void open() {
        browser = Browser.open();
    }

    @AfterAll
    static void close() {
        browser.close();
    }

    @Test
    void theHeadlineFiguresAreThoseOfTheSummary() throws IOException {
        WrittenSummary summary = show(Runs.whole(), DESKTOP);
        List<WebElement> rows = browser.all(".headline tbody tr");
        assertThat(rows).hasSize(summary.json().path("contenders").size());
        int compared = 0;
        for (WebElement row : rows) {
            List<WebElement> cells = row.findElements(By.cssSelector("th, td"));
            String contender = Browser.text(cells.getFirst()).replaceAll(" .*", "");
            for (int i = 0; i < HEADLINES.size(); i++) {
                JsonNode figure = summary.figure(HEADLINES.get(i), contender);
                String shown = Browser.text(cells.get(i + 1));
                assertThat(shown).startsWith(WrittenSummary.shown(figure.path("median"), HEADLINES.get(i)));
                if (figure.path("smallest").asBoolean()) {
                    assertThat(shown).contains("smallest");
                } else if (figure.hasNonNull("ratio")) {
                    assertThat(number(Browser.text(cells.get(i + 1).findElement(By.className("ratio")))
                                    .substring(1)))
                            .isCloseTo(figure.path("ratio").asDouble(), Percentage.withPercentage(3));
                }
                compared++;
            }
        }
        assertThat(compared).isEqualTo(20);
    }

    @Test
    void everyFigureIsInTheFullTable() throws IOException {
        WrittenSummary summary = show(Runs.whole(), DESKTOP);
        List<List<String>> rows = table("#all");
        int row = 0;
        for (JsonNode metric : summary.json().path("metrics")) {
            for (JsonNode figure : metric.path("figures")) {
                List<String> cells = rows.get(row++);
                assertThat(cells.get(0)).startsWith(metric.path("title").asText());
                assertThat(cells.get(1)).isEqualTo(figure.path("contender").asText());
                assertThat(cells.get(2)).isEqualTo(figure.path("n").asText());
                assertThat(cells.get(3))
                        .isEqualTo(WrittenSummary.shown(
                                figure.path("median"), metric.path("id").asText()));
            }
        }
        assertThat(rows).hasSize(row);
    }

    @Test
    void theVerdictNamesTheSmallestAndTheInterval() throws IOException {
        WrittenSummary summary = show(Runs.whole(), DESKTOP);
        JsonNode cold = summary.figure(HEADLINES.getFirst(), "go-mux");
        assertThat(Browser.text(browser.one("h1")))
                .contains(summary.smallest(HEADLINES.get(0)) + " starts fastest")
                .contains(WrittenSummary.shown(
                        summary.figure(HEADLINES.get(0), "rust-axum").path("median"), HEADLINES.get(0)));
        assertThat(browser.texts(".lead li").getFirst())
                .isEqualTo("rust-axum starts " + WrittenSummary.ratio(cold.path("ratio"))
                        + "x faster than go-mux (95 % CI " + WrittenSummary.ratio(cold.path("ratioLow")) + "-"
                        + WrittenSummary.ratio(cold.path("ratioHigh")) + ")");
    }

    @Test
    void theClaimsHaveTheirVerdicts() throws IOException {
        WrittenSummary summary = show(Runs.whole(), DESKTOP);
        List<List<String>> judged =
                table("#claims").stream().filter(r -> r.size() == 5).toList();
        List<String> expected = new ArrayList<>();
        for (JsonNode claim : summary.json().path("claims")) {
            if (!claim.path("verdict").asText().equals("not_measured")) {
                expected.add(claim.path("verdict").asText().replace('_', ' '));
            }
        }
        assertThat(judged).hasSize(expected.size()).hasSizeGreaterThan(4);
        for (int i = 0; i < judged.size(); i++) {
            assertThat(judged.get(i).getLast()).startsWith(expected.get(i));
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {DESKTOP, PHONE})
    void everyChartIsDrawnInItsFrameAndHasItsTable(int width) throws IOException {
        for (Runs runs : List.of(Runs.whole(), Runs.many())) {
            show(runs, width);
            List<WebElement> charts = browser.all(".chart");
            assertThat(charts).hasSizeGreaterThan(5);
            for (WebElement chart : charts) {
                String id = chart.getDomAttribute("id");
                assertThat(number(browser.run("return arguments[0].querySelectorAll('svg path').length", chart)))
                        .as(id)
                        .isGreaterThan(5);
                assertThat(number(browser.run("return arguments[0].getBoundingClientRect().height", chart)))
                        .as(id)
                        .isGreaterThan(100);
                assertThat((List<?>) browser.run(
                                "const f = arguments[0].getBoundingClientRect();"
                                        + "return [...arguments[0].querySelectorAll('text')].filter(t => {"
                                        + " const b = t.getBoundingClientRect();"
                                        + " return b.left < f.left - 1 || b.right > f.right + 1 || b.bottom > f.bottom + 1; })"
                                        + ".map(t => t.textContent)",
                                chart))
                        .as("cut text in " + id)
                        .isEmpty();
                assertThat(table("figure[aria-labelledby='" + id + "-title']")).isNotEmpty();
            }
        }
    }

    @Test
    void asksForNothingAndComplainsOfNothing() throws IOException {
        for (Runs runs : List.of(Runs.whole(), Runs.withProblems(), Runs.nothing(), Runs.onlyTheFloor())) {
            show(runs, DESKTOP);
            assertThat(browser.console()).isEmpty();
            assertThat(browser.requests()).hasSize(1).allMatch(m -> m.contains("\"url\":\"file://"));
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {320, PHONE, 768, DESKTOP})
    void neverScrollsSideways(int width) throws IOException {
        for (Runs runs : List.of(Runs.whole(), Runs.many(), Runs.withProblems())) {
            show(runs, width);
            browser.run("document.querySelectorAll('details').forEach(d => { d.open = true; })");
            assertThat(number(browser.run("return document.documentElement.scrollWidth")))
                    .isLessThanOrEqualTo(width);
        }
    }

    @Test
    void weightsAreMovedByKeyboardAndRankAnew() throws IOException {
        WrittenSummary summary = show(Runs.tradeOff(), DESKTOP);
        List<WebElement> sliders = browser.all("input[type=range]");
        assertThat(sliders).hasSize(2);
        browser.run("arguments[0].focus()", sliders.getFirst());
        browser.focused().sendKeys(Keys.END, Keys.TAB);
        assertThat(browser.focused()).isEqualTo(sliders.getLast());
        browser.focused().sendKeys(Keys.HOME);
        assertThat(ranking()).first().asString().isEqualTo("quick 100");
        browser.focused().sendKeys(Keys.ARROW_RIGHT, Keys.ARROW_RIGHT, Keys.ARROW_RIGHT);
        assertThat(ranking()).isEqualTo(expected(summary, 10, 3));
        browser.focused().sendKeys(Keys.END, Keys.chord(Keys.SHIFT, Keys.TAB));
        browser.focused().sendKeys(Keys.HOME);
        assertThat(ranking()).first().asString().isEqualTo("small 100");
        assertThat(Browser.text(browser.one("#ranking-said"))).startsWith("1. small 100, 2. quick");
        assertThat(browser.texts(".weight output")).containsExactly("0", "10");
    }

    @Test
    void theFirstRankingIsThatOfTheMarkup() throws IOException {
        show(Runs.many(), DESKTOP);
        List<String> drawn = ranking();
        String page = Files.readString(folder.resolve("report.html"));
        List<Integer> places = drawn.stream()
                .map(entry -> page.indexOf("<li data-contender=\"" + entry.replaceAll(" .*", "") + "\""))
                .toList();
        assertThat(places).isSorted().allMatch(p -> p > 0);
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void everyTextCanBeRead(boolean dark) throws IOException {
        for (Runs runs : List.of(Runs.busy(), Runs.withProblems())) {
            write(runs);
            browser.show(folder.resolve("report.html"), DESKTOP, dark);
            browser.run("document.querySelectorAll('details').forEach(d => { d.open = true; })");
            Map<?, ?> contrast = (Map<?, ?>) browser.runFile("contrast.js");
            assertThat((Long) contrast.get("seen")).isGreaterThan(300);
            assertThat((List<?>) contrast.get("found")).isEmpty();
        }
        boolean darkGround =
                number(browser.run("return Number(getComputedStyle(document.body).backgroundColor.match(/\\d+/)[0])"))
                        < 128;
        assertThat(darkGround).isEqualTo(dark);
    }

    private static WrittenSummary show(Runs runs, int width) throws IOException {
        WrittenSummary summary = write(runs);
        browser.show(folder.resolve("report.html"), width, false);
        return summary;
    }

    private static WrittenSummary write(Runs runs) throws IOException {
        Path json = folder.resolve("summary.json");
        SummaryJson.write(json, runs.summary());
        Files.writeString(folder.resolve("report.html"), HtmlReport.render(runs.summary(), runs.observations()));
        return new WrittenSummary(new ObjectMapper().readTree(Files.readString(json)));
    }

    /** The rows of all tables in the section of this heading, or in this element. */
    @SuppressWarnings("unchecked")
    private static List<List<String>> table(String selector) {
        return (List<List<String>>) browser.run(
                "const at = document.querySelector(arguments[0]);"
                        + "return [...(at.closest('figure, section') || at).querySelectorAll('tbody tr')]"
                        + ".map(row => [...row.cells].map(cell => cell.textContent.trim()))",
                selector);
    }

    private static List<String> ranking() {
        return browser.all("#ranking li").stream()
                .map(li -> li.getDomAttribute("data-contender") + " "
                        + Browser.text(li.findElement(By.className("score"))))
                .toList();
    }

    /** By the formula that the page states, from the medians of summary.json. */
    private static List<String> expected(WrittenSummary summary, int coldStart, int download) {
        record Scored(String name, double score) {}
        List<Scored> scored = new ArrayList<>();
        for (String name : List.of("quick", "small")) {
            double product = Math.pow(summary.points(HEADLINES.getFirst(), name), coldStart)
                    * Math.pow(summary.points(HEADLINES.getLast(), name), download);
            scored.add(new Scored(name, 100 * Math.pow(product, 1.0 / (coldStart + download))));
        }
        return scored.stream()
                .sorted(Comparator.comparingDouble(Scored::score).reversed())
                .map(s -> s.name() + " "
                        + BigDecimal.valueOf(s.score()).setScale(s.score() < 9.95 ? 1 : 0, RoundingMode.HALF_UP))
                .toList();
    }

    private static double number(Object value) {
        return Double.parseDouble(String.valueOf(value));
    }
}
