package dev.footprint.deploy.report;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.footprint.deploy.results.ContenderInfo;
import dev.footprint.deploy.results.Observation;
import dev.footprint.deploy.results.Summary;
import io.quarkus.qute.Engine;
import io.quarkus.qute.HtmlEscaper;
import io.quarkus.qute.RawString;
import io.quarkus.qute.ReflectionValueResolver;
import io.quarkus.qute.TemplateInstance;
import io.quarkus.qute.Variant;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** {@code report.html}: one file with everything in it, for a reader without a network and without footprint. */
public final class HtmlReport {

    private static final String ECHARTS = "/META-INF/resources/webjars/echarts/5.5.0/echarts.common.min.js";

    private static final ObjectMapper MAPPER = new ObjectMapper();

    private HtmlReport() {}

    /**
     * @param observations what the summary was built from: the charts show every start
     * @throws IllegalStateException if the template or the chart library is not on the class path
     */
    public static String render(Summary summary, List<Observation> observations) {
        ChartData charts = ChartData.of(summary, observations);
        HeadlineTable table = HeadlineTable.of(summary);
        TemplateInstance page = engine().parse(
                        resource("/report/report.html"), Variant.forContentType(Variant.TEXT_HTML), "report.html")
                .instance();
        page.data("names", names(summary));
        page.data("when", summary.run().startedAt());
        page.data("fingerprint", Explanations.fingerprint(summary));
        page.data("interrupted", Explanations.interrupted(summary).orElse(null));
        page.data("busy", Explanations.busy(summary).orElse(null));
        page.data("verdict", Verdicts.headline(summary));
        page.data("table", table);
        page.data(
                "columnLabels",
                table.columns().stream()
                        .map(column -> column.title() + ", " + column.unit())
                        .toList());
        page.data("units", Explanations.UNITS);
        page.data("verdicts", verdicts(summary).entrySet());
        page.data("fewest", Summary.BLOCKS_FOR_INTERVAL);
        page.data("interval", Explanations.INTERVAL);
        page.data("programs", ProgramSection.of(summary));
        page.data("claims", ClaimTable.of(summary));
        page.data("claimsReading", Explanations.CLAIMS);
        page.data("problems", Problem.of(summary));
        page.data("groups", ChartGroup.of(charts));
        page.data("method", Explanations.method(summary));
        page.data("caution", Explanations.CAUTION);
        page.data("environment", Explanations.environment(summary).entrySet());
        page.data("contenders", limits(summary).entrySet());
        page.data("all", DataTable.allMetrics(summary));
        page.data("data", new RawString(embeddable(charts)));
        page.data("css", new RawString(resource("/report/report.css")));
        page.data("js", new RawString(resource("/report/report.js")));
        page.data("echarts", new RawString(resource(ECHARTS)));
        return page.render();
    }

    /** By hand and not injected, so that the report can be made without a container. */
    private static Engine engine() {
        return Engine.builder()
                .addDefaults()
                .addValueResolver(new ReflectionValueResolver())
                .addResultMapper(new HtmlEscaper(List.of(Variant.TEXT_HTML)))
                .build();
    }

    private static String names(Summary summary) {
        List<String> names = summary.contenders().stream()
                .filter(contender -> !contender.floor())
                .map(ContenderInfo::name)
                .toList();
        return names.isEmpty() ? "the floor alone" : String.join(", ", names);
    }

    private static Map<String, List<String>> verdicts(Summary summary) {
        Map<String, List<String>> verdicts = new LinkedHashMap<>();
        for (Headline headline : Headline.all()) {
            List<String> sentences = Verdicts.sentences(summary, headline.metricId);
            if (!sentences.isEmpty()) {
                verdicts.put(headline.title, sentences);
            }
        }
        return verdicts;
    }

    private static Map<String, String> limits(Summary summary) {
        Map<String, String> limits = new LinkedHashMap<>();
        summary.contenders().forEach(contender -> limits.put(contender.name(), Explanations.contender(contender)));
        return limits;
    }

    /** Inside a script element only an end tag or a comment could end the data early, and both begin with {@code <}. */
    private static String embeddable(ChartData charts) {
        try {
            return MAPPER.writeValueAsString(charts).replace("<", "\\u003c");
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("the chart data cannot be written as JSON", e);
        }
    }

    private static String resource(String path) {
        try (InputStream in = HtmlReport.class.getResourceAsStream(path)) {
            if (in == null) {
                throw new IllegalStateException(
                        path + " is not on the class path: is its dependency there, in the version named here?");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
