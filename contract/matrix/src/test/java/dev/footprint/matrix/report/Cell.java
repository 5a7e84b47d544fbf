package dev.footprint.matrix.report;

/**
 * What one contender did in one row.
 *
 * @param says the row's sentence
 * @param detail why it failed or was skipped; empty when it passed
 */
public record Cell(String row, String says, String contender, Outcome outcome, String detail) {

    /** How a row ended. */
    public enum Outcome {
        PASSED("✓"),
        FAILED("✗"),
        SKIPPED("–");

        private final String sign;

        Outcome(String sign) {
            this.sign = sign;
        }

        String sign() {
            return sign;
        }
    }

    String area() {
        return row.substring(0, row.indexOf('.'));
    }
}
