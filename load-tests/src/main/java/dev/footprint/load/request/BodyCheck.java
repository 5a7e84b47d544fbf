package dev.footprint.load.request;

import java.util.Arrays;

/**
 * Whether a body is the one that the same request brought before: its length each time, and its checksum in a sample.
 * What came first is taken for right, so a service that is wrong from the beginning must be found by the contract's
 * checks instead.
 */
final class BodyCheck {

    /** One in this many responses has its bytes summed, beginning with the first. */
    static final int EVERY = 64;

    private static final long UNKNOWN = -1;

    private final long[] lengths;
    private final int[] checksums;
    private long asked;

    /** @param variants how many different requests there are, each with a body of its own; none are checked at 0 */
    BodyCheck(int variants) {
        lengths = new long[variants];
        checksums = new int[variants];
        Arrays.fill(lengths, UNKNOWN);
    }

    /** Whether the next response's body is to be summed. */
    boolean samples(int variant) {
        if (variant < 0 || variant >= lengths.length) {
            return false;
        }
        return asked++ % EVERY == 0 || lengths[variant] == UNKNOWN;
    }

    boolean passes(int variant, long length, boolean summed, int checksum) {
        if (variant < 0 || variant >= lengths.length) {
            return true;
        }
        if (lengths[variant] == UNKNOWN) {
            if (summed) {
                lengths[variant] = length;
                checksums[variant] = checksum;
            }
            return true;
        }
        return lengths[variant] == length && (!summed || checksums[variant] == checksum);
    }
}
