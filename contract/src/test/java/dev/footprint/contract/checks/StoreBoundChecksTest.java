package dev.footprint.contract.checks;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.footprint.contract.Catalogue;
import dev.footprint.contract.Check;
import dev.footprint.contract.CheckResult;
import dev.footprint.contract.Seed;
import dev.footprint.contract.fake.ConformingHandler;
import dev.footprint.contract.fake.FakeStore;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Apart from the others' test, whose every fault would fill a store anew. */
class StoreBoundChecksTest {

    private static final String CHECK = "store.full";

    static Stream<Fault> faults() {
        return Stream.of(
                Fault.storing(CHECK, "no bound", () -> bounded(Integer.MAX_VALUE)),
                Fault.storing(CHECK, "bound of 9,999", () -> bounded(9_999)),
                Fault.answering(CHECK, "503", reply -> reply.status() == 507, reply -> reply.withStatus(503)),
                Fault.answering(
                        CHECK, "507 before 409", reply -> reply.status() == 409, reply -> reply.withStatus(507)),
                Fault.answering(
                        CHECK, "507 before 422", reply -> reply.status() == 422, reply -> reply.withStatus(507)),
                Fault.answering(
                        CHECK,
                        "no problem",
                        reply -> reply.status() == 507,
                        reply -> reply.with("Content-Type", "text/plain")));
    }

    @Test
    void isTheOnlyCheckOfItsKind() {
        assertEquals(
                List.of(CHECK), Catalogue.inMemory().stream().map(Check::name).toList());
    }

    @Test
    void passesAgainstAConformingServiceAndLeavesNothingBehind() {
        FakeStore store = new FakeStore();
        CheckResult result = ChecksTest.run(CHECK, new ConformingHandler(store));
        assertTrue(result.passed(), result.detail());
        assertEquals(Seed.load().users(), store.page(0, 20_000));
    }

    @ParameterizedTest
    @MethodSource("faults")
    void failsWhenTheBoundIsAnother(Fault fault) {
        CheckResult result = ChecksTest.run(CHECK, fault.sabotage().apply(new ConformingHandler()));
        assertFalse(result.passed(), () -> fault + " went unnoticed");
    }

    private static FakeStore bounded(int most) {
        return new FakeStore() {
            @Override
            protected boolean isFull() {
                return users.size() >= most;
            }
        };
    }
}
