package dev.footprint.contract;

import java.io.IOException;
import java.util.List;
import java.util.function.Consumer;

/** Runs the checks one after the other against one service. */
public final class ContractRunner {

    private final Settings settings;
    private final List<Check> checks;
    private final Seed seed;

    /** Every check of the catalogue. */
    public ContractRunner(Settings settings) {
        this(settings, Catalogue.all());
    }

    /** A part of the catalogue, in this order. */
    public ContractRunner(Settings settings, List<Check> checks) {
        this.settings = settings;
        this.checks = List.copyOf(checks);
        this.seed = Seed.load();
    }

    /**
     * A service that breaks the contract, or does not answer at all, is a result and not an error.
     *
     * @param each told of every result as soon as it is known, so that an interrupted run still leaves what it found
     */
    public Summary run(Consumer<CheckResult> each) {
        Service service = new Service(settings, seed);
        Summary summary = Summary.EMPTY;
        for (Check check : checks) {
            CheckResult result = run(check, service);
            each.accept(result);
            summary = summary.plus(result);
        }
        return summary;
    }

    private CheckResult run(Check check, Service service) {
        String finding;
        String remains;
        try {
            finding = finding(() -> check.proof().run(service));
        } finally {
            remains = finding(service::cleanUp);
        }
        String detail = finding.isEmpty() ? remains : finding;
        return new CheckResult(check.name(), check.requiredBy(settings.profile()), detail.isEmpty(), detail);
    }

    private interface Step {
        void run() throws IOException;
    }

    private static String finding(Step step) {
        try {
            step.run();
            return "";
        } catch (ContractViolation | IOException e) {
            return e.getMessage();
        }
    }
}
