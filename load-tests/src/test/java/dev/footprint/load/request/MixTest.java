package dev.footprint.load.request;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.footprint.load.http.MalformedResponseException;
import dev.footprint.load.http.ResponseParser;
import dev.footprint.load.record.Outcome;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class MixTest {

    private static final RequestSpec LIST = new RequestSpec("list", 14, "GET", "/users?limit=20", null, 200, true);
    private static final RequestSpec ONE = new RequestSpec("one", 4, "GET", "/users/{1..100}", null, 200, true);
    private static final RequestSpec CREATE = new RequestSpec(
            "create", 1, "POST", "/users", "{\"name\":\"{n}\",\"email\":\"u-{n}@example.com\"}", 201, true);
    private static final RequestSpec REMOVE =
            new RequestSpec("remove", 1, "DELETE", "/users/{created}", null, 204, true);

    private final ResponseParser parser = new ResponseParser();

    @Test
    void drawsExactlyInProportionAndAlwaysInTheSameOrder() {
        Mix mix = mix(LIST, ONE);
        Mix again = mix(LIST, ONE);
        Map<String, Integer> drawn = new HashMap<>();
        List<String> order = new ArrayList<>();
        for (int i = 0; i < 1_800; i++) {
            String name = mix.next().name();
            assertEquals(name, again.next().name());
            drawn.merge(name, 1, Integer::sum);
            order.add(name);
        }
        assertEquals(Map.of("list", 1_400, "one", 400), drawn);
        assertTrue(!order.subList(0, 18).equals(order.subList(18, 36)), "shuffled anew each time");
    }

    @Test
    void whatIsWrittenIsAWholeRequest() {
        assertEquals("""
                GET /users?limit=20 HTTP/1.1\r
                Host: 127.0.0.1:1\r
                User-Agent: footprint-load\r
                Accept: */*\r
                \r
                """, written(mix(LIST).next()));
    }

    @Test
    void aBodyIsAsLongAsItSaysAndNeverTheSame() {
        RequestKind create = mix(CREATE).next();
        Set<String> bodies = new HashSet<>();
        for (int i = 0; i < 1_000; i++) {
            String text = written(create);
            String body = text.substring(text.indexOf("\r\n\r\n") + 4);
            assertTrue(text.contains("Content-Type: application/json\r\n"));
            assertTrue(text.contains("Content-Length: " + body.length() + "\r\n"), text);
            String count = body.substring(9, 21);
            assertEquals("{\"name\":\"" + count + "\",\"email\":\"u-" + count + "@example.com\"}", body);
            bodies.add(body);
        }
        assertEquals(1_000, bodies.size());
    }

    @Test
    void aRangeIsDrawnFromEndToEnd() {
        RequestKind one = mix(ONE).next();
        Set<String> paths = new HashSet<>();
        for (int i = 0; i < 5_000; i++) {
            paths.add(written(one).split(" ")[1]);
        }
        assertEquals(100, paths.size());
        assertTrue(paths.containsAll(List.of("/users/1", "/users/100")));
    }

    @Test
    void deletesWhatWasCreatedOnceAndCreatesWhereThereIsNothing() throws MalformedResponseException {
        Mix mix = mix(CREATE, REMOVE);
        Set<String> deleted = new HashSet<>();
        int id = 100;
        int creations = 0;
        for (int i = 0; i < 1_000; i++) {
            RequestKind kind = mix.next();
            String text = written(kind);
            if (text.startsWith("POST")) {
                creations++;
                id++;
                assertEquals(Outcome.OK, judged(kind, "201 Created", "Location: /users/" + id + "\r\n", "x" + id));
            } else {
                assertTrue(deleted.add(text.split(" ")[1]), "each once");
                assertEquals(Outcome.OK, judged(kind, "204 No Content", "", ""));
            }
        }
        assertEquals(500 + mix.substituted(), creations);
        assertEquals(creations - deleted.size(), mix.leftovers());
        Mix cleaning = mix.cleaning();
        for (int left = mix.leftovers(); left > 0; left--) {
            assertTrue(written(cleaning.next()).startsWith("DELETE"));
        }
        assertEquals(0, mix.leftovers());
    }

    @Test
    void aCreationThatDoesNotSayWhatWasCreatedIsAWrongAnswer() throws MalformedResponseException {
        RequestKind create = mix(CREATE).next();
        assertEquals(Outcome.WRONG_ANSWER, judged(create, "201 Created", "", "x"));
        assertEquals(Outcome.STATUS_FAILURE, judged(create, "200 OK", "Location: /users/7\r\n", "x"));
    }

    @Test
    void eachValueOfARangeHasABodyOfItsOwn() throws MalformedResponseException {
        RequestKind one = mix(ONE).next();
        for (int i = 0; i < 2_000; i++) {
            String path = written(one).split(" ")[1];
            assertEquals(Outcome.OK, judged(one, "200 OK", "", "user " + path));
        }
        written(one);
        assertEquals(Outcome.WRONG_ANSWER, judged(one, "200 OK", "", "nobody"));
    }

    @Test
    void anotherBodyOfTheSameLengthIsFoundInASample() throws MalformedResponseException {
        RequestKind list = mix(LIST).next();
        List<Outcome> outcomes = new ArrayList<>();
        for (int i = 0; i < 2 * BodyCheck.EVERY; i++) {
            written(list);
            outcomes.add(judged(list, "200 OK", "", i == 0 ? "right" : "wrong"));
        }
        assertEquals(Outcome.OK, outcomes.getFirst());
        assertEquals(1, outcomes.stream().filter(Outcome.WRONG_ANSWER::equals).count());
    }

    @Test
    void whereAnyBodyIsRightNoneIsLookedAt() throws MalformedResponseException {
        RequestKind list = mix(LIST.withConstantBody(false)).next();
        for (int i = 0; i < 200; i++) {
            written(list);
            assertEquals(Outcome.OK, judged(list, "200 OK", "", "body " + i));
        }
    }

    @Test
    void refusesAMixThatCannotWork() {
        for (RequestSpec wrong : List.of(
                REMOVE,
                new RequestSpec("read", 1, "GET", "/users/{created}", null, 200, true),
                new RequestSpec("wide", 1, "GET", "/users/{1..100000}", null, 200, true),
                new RequestSpec("down", 1, "GET", "/users/{9..1}", null, 200, true),
                new RequestSpec("two", 1, "GET", "/{1..9}/{1..9}", null, 200, true),
                new RequestSpec("body", 1, "POST", "/users", "{1..9}", 201, true))) {
            assertThrows(IllegalArgumentException.class, () -> mix(wrong), wrong::name);
        }
        assertThrows(
                IllegalArgumentException.class,
                () -> mix(new RequestSpec("many", 10_001, "GET", "/users", null, 200, true)));
    }

    private int variant;

    private String written(RequestKind kind) {
        ByteBuffer out = ByteBuffer.allocate(kind.longest());
        variant = kind.write(out);
        return new String(out.array(), 0, out.position(), StandardCharsets.UTF_8);
    }

    private Outcome judged(RequestKind kind, String status, String fields, String body)
            throws MalformedResponseException {
        boolean summed = kind.samples(variant);
        parser.reset(summed);
        String length = status.startsWith("204") ? "" : "Content-Length: " + body.length() + "\r\n";
        assertTrue(parser.feed(ByteBuffer.wrap(
                ("HTTP/1.1 " + status + "\r\n" + fields + length + "\r\n" + body).getBytes(StandardCharsets.UTF_8))));
        return kind.judge(variant, summed, parser);
    }

    private static Mix mix(RequestSpec... specs) {
        return new Mix(List.of(specs), "127.0.0.1:1");
    }
}
