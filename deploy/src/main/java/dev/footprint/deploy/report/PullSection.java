package dev.footprint.deploy.report;

import dev.footprint.deploy.results.Observation;
import dev.footprint.deploy.results.Summary;
import java.util.List;
import java.util.Optional;

/** The way of an image onto a machine that does not have it. */
final class PullSection {
    private PullSection() {}

    static Optional<Section> of(Summary summary, List<Observation> observations) {
        DataTable table = CapacityTables.pulls(summary);
        return table.rows().isEmpty()
                ? Optional.empty()
                : Optional.of(new Section(
                        "pull",
                        "First pull and start",
                        "From a registry on this machine's loopback that sends as fast as it can, and one that sends 100 Mbit/s: no latency, no"
                                + " TLS, and no layer that the machine has already. The engine unpacks while it fetches.",
                        List.of(),
                        List.of(table)));
    }
}
