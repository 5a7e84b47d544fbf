package dev.footprint.deploy.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class BlockPlanTest {
    private static final List<String> NAMES = List.of("a", "b", "c", "d");

    @Test
    void everyBlockIsComplete() {
        for (List<String> block : BlockPlan.of(NAMES, 50, 1)) {
            assertEquals(Set.copyOf(NAMES), Set.copyOf(block));
            assertEquals(NAMES.size(), block.size());
        }
    }

    @Test
    void theSeedDecidesTheOrder() {
        assertEquals(BlockPlan.of(NAMES, 20, 5), BlockPlan.of(NAMES, 20, 5));
        assertNotEquals(BlockPlan.of(NAMES, 20, 5), BlockPlan.of(NAMES, 20, 6));
    }

    @Test
    void everyoneGoesFirstNowAndThen() {
        Set<String> first =
                BlockPlan.of(NAMES, 50, 1).stream().map(List::getFirst).collect(Collectors.toSet());
        assertEquals(Set.copyOf(NAMES), first);
    }

    @Test
    void memoryBlocksAreSpreadAndAreAsManyAsWanted() {
        for (int blocks = 1; blocks <= 40; blocks++) {
            for (int wanted = 0; wanted <= 10; wanted++) {
                assertEquals(
                        Math.min(wanted, blocks), memoryBlocks(blocks, wanted).size());
            }
        }
        List<Integer> spread = memoryBlocks(20, 5);
        assertTrue(IntStream.range(1, 5).allMatch(i -> spread.get(i) - spread.get(i - 1) == 4), spread.toString());
    }

    private static List<Integer> memoryBlocks(int blocks, int wanted) {
        return IntStream.rangeClosed(1, blocks)
                .filter(b -> BlockPlan.measuresIn(b, blocks, wanted))
                .boxed()
                .toList();
    }
}
