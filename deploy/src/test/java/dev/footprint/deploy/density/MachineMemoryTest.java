package dev.footprint.deploy.density;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class MachineMemoryTest {
    private static final long GIB = 1L << 30;

    @Test
    void readsWhatIsAvailableAndNotWhatIsFree() {
        List<String> meminfo =
                List.of("MemTotal:       24684040 kB", "MemFree:        18725888 kB", "MemAvailable:   23481344 kB");
        assertThat(MachineMemory.available(meminfo)).isEqualTo(23_481_344L * 1024);
    }

    @Test
    void aKernelThatDoesNotSaySoIsNoZero() {
        assertThatThrownBy(() -> MachineMemory.available(List.of("MemFree: 1 kB")))
                .hasMessageContaining("MemAvailable");
    }

    @Test
    void asManyFitAsTheirLimitsAllowBesideTheReserve() {
        assertThat(DensityRun.room(4 * GIB, 256L << 20)).isEqualTo(10);
        assertThat(DensityRun.room(DensityRun.RESERVE + 1, 256L << 20)).isZero();
        assertThat(DensityRun.room(GIB, 256L << 20)).isZero();
    }
}
