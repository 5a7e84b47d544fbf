package dev.footprint.contract.checks;

import java.util.stream.Stream;

/** Ways to break the contract that the checks claim to notice, beyond a wrong status. */
final class Faults {

    private Faults() {}

    static Stream<Fault> all() {
        return Stream.of(
                        HealthFaults.all(),
                        UserFaults.all(),
                        PagingFaults.all(),
                        CreateFaults.all(),
                        BodyFaults.all(),
                        ErrorFaults.all(),
                        MethodFaults.all(),
                        HeadFaults.all(),
                        RepresentationFaults.all(),
                        ConnectionFaults.all())
                .flatMap(faults -> faults);
    }
}
