package dev.footprint.deploy.pod;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class CoreLayoutTest {
    @Test
    void theServiceHasCoresOfItsOwn() {
        assertEquals(new CoreLayout("1", "0"), CoreLayout.of(2, 1.0));
        assertEquals(new CoreLayout("7", "0,1,2,3,4,5,6"), CoreLayout.of(8, 0.25));
        assertEquals(new CoreLayout("6,7", "0,1,2,3,4,5"), CoreLayout.of(8, 1.5));
        assertFalse(CoreLayout.of(2, null).shared());
    }

    @Test
    void theInstrumentAlwaysKeepsOne() {
        assertEquals(new CoreLayout("1,2,3", "0"), CoreLayout.of(4, 16.0));
    }

    @Test
    void onOneCoreTheyShareAndItIsKnown() {
        assertTrue(CoreLayout.of(1, 1.0).shared());
    }

    @Test
    void aLargerLimitTakesCoresOfTheTools() {
        assertEquals("1", CoreLayout.of(2, 1.0).grownTo(0.25));
        assertEquals("0,1", CoreLayout.of(2, 1.0).grownTo(2));
        assertEquals("2,3", CoreLayout.of(4, 1.0).grownTo(2));
        assertEquals("0", CoreLayout.of(1, 1.0).grownTo(2));
        assertEquals(1, CoreLayout.of(1, 1.0).count());
        assertEquals(4, CoreLayout.of(4, 1.0).count());
    }
}
