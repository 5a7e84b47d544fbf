package dev.footprint.load;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.footprint.contract.json.Json;
import dev.footprint.load.fake.ScriptedServer;
import dev.footprint.load.run.Stop;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LoadMainTest {

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @Test
    void printsOneLineWithEveryMember() throws IOException {
        try (ScriptedServer server = ScriptedServer.sending(ScriptedServer.OK)) {
            String url = server.url().origin() + server.url().target();
            assertEquals(0, run("--url", url, "--requests", "25", "--connections", "2"));
        }
        assertEquals(1, text(out).lines().count());
        Map<?, ?> line = (Map<?, ?>) Json.parse(text(out));
        assertEquals(
                List.of(
                        "event",
                        "requested",
                        "completed",
                        "ok",
                        "status_failures",
                        "wrong_answers",
                        "connect_errors",
                        "resets",
                        "timeouts",
                        "malformed",
                        "unfinished",
                        "elapsed_ns",
                        "p50_ns",
                        "p90_ns",
                        "p99_ns",
                        "max_ns"),
                new ArrayList<>(line.keySet()).subList(0, 16));
        assertEquals("load", line.get("event"));
        assertEquals(25L, line.get("ok"));
    }

    @Test
    void thereIsNoLatencyWithoutASuccess() throws IOException {
        ScriptedServer gone = ScriptedServer.sending("");
        gone.close();
        assertEquals(0, run("--url", gone.url().origin()));
        Map<?, ?> line = (Map<?, ?>) Json.parse(text(out));
        assertEquals(1_000L, line.get("connect_errors"));
        assertTrue(line.containsKey("p99_ns") && line.get("p99_ns") == null);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://192.0.2.1/",
                "http://10.0.0.1:3000/",
                "http://0.0.0.0:3000/",
                "http://example.com/",
                "http://[2001:db8::1]/",
                "https://127.0.0.1/"
            })
    void refusesATargetThatIsNotLoopback(String url) {
        assertEquals(2, run("--url", url));
        assertEquals("", text(out));
        assertTrue(text(err).contains("127.0.0.1"), text(err));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "--url",
                "--requests 5",
                "--url http://127.0.0.1/ --requests 0",
                "--url http://127.0.0.1/ --requests 10000001",
                "--url http://127.0.0.1/ --connections 1025",
                "--url http://127.0.0.1/ --timeout-ms -1",
                "--url http://127.0.0.1/ --deadline-ms 3600001",
                "--url http://127.0.0.1/ --rate 0",
                "--url http://127.0.0.1/ --rate 5",
                "--url http://127.0.0.1/ --body some",
                "--url http://127.0.0.1/ --peak 5",
                "--url http://127.0.0.1/ --scenario no-such-thing",
                "--url http://127.0.0.1/ --scenario ../smoke",
                "--url http://127.0.0.1/ --scenario no/such/file.yaml",
                "--url http://127.0.0.1/users --scenario mixed",
                "--url http://127.0.0.1/ --scenario smoke --requests 5",
                "--url http://127.0.0.1/ --scenario latency --peak -5",
                "--url http://127.0.0.1/ --scenario latency --peak 900000000"
            })
    void wrongUsageExitsWithTwo(String line) {
        assertEquals(2, run(line.isEmpty() ? new String[0] : line.split(" ")));
        assertTrue(text(err).contains("usage: "));
    }

    private int run(String... args) {
        return LoadMain.run(
                args,
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8),
                new Stop());
    }

    private static String text(ByteArrayOutputStream bytes) {
        return bytes.toString(StandardCharsets.UTF_8);
    }
}
