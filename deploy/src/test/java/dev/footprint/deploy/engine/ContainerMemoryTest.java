package dev.footprint.deploy.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class ContainerMemoryTest {
    @Test
    void controlGroupsV1() throws IOException {
        ContainerMemory memory = parse(
                "{\"memory_stats\":{\"usage\":1000,\"stats\":{\"total_inactive_file\":300,\"inactive_file\":1}}}");
        assertEquals(new ContainerMemory(1000L, 700L), memory);
    }

    @Test
    void controlGroupsV2() throws IOException {
        assertEquals(
                new ContainerMemory(1000L, 600L),
                parse("{\"memory_stats\":{\"usage\":1000,\"stats\":{\"inactive_file\":400}}}"));
    }

    @Test
    void neverBelowZero() throws IOException {
        assertEquals(
                0L,
                parse("{\"memory_stats\":{\"usage\":10,\"stats\":{\"inactive_file\":400}}}")
                        .workingSet());
    }

    @Test
    void whatIsNotReportedIsNotZero() throws IOException {
        assertNull(parse("{\"memory_stats\":{}}").usage());
        assertNull(parse("{\"memory_stats\":{\"usage\":10,\"stats\":{}}}").workingSet());
    }

    private static ContainerMemory parse(String json) throws IOException {
        return ContainerMemory.parse(new ByteArrayInputStream(json.getBytes(StandardCharsets.UTF_8)));
    }
}
