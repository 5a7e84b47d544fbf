package dev.footprint.load.record;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class TimeSeriesTest {

    private final List<Interval> told = new ArrayList<>();
    private final TimeSeries series = new TimeSeries(1_000, told::add);

    @Test
    void cutsAtTheSpanAndKeepsWhatIsEmpty() {
        series.ok(10, 100);
        series.failed(999);
        series.ok(1_000, 50);
        series.ok(3_100, 70);
        assertEquals(3, told.size(), "told of each as soon as it is over");
        series.end(3_500);
        assertEquals(
                List.of(
                        new Interval(0, 1_000, 1, 1, 100, 100, 100),
                        new Interval(1_000, 1_000, 1, 0, 50, 50, 50),
                        new Interval(2_000, 1_000, 0, 0, 0, 0, 0),
                        new Interval(3_000, 500, 1, 0, 70, 70, 70)),
                series.intervals());
        assertEquals(3, told.size(), "the last one is not whole");
    }

    @Test
    void nothingAfterTheLastWholeOneIsNoInterval() {
        series.ok(10, 100);
        series.end(1_200);
        assertEquals(1, series.intervals().size());
    }
}
