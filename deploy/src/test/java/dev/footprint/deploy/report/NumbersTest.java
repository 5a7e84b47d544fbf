package dev.footprint.deploy.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NumbersTest {

    @ParameterizedTest
    @CsvSource({
        "2.6049, 2.60",
        "2.6, 2.60",
        "9.996, 10.0",
        "99.96, 100",
        "912.3, 912",
        "1234.5, 1230",
        "9994, 9990",
        "10000, '10,000'",
        "6182345, '6,180,000'",
        "0.05512, 0.0551",
        "0, 0",
        "1, 1.00"
    })
    void threeSignificantDigits(double value, String text) {
        assertThat(Numbers.significant(value)).isEqualTo(text);
    }

    @Test
    void aMegabyteIsAMillionBytes() {
        assertThat(Numbers.value(7_812_345, "bytes")).isEqualTo("7.81");
        assertThat(Numbers.value(7.812345, "ms")).isEqualTo("7.81");
    }

    @ParameterizedTest
    @CsvSource({
        "1, 1",
        "1.004, 1.004",
        "1.0949, 1.095",
        "1.25, 1.25",
        "3.14, 3.1",
        "17.64, 17.6",
        "99.96, 100",
        "420.4, 420",
        "0.97, 0.970",
        "0.5, 0.50"
    })
    void ratiosAreCoarserTheFurtherFromOne(double ratio, String text) {
        assertThat(Numbers.ratio(ratio)).isEqualTo(text);
    }

    @ParameterizedTest
    @ValueSource(strings = {"en-US", "de-DE", "ar-EG"})
    void theLocaleDoesNotMatter(String tag) {
        Locale before = Locale.getDefault();
        try {
            Locale.setDefault(Locale.forLanguageTag(tag));
            assertThat(Numbers.significant(1.234)).isEqualTo("1.23");
            assertThat(Numbers.ratio(3.14)).isEqualTo("3.1");
            assertThat(Numbers.pValue(0.0214)).isEqualTo("0.021");
        } finally {
            Locale.setDefault(before);
        }
    }

    @Test
    void aVerySmallPIsNotGivenFalsePrecision() {
        assertThat(Numbers.pValue(1e-6)).isEqualTo("< 0.001");
    }
}
