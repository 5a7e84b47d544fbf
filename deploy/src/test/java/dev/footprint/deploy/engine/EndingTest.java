package dev.footprint.deploy.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

class EndingTest {
    @Test
    void namesWhatAnExitCodeMeans() {
        assertEquals("it exited with code 127 (its command was not found in the image)", sentence(127, false));
        assertEquals("it exited with code 1", sentence(1, false));
    }

    @Test
    void anOutOfMemoryKillComesWithItsRemedy() {
        assertTrue(sentence(137, true).contains("raise mem_limit"));
    }

    private static String sentence(long code, boolean oom) {
        return new Ending(false, code, oom, List.of()).sentence();
    }
}
