package dev.footprint.load.scenario;

import java.util.OptionalDouble;

/**
 * Requests per second: a number, or a part of the peak.
 *
 * @param ofPeak whether {@code value} is a fraction of the peak
 */
record Rate(double value, boolean ofPeak) {

    private static final int PERCENT = 100;

    /** @param text a number, or one with a percent sign */
    static Rate parse(String text) {
        return text.endsWith("%")
                ? new Rate(Double.parseDouble(text.substring(0, text.length() - 1)) / PERCENT, true)
                : new Rate(Double.parseDouble(text), false);
    }

    double perSecond(OptionalDouble peak) {
        return ofPeak ? value * peak.orElseThrow() : value;
    }
}
