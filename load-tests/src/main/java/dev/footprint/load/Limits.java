package dev.footprint.load;

import java.time.Duration;

/** What is taken where nothing is said, and what is refused: everything is bounded in count and in time. */
public final class Limits {

    public static final int DEFAULT_REQUESTS = 1_000;
    public static final int DEFAULT_CONNECTIONS = 8;
    public static final Duration DEFAULT_TIMEOUT = Duration.ofSeconds(2);
    public static final Duration DEFAULT_DEADLINE = Duration.ofSeconds(30);
    public static final Duration DEFAULT_LENGTH = Duration.ofSeconds(10);

    /** How late the generator may send, and how long it may not look, before its latencies are not to be believed. */
    public static final Duration DEFAULT_LAG = Duration.ofMillis(10);

    /** Of one run that is asked for by count. */
    public static final int MOST_REQUESTS = 10_000_000;

    /** Of one phase that is asked for by time: ten minutes at 160,000 a second. */
    public static final long MOST_REQUESTS_OF_A_PHASE = 100_000_000;

    public static final int MOST_CONNECTIONS = 1_024;
    public static final int MOST_PER_SECOND = 1_000_000;
    public static final Duration MOST_TIMEOUT = Duration.ofMinutes(1);
    public static final Duration LONGEST = Duration.ofHours(1);

    private Limits() {}
}
