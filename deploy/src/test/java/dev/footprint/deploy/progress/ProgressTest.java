package dev.footprint.deploy.progress;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class ProgressTest {
    private final ByteArrayOutputStream written = new ByteArrayOutputStream();
    private final Progress progress = new Progress(new PrintStream(written, true, StandardCharsets.UTF_8), true);

    @Test
    void doesNotGuessBeforeEachKindWasSeenOnce() {
        progress.plan("fast", 2);
        progress.plan("slow", 2);
        step("fast");
        assertEquals("", progress.leftText());
        step("slow");
        assertTrue(progress.leftText().contains("left"));
    }

    @Test
    void countsOnlyStepsThatWillStillBeMade() {
        progress.plan("fast", 2);
        progress.plan("slow", 2);
        step("fast");
        progress.cancel("slow");
        step("fast");
        assertEquals("0:00 left  ", progress.leftText());
    }

    @Test
    void theBarGrows() {
        progress.plan("step", 2);
        step("step");
        progress.begin("step", "second");
        String text = written.toString(StandardCharsets.UTF_8);
        assertTrue(text.contains("[........................] 0/2"), text);
        assertTrue(text.contains("[############............] 1/2"), text);
    }

    private void step(String kind) {
        progress.begin(kind, kind);
        progress.end(kind);
    }
}
