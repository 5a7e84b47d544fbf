package dev.footprint.load.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.footprint.contract.http.LoopbackUrl;
import dev.footprint.load.Load;
import dev.footprint.load.record.Interval;
import dev.footprint.load.record.TimeSeries;
import dev.footprint.load.report.Counts;
import dev.footprint.load.report.LoadReport;
import dev.footprint.load.request.Mix;
import dev.footprint.load.request.RequestSpec;
import dev.footprint.load.schedule.OpenLoopSchedule;
import dev.footprint.load.schedule.RateProfile;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.zip.DataFormatException;
import org.HdrHistogram.Histogram;

/** Runs an open loop of one GET, with what its tests have in common. */
final class OpenLoops {

    static final Duration LONG = Duration.ofSeconds(30);
    private static final long INTERVAL = TimeUnit.MILLISECONDS.toNanos(100);

    /** On a busy machine the generator may be late; what these tests are about does not depend on it. */
    private static final Duration ANY_LAG = Duration.ofHours(1);

    private OpenLoops() {}

    static LoadReport run(
            LoopbackUrl target, double rate, Duration length, int connections, Duration timeout, Duration deadline)
            throws IOException {
        return load(target, new Stop())
                .run(
                        new RunPlan(target, connections, 0, timeout, deadline),
                        new OpenLoopSchedule(RateProfile.constant(rate, length)),
                        series());
    }

    static Load load(LoopbackUrl target, Stop stop) {
        return new Load(mix(target), ANY_LAG, stop);
    }

    static Mix mix(LoopbackUrl target) {
        return new Mix(List.of(RequestSpec.get(target.target(), true)), target.authority());
    }

    static TimeSeries series() {
        return new TimeSeries(INTERVAL);
    }

    static void assertSound(LoadReport report, long requested) {
        Counts counts = report.counts();
        assertEquals(requested, counts.requested());
        assertTrue(counts.unfinished() >= 0, report::toString);
        long ended =
                report.intervals().stream().mapToLong(i -> i.ok() + i.failed()).sum();
        assertEquals(requested - counts.unfinished(), ended, "intervals add up");
        for (int i = 1; i < report.intervals().size(); i++) {
            Interval before = report.intervals().get(i - 1);
            assertEquals(
                    before.from() + before.span(), report.intervals().get(i).from(), "intervals have no gap");
        }
    }

    static long above(String encoded, long nanos) {
        Histogram histogram = histogram(encoded);
        return histogram.getTotalCount() - histogram.getCountBetweenValues(0, nanos);
    }

    static Histogram histogram(String encoded) {
        try {
            return Histogram.decodeFromCompressedByteBuffer(
                    ByteBuffer.wrap(Base64.getDecoder().decode(encoded)), 1);
        } catch (DataFormatException e) {
            throw new AssertionError(e);
        }
    }
}
