package dev.footprint.deploy.noise;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MachineStateTest {
    @TempDir
    Path root;

    /** By hand: of 1000 ticks more, 700 + 50 were idle or waiting, 20 stolen; guest time is in user time and counts once. */
    @Test
    void readsWhatTheProcessorsDid() {
        CpuTimes from = CpuTimes.parse("cpu  100 10 50 800 20 5 5 10 7 0");
        CpuTimes to = CpuTimes.parse("cpu  250 10 120 1500 70 10 10 30 9 0");
        assertThat(to.total() - from.total()).isEqualTo(1000);
        assertThat(to.busyProcessorsSince(from, 4)).isCloseTo(1, within(1e-9));
        assertThat(to.stealPercentSince(from)).isCloseTo(2, within(1e-9));
    }

    @Test
    void noTimePassedIsNoWork() {
        CpuTimes now = CpuTimes.parse("cpu  100 10 50 800 20 5 5 10");
        assertThat(now.busyProcessorsSince(now, 4)).isZero();
        assertThat(now.stealPercentSince(now)).isZero();
    }

    @Test
    void readsAMachineThatShowsAll() throws IOException {
        write("proc/stat", "cpu  1 0 0 9 0 0 0 0 0 0\ncpu0 1 0 0 4 0 0 0 0 0 0\ncpu1 0 0 0 5 0 0 0 0 0 0\n");
        write("proc/loadavg", "1.25 0.80 0.50 2/345 6789\n");
        write("proc/cpuinfo", "cpu MHz\t\t: 2400.000\nmodel name\t: x\ncpu MHz\t\t: 2600.000\n");
        write("sys/class/thermal/thermal_zone0/temp", "45000\n");
        write("sys/class/thermal/thermal_zone1/temp", "61500\n");
        write("sys/devices/system/cpu/cpu0/thermal_throttle/core_throttle_count", "3\n");
        write("sys/devices/system/cpu/cpu1/thermal_throttle/core_throttle_count", "4\n");
        write("sys/devices/system/cpu/cpufreq/ignored", "9\n");
        MachineState machine = new MachineState(root.resolve("proc"), root.resolve("sys"));
        assertThat(machine.cpuTimes().total()).isEqualTo(10);
        assertThat(machine.processors()).isEqualTo(2);
        assertThat(machine.load()).isEqualTo(1.25);
        assertThat(machine.megahertz()).isEqualTo(2500);
        assertThat(machine.temperature()).isEqualTo(61.5);
        assertThat(machine.throttles()).isEqualTo(7);
    }

    @Test
    void whatIsNotShownIsNotZero() throws IOException {
        write("proc/cpuinfo", "Features : fp asimd\n");
        MachineState machine = new MachineState(root.resolve("proc"), root.resolve("sys"));
        assertThat(machine.megahertz()).isNull();
        assertThat(machine.temperature()).isNull();
        assertThat(machine.throttles()).isNull();
    }

    @Test
    void readsThisMachine() {
        MachineState machine = new MachineState();
        assertThat(machine.cpuTimes().total()).isPositive();
        assertThat(machine.load()).isNotNegative();
    }

    private void write(String file, String text) throws IOException {
        Files.createDirectories(root.resolve(file).getParent());
        Files.writeString(root.resolve(file), text);
    }
}
