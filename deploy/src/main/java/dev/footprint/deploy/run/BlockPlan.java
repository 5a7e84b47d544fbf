package dev.footprint.deploy.run;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/**
 * Randomised complete blocks: every contender once in each block, in an order drawn anew for each block from a recorded
 * seed, so that a drift of the machine falls on all alike.
 */
public final class BlockPlan {
    private BlockPlan() {}

    public static <T> List<List<T>> of(List<T> contenders, int blocks, long seed) {
        Random random = new Random(seed);
        List<List<T>> plan = new ArrayList<>();
        for (int block = 0; block < blocks; block++) {
            List<T> order = new ArrayList<>(contenders);
            Collections.shuffle(order, random);
            plan.add(List.copyOf(order));
        }
        return plan;
    }

    /** Whether a block (from 1) is one of those in which something rarer is measured: {@code wanted} blocks, spread evenly over all. */
    public static boolean measuresIn(int block, int blocks, int wanted) {
        int n = Math.min(wanted, blocks);
        return block * n / blocks > (block - 1) * n / blocks;
    }
}
