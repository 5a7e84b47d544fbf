package dev.footprint.deploy.limit;

import dev.footprint.deploy.pod.ServiceFailure;
import java.util.OptionalLong;
import java.util.TreeSet;

/**
 * Bisection for the smallest limit under which a trial succeeds. Halving is done on a logarithmic scale, because a limit is as good as its
 * ratio to the next one. Near the border a trial may succeed by luck: what is found has to succeed again, or the search goes on above it.
 */
final class LimitSearch {
    static final long MIB = 1L << 20;

    /** Of the limit; a finer answer than this would be about the trial's own luck. */
    static final double RESOLUTION = 0.03;

    /** Successes beside the one that found it. */
    static final int AGAIN = 2;

    /** A service whose every second trial fails by luck would be searched for long. */
    static final int MOST_TRIALS = 60;

    private final long least;
    private final long most;
    private final Trial trial;
    private int trials;

    /** Whether it serves under a limit of so many bytes. */
    @FunctionalInterface
    interface Trial {
        boolean serves(long limit) throws ServiceFailure, InterruptedException;
    }

    /** @param least the smallest limit that can be set, in whole MiB */
    LimitSearch(long least, long most, Trial trial) {
        this.least = least;
        this.most = most;
        this.trial = trial;
    }

    int trials() {
        return trials;
    }

    /** @return empty where none was found, {@code most} included, that serves every time */
    OptionalLong smallest() throws ServiceFailure, InterruptedException {
        TreeSet<Long> served = new TreeSet<>();
        if (serves(most)) {
            served.add(most);
        }
        long tooSmall = least - MIB;
        while (trials < MOST_TRIALS) {
            Long candidate = served.higher(tooSmall);
            if (candidate == null) {
                return OptionalLong.empty();
            }
            if (candidate - tooSmall <= resolution(candidate)) {
                if (servesAgain(candidate)) {
                    return OptionalLong.of(candidate);
                }
                tooSmall = candidate;
            } else {
                long between = between(tooSmall, candidate);
                if (serves(between)) {
                    served.add(between);
                } else {
                    tooSmall = between;
                }
            }
        }
        return OptionalLong.empty();
    }

    static double resolution(long limit) {
        return Math.max(MIB, RESOLUTION * limit);
    }

    /** In whole MiB, and neither of the two. */
    private static long between(long low, long high) {
        long middle = Math.round(Math.sqrt((double) low * high) / MIB) * MIB;
        return Math.clamp(middle, low + MIB, (high - 1) / MIB * MIB);
    }

    private boolean servesAgain(long limit) throws ServiceFailure, InterruptedException {
        for (int i = 0; i < AGAIN; i++) {
            if (!serves(limit)) {
                return false;
            }
        }
        return true;
    }

    private boolean serves(long limit) throws ServiceFailure, InterruptedException {
        trials++;
        return trial.serves(limit);
    }
}
