package dev.footprint.contract.checks;

import dev.footprint.contract.ContractViolation;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** The same promise for several cases: one that is broken does not hide the next. */
final class Each {

    private static final int SHOWN = 10;

    /** What one case has to fulfil. */
    @FunctionalInterface
    interface Step<T> {
        void run(T one) throws IOException;
    }

    private Each() {}

    /**
     * @throws ContractViolation at the end, when a case was not as it has to be
     * @throws IOException at once: a service that does not answer keeps no promise
     */
    static <T> void of(Iterable<T> cases, Step<T> step) throws IOException {
        List<String> findings = new ArrayList<>();
        for (T one : cases) {
            try {
                step.run(one);
            } catch (ContractViolation e) {
                findings.add(e.getMessage());
            }
        }
        if (!findings.isEmpty()) {
            int more = findings.size() - SHOWN;
            String shown = String.join("; ", findings.subList(0, Math.min(SHOWN, findings.size())));
            throw new ContractViolation(more > 0 ? shown + "; and " + more + " more" : shown);
        }
    }
}
