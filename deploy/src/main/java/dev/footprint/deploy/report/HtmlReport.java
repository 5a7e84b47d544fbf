package dev.footprint.deploy.report;

import dev.footprint.deploy.results.ContenderInfo;
import dev.footprint.deploy.results.Observation;
import dev.footprint.deploy.results.Summary;
import io.quarkus.qute.Engine;
import io.quarkus.qute.HtmlEscaper;
import io.quarkus.qute.RawString;
import io.quarkus.qute.ReflectionValueResolver;
import io.quarkus.qute.TemplateInstance;
import io.quarkus.qute.UserTagSectionHelper;
import io.quarkus.qute.Variant;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** {@code report.html}: one file with everything in it, for a reader without a network and without footprint. */
public final class HtmlReport {

    private static final String ECHARTS = "/META-INF/resources/webjars/echarts/5.5.0/echarts.common.min.js";

    private static final String TABLE_TAG = "data-table";

    private HtmlReport() {}

    /**
     * @param observations what the summary was built from: the charts show every start
     * @throws IllegalStateException if the template or the chart library is not on the class path
     */
    public static String render(Summary summary, List<Observation> observations) {
        List<Section> sections = Section.of(summary, observations);
        Optional<DecisionMatrix> matrix = DecisionMatrix.of(summary);
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
        page.data("leads", Lead.of(summary));
        page.data("matrix", matrix.orElse(null));
        page.data("weight", DecisionMatrix.WEIGHT);
        page.data("mostWeight", DecisionMatrix.MOST_WEIGHT);
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
        page.data("sections", sections);
        page.data("method", Explanations.method(summary));
        page.data("caution", Explanations.CAUTION);
        page.data("environment", Explanations.environment(summary).entrySet());
        page.data("contenders", limits(summary).entrySet());
        page.data("all", DataTable.allMetrics(summary));
        page.data("data", new RawString(PageData.of(summary, sections, matrix).embeddable()));
        page.data("css", new RawString(resource("/report/report.css")));
        page.data("plots", new RawString(resource("/report/plots.js")));
        page.data("matrixScript", new RawString(resource("/report/matrix.js")));
        page.data("js", new RawString(resource("/report/report.js")));
        page.data("echarts", new RawString(resource(ECHARTS)));
        return page.render();
    }

    /** By hand and not injected, so that the report can be made without a container. */
    private static Engine engine() {
        Engine engine = Engine.builder()
                .addDefaults()
                .addValueResolver(new ReflectionValueResolver())
                .addResultMapper(new HtmlEscaper(List.of(Variant.TEXT_HTML)))
                .addSectionHelper(new UserTagSectionHelper.Factory(TABLE_TAG, TABLE_TAG))
                .build();
        engine.putTemplate(
                TABLE_TAG,
                engine.parse(
                        resource("/report/data-table.html"), Variant.forContentType(Variant.TEXT_HTML), TABLE_TAG));
        return engine;
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
