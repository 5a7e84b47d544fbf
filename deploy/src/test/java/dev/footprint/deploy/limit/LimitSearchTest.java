package dev.footprint.deploy.limit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LimitSearchTest {
    private static final long MIB = LimitSearch.MIB;
    private static final long LEAST = 6 * MIB;
    private static final long MOST = 256 * MIB;

    @ParameterizedTest
    @ValueSource(longs = {1, 6, 7, 8, 19, 33, 34, 64, 100, 179, 255, 256})
    void findsWhatIsNeededWithinTheResolution(long needed) throws Exception {
        LimitSearch search = new LimitSearch(LEAST, MOST, limit -> limit >= needed * MIB);
        long found = search.smallest().orElseThrow();
        assertThat(found).isGreaterThanOrEqualTo(Math.max(LEAST, needed * MIB));
        assertThat(found).isLessThanOrEqualTo(Math.max(LEAST, needed * MIB) + (long) LimitSearch.resolution(found));
        assertThat(search.trials()).isLessThanOrEqualTo(14);
    }

    @Test
    void whatIsFoundHasServedThreeTimes() throws Exception {
        List<Long> tried = new ArrayList<>();
        long found = new LimitSearch(LEAST, MOST, limit -> {
                    tried.add(limit);
                    return limit >= 20 * MIB;
                })
                .smallest()
                .orElseThrow();
        assertThat(tried.stream().filter(limit -> limit == found)).hasSize(3);
    }

    @Test
    void aLimitThatServesOnlyOnceIsPassedOver() throws Exception {
        List<Long> tried = new ArrayList<>();
        LimitSearch search = new LimitSearch(LEAST, MOST, limit -> {
            boolean lucky = limit >= 20 * MIB && !tried.contains(limit);
            tried.add(limit);
            return limit >= 40 * MIB || lucky;
        });
        assertThat(search.smallest().orElseThrow()).isBetween(40 * MIB, 42 * MIB);
    }

    @Test
    void nothingIsFoundWhereTheLargestLimitIsNotEnough() throws Exception {
        LimitSearch search = new LimitSearch(LEAST, MOST, limit -> false);
        assertThat(search.smallest()).isEmpty();
        assertThat(search.trials()).isEqualTo(1);
    }

    @Test
    void aServiceThatFailsByLuckIsNotSearchedForEver() throws Exception {
        Random random = new Random(7);
        for (int run = 0; run < 200; run++) {
            LimitSearch search = new LimitSearch(LEAST, MOST, limit -> random.nextBoolean());
            search.smallest();
            assertThat(search.trials()).isLessThanOrEqualTo(LimitSearch.MOST_TRIALS + LimitSearch.AGAIN);
        }
    }

    @Test
    void aLimitThatIsNoWholeMebibyteIsTheUpperEnd() throws Exception {
        long most = 10 * MIB + 4096;
        assertThat(new LimitSearch(LEAST, most, limit -> limit >= most).smallest())
                .hasValue(most);
    }
}
