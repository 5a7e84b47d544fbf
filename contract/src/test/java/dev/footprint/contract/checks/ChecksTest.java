package dev.footprint.contract.checks;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.footprint.contract.Catalogue;
import dev.footprint.contract.Check;
import dev.footprint.contract.CheckResult;
import dev.footprint.contract.ContractRunner;
import dev.footprint.contract.Seed;
import dev.footprint.contract.Settings;
import dev.footprint.contract.fake.ConformingHandler;
import dev.footprint.contract.fake.FakeService;
import dev.footprint.contract.fake.FakeStore;
import dev.footprint.contract.fake.Handler;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each check passes where the contract is kept and fails where the one thing it is about is broken. */
class ChecksTest {

    static Stream<String> names() {
        return Catalogue.all().stream().map(Check::name);
    }

    static Stream<Fault> faults() {
        return Faults.all();
    }

    @ParameterizedTest
    @MethodSource("names")
    void passesAgainstAConformingService(String check) {
        CheckResult result = run(check, new ConformingHandler());
        assertTrue(result.passed(), result.detail());
        assertEquals("", result.detail());
    }

    /** Whatever a check asks, the answer's status decides. */
    @ParameterizedTest
    @MethodSource("names")
    void noRequestOfACheckIsInVain(String check) {
        for (int n = 0; n < requests(check).size(); n++) {
            Fault fault = Fault.nth(check, "is 500", n, reply -> reply.withStatus(500));
            CheckResult result = run(check, fault.sabotage().apply(new ConformingHandler()));
            assertFalse(result.passed(), () -> fault + " went unnoticed");
        }
    }

    @ParameterizedTest
    @MethodSource("names")
    void nothingIsLeftBehindEvenWhenACheckFails(String check) {
        for (int n = 0; n < requests(check).size(); n++) {
            Fault fault = Fault.nth(check, "is empty", n, reply -> reply.withBody(""));
            FakeStore store = new FakeStore();
            run(check, fault.sabotage().apply(new ConformingHandler(store)));
            assertEquals(Seed.load().users(), store.page(0, 1_000), fault::toString);
        }
    }

    @ParameterizedTest
    @MethodSource("faults")
    void failsWhenItsSubjectIsBroken(Fault fault) {
        CheckResult result = run(fault.check(), fault.sabotage().apply(new ConformingHandler()));
        assertFalse(result.passed(), () -> fault + " went unnoticed");
        assertTrue(
                result.detail().matches("(?s)[A-Za-z]+ /\\S*.*: expected .+, got .+"),
                () -> "request, expectation and finding in: " + result.detail());
    }

    @Test
    void noCheckIsWithoutAFaultThatItNotices() {
        Set<String> broken = faults().map(Fault::check).collect(Collectors.toSet());
        assertEquals(names().collect(Collectors.toSet()), broken);
    }

    @Test
    void namesAreUnique() {
        assertEquals(names().count(), names().distinct().count());
    }

    private static List<String> requests(String check) {
        try (FakeService service = new FakeService(new ConformingHandler())) {
            run(check, service);
            return service.requests();
        }
    }

    static CheckResult run(String check, Handler handler) {
        try (FakeService service = new FakeService(handler)) {
            return run(check, service);
        }
    }

    private static CheckResult run(String name, FakeService service) {
        List<Check> checks = Stream.concat(Catalogue.all().stream(), Catalogue.inMemory().stream())
                .filter(check -> check.name().equals(name))
                .toList();
        List<CheckResult> results = new ArrayList<>();
        new ContractRunner(Settings.of(service.url()), checks).run(results::add);
        return results.getFirst();
    }
}
