package dev.footprint.deploy.report;

import dev.footprint.deploy.results.Observation;
import dev.footprint.deploy.results.Summary;
import java.util.List;
import java.util.Optional;

/** What telemetry costs each contender. */
final class TelemetrySection {
    private TelemetrySection() {}

    static Optional<Section> of(Summary summary, List<Observation> observations) {
        List<DataTable> tables = TelemetryTables.of(summary);
        return tables.isEmpty()
                ? Optional.empty()
                : Optional.of(new Section(
                        "telemetry",
                        "Price of telemetry",
                        "The same service with its SDK off, on, and with 1 % of its traces sampled. An interval that leaves out 1"
                                + " shows a price. The collector ran on the generator's core, so the exports were real.",
                        List.of(),
                        tables));
    }
}
