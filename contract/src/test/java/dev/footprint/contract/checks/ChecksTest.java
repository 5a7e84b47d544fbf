package dev.footprint.contract.checks;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.footprint.contract.Catalogue;
import dev.footprint.contract.Check;
import dev.footprint.contract.CheckResult;
import dev.footprint.contract.ContractRunner;
import dev.footprint.contract.Settings;
import dev.footprint.contract.fake.ConformingHandler;
import dev.footprint.contract.fake.FakeService;
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

    @ParameterizedTest
    @MethodSource("faults")
    void failsWhenItsSubjectIsBroken(Fault fault) {
        CheckResult result = run(fault.check(), fault.sabotage().apply(new ConformingHandler()));
        assertFalse(result.passed(), () -> fault + " went unnoticed");
        assertTrue(
                result.detail().matches("(GET|HEAD|PATCH|POST|PUT|DELETE) /\\S*.*: expected .+, got .+"),
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

    private static CheckResult run(String name, Handler handler) {
        List<Check> checks = Catalogue.all().stream()
                .filter(check -> check.name().equals(name))
                .toList();
        List<CheckResult> results = new ArrayList<>();
        try (FakeService service = new FakeService(handler)) {
            new ContractRunner(Settings.of(service.url()), checks).run(results::add);
        }
        return results.getFirst();
    }
}
