package dev.footprint.load.report;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Base64;
import java.util.zip.Deflater;
import org.HdrHistogram.Histogram;

/**
 * What a histogram of nanoseconds says.
 *
 * @param histogram all of it, in HdrHistogram's compressed form (V2) as base64, for whoever wants to draw or add it
 */
public record Percentiles(long p50, long p90, long p99, long p999, long max, String histogram) {

    /** @return null when there is nothing in it, because zero would be a very good latency */
    static Percentiles of(Histogram histogram) {
        if (histogram.getTotalCount() == 0) {
            return null;
        }
        return new Percentiles(
                histogram.getValueAtPercentile(50),
                histogram.getValueAtPercentile(90),
                histogram.getValueAtPercentile(99),
                histogram.getValueAtPercentile(99.9),
                histogram.getMaxValue(),
                encoded(histogram));
    }

    private static String encoded(Histogram histogram) {
        ByteBuffer buffer = ByteBuffer.allocate(histogram.getNeededByteBufferCapacity());
        int length = histogram.encodeIntoCompressedByteBuffer(buffer, Deflater.BEST_COMPRESSION);
        return Base64.getEncoder().encodeToString(Arrays.copyOf(buffer.array(), length));
    }
}
