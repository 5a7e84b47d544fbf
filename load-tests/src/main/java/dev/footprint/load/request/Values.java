package dev.footprint.load.request;

import java.util.SplittableRandom;

/** Where the variable parts of requests take their values from. */
final class Values {

    private static final long SEED = 20_261_125;
    private static final long MILLIS = 1_000;
    private static final long MILLION = 1_000_000;

    private final SplittableRandom random = new SplittableRandom(SEED);
    private final CreatedIds created = new CreatedIds();
    private long counter = firstCount(System.currentTimeMillis());

    /**
     * Another one each second, with room for a million a second: what an interrupted run left in the service does not
     * meet its like for eleven days.
     */
    private static long firstCount(long epochMillis) {
        return epochMillis / MILLIS % MILLION * MILLION;
    }

    long nextCount() {
        return counter++;
    }

    int between(int least, int most) {
        return random.nextInt(least, most + 1);
    }

    CreatedIds created() {
        return created;
    }
}
