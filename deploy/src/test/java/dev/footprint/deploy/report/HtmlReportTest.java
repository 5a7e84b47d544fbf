package dev.footprint.deploy.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class HtmlReportTest {

    @Test
    void theVerdictComesFirst() {
        String page = render(Runs.whole());
        assertThat(page).contains("<h1>rust-axum starts fastest");
        assertThat(page.indexOf("<h1>")).isLessThan(page.indexOf("<table"));
    }

    @Test
    void isOneFileThatAsksForNothing() {
        String own = withoutScripts(render(Runs.whole()));
        assertThat(own)
                .contains("default-src 'none'")
                .doesNotContain("src=\"", "url(", "@import", "http://", "https://");
    }

    @Test
    void everyChartHasItsTable() {
        String page = render(Runs.whole());
        for (String id : new String[] {"strip", "ecdf", "order", "phases", "requests", "memory", "size"}) {
            assertThat(page).contains("<div class=\"chart\" id=\"" + id + "\" role=\"img\"");
        }
        assertThat(count(page, "The same numbers as a table")).isEqualTo(7);
        assertThat(count(page, "<figure ")).isEqualTo(7);
    }

    @Test
    void chartDataAreTheObservations() throws IOException {
        JsonNode data = data(render(Runs.whole()));
        assertThat(data.at("/contenders/0/name").asText()).isEqualTo("rust-axum");
        assertThat(data.at("/contenders/3/floor").asBoolean()).isTrue();
        JsonNode rust = data.at("/plots/strip/samples/0");
        assertThat(rust.path("contender").asText()).isEqualTo("rust-axum");
        assertThat(rust.path("values").size()).isEqualTo(20);
        assertThat(rust.path("median").asDouble()).isBetween(1.5, 2.5);
        assertThat(data.at("/plots/order/series/0/points").size()).isEqualTo(20);
        assertThat(data.at("/plots/size/parts/0/values/0").asDouble()).isEqualTo(7.812345);
        assertThat(data.at("/plots/size/ends/unpacked/2").asText()).isEqualTo("84.9");
    }

    @Test
    void theRequestsAfterAStartAreShownWithTheirSpread() throws IOException {
        String page = render(Runs.whole());
        JsonNode points = data(page).at("/plots/requests/series/0/points");
        assertThat(points.size()).isEqualTo(4);
        assertThat(points.at("/0/1").asDouble()).isGreaterThan(points.at("/3/1").asDouble());
        assertThat(page)
                .contains("Latency after a start, ms: median (10th-90th percentile)")
                .containsPattern("<th scope=\"row\">100th</th><td>0\\.\\d+ \\(0\\.\\d+-0\\.\\d+\\)</td>");
    }

    @Test
    void aNameCannotBecomeMarkup() throws IOException {
        String name = "</script><b>\"'&";
        String page = render(Runs.named(name));
        assertThat(page).doesNotContain("<b>").contains("&lt;/script&gt;&lt;b&gt;&quot;&#39;&amp;");
        assertThat(data(page).at("/contenders/0/name").asText()).isEqualTo(name);
        assertThat(count(page, "</script>")).isEqualTo(count(render(Runs.whole()), "</script>"));
    }

    @Test
    void tellsWhatWentWrong() {
        assertThat(render(Runs.withProblems()))
                .contains("What went wrong", "exit code 137", "&lt;b&gt;bye&lt;/b&gt;", "go-strange was refused");
    }

    @Test
    void saysBeforeTheVerdictThatTheRunWasInterrupted() {
        String page = render(Runs.interrupted());
        assertThat(page.indexOf("3 of 20 planned starts")).isPositive().isLessThan(page.indexOf("<h1>"));
        assertThat(render(Runs.whole())).doesNotContain("Interrupted.");
    }

    @Test
    void copesWithLittleOrNothing() {
        assertThat(render(Runs.nothing())).contains("Nothing was measured.").doesNotContain("<figure ");
        assertThat(render(Runs.onlyTheFloor())).contains("Only the floor");
        assertThat(render(Runs.oneStart())).contains("1 of 20 starts");
    }

    private static String render(Runs runs) {
        return HtmlReport.render(runs.summary(), runs.observations());
    }

    private static JsonNode data(String page) throws IOException {
        Matcher matcher = Pattern.compile(
                        "<script type=\"application/json\" id=\"data\">(.*?)</script>", Pattern.DOTALL)
                .matcher(page);
        assertThat(matcher.find()).isTrue();
        return new ObjectMapper().readTree(matcher.group(1));
    }

    private static String withoutScripts(String page) {
        return page.replaceAll("(?s)<script>.*?</script>", "");
    }

    private static int count(String text, String part) {
        return text.split(Pattern.quote(part), -1).length - 1;
    }
}
