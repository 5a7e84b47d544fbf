package dev.footprint.load.schedule;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * A rate that changes over time: straight lines between points, and a jump where two points have the same time. Request
 * n is due when the rate's integral reaches n; at a constant rate that is n/rate.
 */
public final class RateProfile {

    /** @param perSecond the rate at that time */
    public record Point(Duration at, double perSecond) {}

    private static final double SECOND = TimeUnit.SECONDS.toNanos(1);

    /** A length in nanoseconds cannot say exactly how long 1000 requests at 3 a second take. */
    private static final double ROUNDING = 1e-3;

    private final double[] starts;
    private final double[] rates;
    private final double[] slopes;
    private final double[] dueBefore;
    private final long length;
    private final long requests;
    private int current;

    public RateProfile(List<Point> points) {
        check(points);
        int segments = points.size() - 1;
        starts = new double[segments];
        rates = new double[segments];
        slopes = new double[segments];
        dueBefore = new double[segments + 1];
        for (int i = 0; i < segments; i++) {
            Point from = points.get(i);
            Point to = points.get(i + 1);
            starts[i] = seconds(from);
            rates[i] = from.perSecond();
            double lasts = seconds(to) - seconds(from);
            slopes[i] = lasts == 0 ? 0 : (to.perSecond() - from.perSecond()) / lasts;
            dueBefore[i + 1] = dueBefore[i] + lasts * (from.perSecond() + to.perSecond()) / 2;
        }
        length = points.getLast().at().toNanos();
        requests = (long) Math.ceil(dueBefore[segments] - ROUNDING);
        if (requests == 0) {
            throw new IllegalArgumentException("at these rates no request is ever due");
        }
    }

    public static RateProfile constant(double perSecond, Duration length) {
        return new RateProfile(List.of(new Point(Duration.ZERO, perSecond), new Point(length, perSecond)));
    }

    /**
     * Nanoseconds from the start to when request {@code n} is due. Fastest when asked in ascending order, as a schedule
     * does.
     */
    public long due(long n) {
        if (n < dueBefore[current]) {
            current = 0;
        }
        while (current < rates.length - 1 && n >= dueBefore[current + 1]) {
            current++;
        }
        double into = n - dueBefore[current];
        double rate = rates[current];
        // Solves rate * t + slope * t^2 / 2 = into in the form that needs no special case for a slope of zero.
        double root = Math.sqrt(Math.max(0, rate * rate + 2 * slopes[current] * into));
        double t = into == 0 ? 0 : 2 * into / (rate + root);
        return Math.round((starts[current] + t) * SECOND);
    }

    public long requests() {
        return requests;
    }

    public Duration length() {
        return Duration.ofNanos(length);
    }

    /** Requests per second over the whole length. */
    public double mean() {
        return dueBefore[rates.length] * SECOND / length;
    }

    private static void check(List<Point> points) {
        if (points.size() < 2 || !points.getFirst().at().isZero()) {
            throw new IllegalArgumentException("rates over time are two points or more, the first of them at 0s");
        }
        for (int i = 0; i < points.size(); i++) {
            if (i > 0 && points.get(i).at().compareTo(points.get(i - 1).at()) < 0) {
                throw new IllegalArgumentException("the times of rates ascend");
            }
            if (!(points.get(i).perSecond() >= 0)) {
                throw new IllegalArgumentException("a rate is no less than nothing");
            }
        }
    }

    private static double seconds(Point point) {
        return point.at().toNanos() / SECOND;
    }
}
