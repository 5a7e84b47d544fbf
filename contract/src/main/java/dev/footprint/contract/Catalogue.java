package dev.footprint.contract;

import dev.footprint.contract.checks.ErrorChecks;
import dev.footprint.contract.checks.HeadChecks;
import dev.footprint.contract.checks.HealthChecks;
import dev.footprint.contract.checks.PagingChecks;
import dev.footprint.contract.checks.RepresentationChecks;
import dev.footprint.contract.checks.UserChecks;
import java.util.List;
import java.util.stream.Stream;

/** Every check, in the order they run and are reported. */
public final class Catalogue {

    private Catalogue() {}

    public static List<Check> all() {
        return Stream.of(
                        HealthChecks.all(),
                        UserChecks.all(),
                        PagingChecks.all(),
                        ErrorChecks.all(),
                        HeadChecks.all(),
                        RepresentationChecks.all())
                .flatMap(List::stream)
                .toList();
    }
}
