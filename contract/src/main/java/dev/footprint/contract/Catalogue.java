package dev.footprint.contract;

import dev.footprint.contract.checks.ConnectionChecks;
import dev.footprint.contract.checks.CreateChecks;
import dev.footprint.contract.checks.DeleteChecks;
import dev.footprint.contract.checks.EmailChecks;
import dev.footprint.contract.checks.ErrorChecks;
import dev.footprint.contract.checks.FieldChecks;
import dev.footprint.contract.checks.HeadChecks;
import dev.footprint.contract.checks.HealthChecks;
import dev.footprint.contract.checks.IgnoredBodyChecks;
import dev.footprint.contract.checks.JsonChecks;
import dev.footprint.contract.checks.MalformedChecks;
import dev.footprint.contract.checks.MediaTypeChecks;
import dev.footprint.contract.checks.MethodChecks;
import dev.footprint.contract.checks.NameChecks;
import dev.footprint.contract.checks.NegotiationChecks;
import dev.footprint.contract.checks.OrderChecks;
import dev.footprint.contract.checks.PagingChecks;
import dev.footprint.contract.checks.QueryChecks;
import dev.footprint.contract.checks.RepresentationChecks;
import dev.footprint.contract.checks.SizeChecks;
import dev.footprint.contract.checks.StoreBoundChecks;
import dev.footprint.contract.checks.UserChecks;
import java.util.List;
import java.util.stream.Stream;

/** The checks, in the order they run and are reported. */
public final class Catalogue {

    private Catalogue() {}

    /** What takes seconds, leaves nothing behind and holds for every store, also one that others write to. */
    public static List<Check> all() {
        return Stream.of(
                        HealthChecks.all(),
                        UserChecks.all(),
                        PagingChecks.all(),
                        QueryChecks.all(),
                        CreateChecks.all(),
                        DeleteChecks.all(),
                        MediaTypeChecks.all(),
                        SizeChecks.all(),
                        JsonChecks.all(),
                        FieldChecks.all(),
                        NameChecks.all(),
                        EmailChecks.all(),
                        ErrorChecks.all(),
                        OrderChecks.all(),
                        MethodChecks.all(),
                        HeadChecks.all(),
                        RepresentationChecks.all(),
                        NegotiationChecks.all(),
                        IgnoredBodyChecks.all(),
                        ConnectionChecks.all(),
                        MalformedChecks.all())
                .flatMap(List::stream)
                .toList();
    }

    /** For a store in memory that nobody else uses, and whoever has the time for thousands of requests. */
    public static List<Check> inMemory() {
        return StoreBoundChecks.all();
    }
}
