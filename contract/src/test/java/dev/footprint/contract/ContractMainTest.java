package dev.footprint.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.footprint.contract.fake.ConformingHandler;
import dev.footprint.contract.fake.FakeService;
import dev.footprint.contract.fake.Reply;
import dev.footprint.contract.json.Json;
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

class ContractMainTest {

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @Test
    void printsALinePerCheckAndASum() throws IOException {
        try (FakeService service = new FakeService(new ConformingHandler())) {
            assertEquals(0, run("--url", service.url().origin()));
        }
        List<Map<?, ?>> events = events();
        int checks = Catalogue.all().size();
        assertEquals(checks + 1, events.size());
        assertEquals(
                Map.of("event", "check", "name", "health.answers", "required", true, "passed", true, "detail", ""),
                events.getFirst());
        assertEquals(
                Map.of("event", "done", "passed", (long) checks, "failed", 0L, "required_failed", 0L),
                events.getLast());
    }

    @Test
    void theExhaustiveCatalogueGoesOnWhereTheQuickOneEnds() throws IOException {
        try (FakeService service = new FakeService(new ConformingHandler())) {
            assertEquals(0, run("--url", service.url().origin(), "--catalogue", "exhaustive"));
        }
        int checks = Catalogue.all().size() + Catalogue.inMemory().size();
        assertEquals(checks + 1, events().size());
        assertEquals("store.full", events().get(checks - 1).get("name"));
        assertEquals(0L, events().getLast().get("failed"));
    }

    @Test
    void aFailedCheckSaysWhatWasExpected() throws IOException {
        ConformingHandler healthy = new ConformingHandler();
        try (FakeService service =
                new FakeService(request -> healthy.handle(request).without("Link"))) {
            assertEquals(0, run("--url", service.url().origin()));
        }
        Map<?, ?> link = events().stream()
                .filter(event -> "users.page.link".equals(event.get("name")))
                .findFirst()
                .orElseThrow();
        assertEquals(
                "GET /api/v1/users: expected header Link: </api/v1/users?limit=20&after=20>; rel=\"next\", got none",
                link.get("detail"));
    }

    @Test
    void onlyHealthIsRequiredOfAServiceThatClaimsNoMore() throws IOException {
        Reply ok = new Reply(200, Map.of(), new byte[0], false);
        try (FakeService service =
                new FakeService(request -> request.target().equals("/up?full=1") ? ok : ok.withStatus(404))) {
            assertEquals(
                    0, run("--url", service.url().origin(), "--profile", "health-only", "--health-path", "/up?full=1"));
            assertEquals(0L, events().getLast().get("required_failed"));
            assertEquals(true, events().getFirst().get("passed"));
            assertNotEquals(0L, events().getLast().get("failed"));

            out.reset();
            assertEquals(0, run("--url", service.url().origin(), "--profile", "health-only"));
            assertEquals(1L, events().getLast().get("required_failed"));
        }
    }

    @Test
    void nothingListeningIsAFindingAndNotAnError() throws IOException {
        FakeService gone = new FakeService(new ConformingHandler());
        gone.close();
        assertEquals(0, run("--url", gone.url().origin()));
        assertEquals((long) Catalogue.all().size(), events().getLast().get("required_failed"));
        assertTrue(events().getFirst().get("detail").toString().contains("cannot connect"));
    }

    @Test
    void checksBeyondTheDeadlineFailUnasked() throws IOException {
        try (FakeService service = new FakeService(request -> {
            stall();
            return new Reply(200, Map.of(), new byte[0], false);
        })) {
            assertEquals(0, run("--url", service.url().origin(), "--timeout-ms", "50", "--deadline-ms", "120"));
            assertTrue(service.requests().size() < Catalogue.all().size());
        }
        assertEquals((long) Catalogue.all().size(), events().getLast().get("failed"));
        assertTrue(events().get(Catalogue.all().size() - 1)
                .get("detail")
                .toString()
                .contains("not sent"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "--url",
                "--url http://192.0.2.1:3000",
                "--url http://example.com",
                "--url http://127.0.0.1:3000/api",
                "--url http://127.0.0.1:3000 --profile other",
                "--url http://127.0.0.1:3000 --timeout-ms 0",
                "--url http://127.0.0.1:3000 --catalogue all",
                "--url http://127.0.0.1:3000 --health-path health",
                "--url http://127.0.0.1:3000 --verbose 1"
            })
    void wrongUsageExitsWithTwo(String line) {
        assertEquals(2, run(line.isEmpty() ? new String[0] : line.split(" ")));
        assertEquals("", out.toString(StandardCharsets.UTF_8));
        assertTrue(err.toString(StandardCharsets.UTF_8).contains("usage: "));
    }

    private int run(String... args) {
        return ContractMain.run(
                args,
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8));
    }

    private List<Map<?, ?>> events() throws IOException {
        List<Map<?, ?>> events = new ArrayList<>();
        for (String line : out.toString(StandardCharsets.UTF_8).lines().toList()) {
            events.add((Map<?, ?>) Json.parse(line));
        }
        return events;
    }

    private static void stall() {
        try {
            Thread.sleep(1_000);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
