package dev.footprint.contract;

/**
 * Counts over one run.
 *
 * @param requiredFailed the part of {@code failed} that bars a contender from being measured
 */
public record Summary(int passed, int failed, int requiredFailed) {

    static final Summary EMPTY = new Summary(0, 0, 0);

    Summary plus(CheckResult result) {
        return result.passed()
                ? new Summary(passed + 1, failed, requiredFailed)
                : new Summary(passed, failed + 1, requiredFailed + (result.required() ? 1 : 0));
    }
}
