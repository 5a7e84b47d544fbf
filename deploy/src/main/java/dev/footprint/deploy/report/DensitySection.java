package dev.footprint.deploy.report;

import dev.footprint.deploy.results.CapacityObservation.Density;
import dev.footprint.deploy.results.Observation;
import dev.footprint.deploy.results.Summary;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** How many instances ran at once, and what each took from the machine. */
final class DensitySection {
    private DensitySection() {}

    static Optional<Section> of(Summary summary, List<Observation> observations) {
        List<List<String>> rows = new ArrayList<>();
        for (Observation observation : observations) {
            if (observation instanceof Density density) {
                rows.add(row(density));
            }
        }
        return rows.isEmpty()
                ? Optional.empty()
                : Optional.of(new Section(
                        "density",
                        "Many instances on one machine",
                        "All of them ran together and answered. What the machine lost is the kernel's MemAvailable before and with them, over their"
                                + " number: the service, the kernel's own records of it, and the container runtime's shim that stands behind each"
                                + " container and is in no limit of it. A dash: something else on the machine gave memory back meanwhile.",
                        List.of(),
                        List.of(new DataTable(
                                "Instances at once, and MB of each",
                                List.of(
                                        "contender",
                                        "block",
                                        "limit, MB",
                                        "instances",
                                        "lost by the machine",
                                        "RSS",
                                        "PSS",
                                        "PSS of the shim",
                                        "not more because of"),
                                rows))));
    }

    private static List<String> row(Density density) {
        int n = density.instances();
        return List.of(
                density.contender(),
                String.valueOf(density.block()),
                megabytes(density.limitBytes()),
                String.valueOf(n),
                megabytes(density.memoryPerInstance()),
                megabytes(density.rssBytes() / n),
                megabytes(density.pssBytes() / n),
                megabytes(density.shimPerInstance()),
                density.stoppedBy());
    }

    private static String megabytes(Long bytes) {
        return bytes == null ? Figures.NONE : Numbers.value(bytes, "bytes");
    }
}
