package dev.footprint.matrix.support;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class RunnerTest {
    private static final String ID = "c091160ec522cee59cab3c147d41f1ee50f158988c6cfaccb37b18f3aa0cc4d4";

    @Test
    void isFoundByWhatTheEngineMounts() {
        String mounts = "72 60 0:24 / / rw - overlay overlay rw\n" + "91 73 254:0 /var/lib/docker/containers/" + ID
                + "/hostname /etc/hostname rw - ext4 /dev/vda rw\n";
        assertThat(Runner.idIn(mounts)).contains(ID);
    }

    @Test
    void isNotThereOnAHost() {
        assertThat(Runner.idIn("29 1 254:0 / / rw,relatime - ext4 /dev/vda rw\n"))
                .isEmpty();
        assertThat(Runner.idIn("/var/lib/docker/containers/" + ID + "/mounts/shm /shm rw"))
                .isEmpty();
    }
}
