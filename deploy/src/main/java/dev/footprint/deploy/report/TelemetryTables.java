package dev.footprint.deploy.report;

import dev.footprint.deploy.results.Summary;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** What the experiment telemetry found, as tables. */
final class TelemetryTables {
    private static final Map<String, String> QUANTITIES = quantities();
    private static final Map<String, String> VARIANTS = Map.of("on", "on", "sampled", "sampled at 1 %");

    private TelemetryTables() {}

    private static Map<String, String> quantities() {
        Map<String, String> quantities = new LinkedHashMap<>();
        quantities.put("peak", "requests/s");
        quantities.put("peak_cpu_per_request", "CPU per request at the peak, us");
        quantities.put("p99", "p99 at the equal rate, ms");
        quantities.put("cpu_per_request", "CPU per request at the equal rate, us");
        quantities.put("rss_idle", "RSS idle, MB");
        quantities.put("rss_loaded", "RSS after load, MB");
        quantities.put("cold_start", "cold start, ms");
        return quantities;
    }

    /** Empty where telemetry was not measured. */
    static List<DataTable> of(Summary summary) {
        DataTable price = table(
                summary,
                "Price of telemetry: how many times that without it, within blocks [95 % interval]",
                "telemetry.price.",
                List.of("on", "sampled"),
                false);
        DataTable figures =
                table(summary, "Telemetry off, on and sampled", "telemetry.", List.of("off", "on", "sampled"), true);
        return Stream.of(price, figures).filter(t -> !t.rows().isEmpty()).toList();
    }

    private static DataTable table(
            Summary summary, String caption, String prefix, List<String> variants, boolean units) {
        List<String> header = new ArrayList<>(List.of("contender", "telemetry"));
        QUANTITIES.values().forEach(title -> header.add(units ? title : title.replaceAll(",.*", "")));
        List<List<String>> rows = new ArrayList<>();
        for (String variant : variants) {
            List<LoadFigures.Column> columns = QUANTITIES.keySet().stream()
                    .map(q -> new LoadFigures.Column(q, prefix + variant + "." + q))
                    .toList();
            for (List<String> row :
                    LoadFigures.of(summary, "", "contender", columns).rows()) {
                List<String> named = new ArrayList<>(row);
                named.add(1, VARIANTS.getOrDefault(variant, variant));
                rows.add(named);
            }
        }
        rows.sort(Comparator.comparing(List::getFirst));
        return new DataTable(caption, header, rows);
    }
}
