package dev.footprint.contract.http;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class RequestTest {

    private static final List<Field> DEFAULTS = List.of(new Field("Host", "h"), new Field("Accept", "*/*"));

    @Test
    void whatTakesNoBodySpeaksOfNone() {
        assertEquals("DELETE /x?y HTTP/1.1\r\nHost: h\r\nAccept: */*\r\n\r\n", encoded(Request.of("DELETE", "/x?y")));
    }

    @Test
    void whatMayTakeABodyHasALength() {
        assertEquals(
                "POST / HTTP/1.1\r\nHost: h\r\nAccept: */*\r\nContent-Length: 0\r\n\r\n",
                encoded(Request.of("POST", "/")));
        assertEquals(
                "GET / HTTP/1.1\r\nHost: h\r\nAccept: */*\r\nContent-Length: 3\r\n\r\n\u00fcx",
                encoded(Request.of("GET", "/").body("\u00fcx")));
    }

    @Test
    void itsOwnFieldsTakeThePlaceOfTheClients() {
        assertEquals(
                "GET / HTTP/1.1\r\nHost: h\r\naccept: a\r\nX: 1\r\nX: 2\r\n\r\n",
                encoded(Request.of("GET", "/")
                        .with("accept", "a")
                        .with("X", "1")
                        .with("X", "2")));
    }

    @Test
    void chunksEndWithAnEmptyOne() {
        String encoded =
                encoded(Request.of("POST", "/").body("x".repeat(16_385)).chunked());
        String body = encoded.substring(encoded.indexOf("\r\n\r\n") + 4);
        assertEquals("4000\r\n" + "x".repeat(16_384) + "\r\n1\r\nx\r\n0\r\n\r\n", body);
        assertEquals(
                "POST / HTTP/1.1\r\nHost: h\r\nAccept: */*\r\nTransfer-Encoding: chunked",
                encoded.substring(0, encoded.length() - body.length() - 4));
    }

    @Test
    void isCalledByWhatIsSpecialAboutIt() {
        Request request = Request.of("GET", "/x");
        assertEquals("GET /x", request.label());
        assertEquals("GET /y (empty)", request.called("empty").at("/y").label());
    }

    private static String encoded(Request request) {
        return new String(request.encoded(DEFAULTS), StandardCharsets.UTF_8);
    }
}
