package dev.footprint.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.footprint.contract.fake.ConformingHandler;
import dev.footprint.contract.fake.FakeService;
import dev.footprint.contract.fake.Reply;
import dev.footprint.contract.fake.Request;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** What the checks take for right is what the document says, and all that it says. */
class CatalogueAndDocumentTest {

    private static final Document DOCUMENT = Document.read();

    /** What the checks cannot bring about without breaking the store or filling it. */
    private static final Set<String> UNSEEN = Set.of("503", "507");

    private record Exchange(Request request, Reply reply) {

        String path() {
            return request.path().matches("/api/v1/users/[^/]+") ? "/api/v1/users/{id}" : request.path();
        }

        /** HEAD is documented as GET; a method that is not documented is answered as the path's GET says. */
        String method() {
            String method = request.method().toLowerCase(Locale.ROOT);
            return DOCUMENT.methods(path()).contains(method) ? method : "get";
        }
    }

    /** What the catalogue asks of a service that keeps the contract, and what that one answers. */
    private static List<Exchange> exchanges() {
        List<Exchange> exchanges = new ArrayList<>();
        ConformingHandler healthy = new ConformingHandler();
        try (FakeService service = new FakeService(request -> {
            Reply reply = healthy.handle(request);
            synchronized (exchanges) {
                exchanges.add(new Exchange(request, reply));
            }
            return reply;
        })) {
            new ContractRunner(Settings.of(service.url())).run(result -> assertTrue(result.passed(), result::detail));
        }
        return exchanges.stream()
                .filter(exchange -> !exchange.request().isMalformed())
                .toList();
    }

    @Test
    void everyAnswerThatTheChecksExpectIsDocumentedAndEveryDocumentedAnswerIsExpected() {
        Set<String> seen = new HashSet<>();
        for (Exchange exchange : exchanges()) {
            String status = String.valueOf(exchange.reply().status());
            if (!DOCUMENT.paths().contains(exchange.path())) {
                assertEquals("404", status, exchange.request().target());
                continue;
            }
            String where = exchange.method() + " " + exchange.path() + " " + status;
            String response = DOCUMENT.response(exchange.path(), exchange.method(), status);
            assertTrue(DOCUMENT.at(response).isObject(), where);
            if (seen.add(where)) {
                checkBody(exchange.reply(), response, where);
                checkHeaders(exchange.reply(), DOCUMENT.at(response).path("headers"), where);
            }
        }
        assertEquals(documented(), new TreeSet<>(seen));
    }

    private static void checkBody(Reply reply, String response, String where) {
        String type = reply.headers().get("Content-Type");
        assertEquals(DOCUMENT.at(response).has("content"), type != null, where);
        if (type != null) {
            String schema = response + "/content/" + Document.escaped(type) + "/schema";
            assertTrue(DOCUMENT.at(schema).isObject(), where + " as " + type);
            assertEquals("[]", DOCUMENT.errors(schema, reply.text()).toString(), where);
        }
    }

    private static void checkHeaders(Reply reply, JsonNode headers, String where) {
        headers.properties().forEach(header -> {
            JsonNode definition = DOCUMENT.followed(header.getValue());
            String value = reply.headers().get(header.getKey());
            if (value == null) {
                assertFalse(definition.path("required").asBoolean(), where + " without " + header.getKey());
            } else if (definition.at("/schema").has("pattern")) {
                assertTrue(value.matches(definition.at("/schema/pattern").asText()), where + " " + value);
            }
        });
    }

    private static Set<String> documented() {
        Set<String> documented = new TreeSet<>();
        for (String path : DOCUMENT.paths()) {
            for (String method : DOCUMENT.methods(path)) {
                for (String status : DOCUMENT.statuses(path, method)) {
                    // Documented with every method of a path, and so seen with the one that stands for all.
                    boolean elsewhere = status.equals("405") && !method.equals("get");
                    if (!UNSEEN.contains(status) && !elsewhere) {
                        documented.add(method + " " + path + " " + status);
                    }
                }
            }
        }
        return documented;
    }
}
