package dev.footprint.deploy.report;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Locale;

/** Figures as text, the same in every locale: three significant digits, thousands apart from 10,000 on, MB being 1,000,000 bytes. */
final class Numbers {

    private static final int DIGITS = 3;
    private static final double BYTES_PER_MB = 1e6;
    private static final double TINY = 10_000;
    private static final BigDecimal GROUPED = BigDecimal.valueOf(10_000);

    private Numbers() {}

    /** @param unit a metric's unit, {@code ms} or {@code bytes}; the text is in {@link #shownUnit} */
    static String value(double value, String unit) {
        boolean count = unit.equals("1") && value == Math.rint(value);
        return count ? text(new BigDecimal(value)) : significant(shown(value, unit));
    }

    /** A quantity of bytes that is too small to be told in MB. */
    static boolean tiny(double value, String unit) {
        return unit.equals("bytes") && value < TINY;
    }

    static double shown(double value, String unit) {
        return unit.equals("bytes") ? value / BYTES_PER_MB : value;
    }

    static String shownUnit(String unit) {
        return unit.equals("bytes") ? "MB" : unit;
    }

    static String significant(double value) {
        if (value == 0) {
            return "0";
        }
        BigDecimal rounded = new BigDecimal(value).round(new MathContext(DIGITS, RoundingMode.HALF_UP));
        int integerDigits = rounded.precision() - rounded.scale();
        int decimals = Math.max(0, DIGITS - integerDigits);
        return text(rounded.setScale(decimals, RoundingMode.HALF_UP));
    }

    private static String text(BigDecimal value) {
        return value.abs().compareTo(GROUPED) < 0 ? value.toPlainString() : String.format(Locale.ROOT, "%,.0f", value);
    }

    /** Coarser the further from 1, so that 1.04 is told from 1 and 347 claims no more than it knows. */
    static String ratio(double ratio) {
        if (ratio == 1) {
            return "1";
        }
        int decimals = ratio >= 99.95 ? 0 : ratio >= 1.995 ? 1 : ratio >= 1.095 || ratio < 0.905 ? 2 : 3;
        return new BigDecimal(ratio).setScale(decimals, RoundingMode.HALF_UP).toPlainString();
    }

    /** How many, exactly. */
    static String count(long many) {
        return text(BigDecimal.valueOf(many));
    }

    static String fixed(double value, int decimals) {
        return new BigDecimal(value).setScale(decimals, RoundingMode.HALF_UP).toPlainString();
    }

    static String pValue(double pValue) {
        return pValue < 0.001
                ? "< 0.001"
                : new BigDecimal(pValue).setScale(3, RoundingMode.HALF_UP).toPlainString();
    }
}
