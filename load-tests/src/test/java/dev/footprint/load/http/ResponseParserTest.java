package dev.footprint.load.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ResponseParserTest {

    private final ResponseParser parser = new ResponseParser();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok",
                "HTTP/1.1 200\r\ncontent-length:2 \r\n\r\nok",
                "HTTP/1.1 200 OK\nContent-Length: 2\n\nok",
                "HTTP/1.1 200 OK\r\nContent-Length: 0\r\nContent-Length: 0\r\n\r\n",
                "HTTP/1.1 200 OK\r\nTransfer-Encoding: Chunked\r\n\r\n2\r\nok\r\nA;x=\"y\"\r\n0123456789\r\n0\r\n\r\n",
                "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n0\r\nTrailer: x\r\nOther: y\r\n\r\n",
                "HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 103 Early\r\nLink: x\r\n\r\nHTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n"
            })
    void completesAtItsLastByteAndNotBefore(String response) throws MalformedResponseException {
        byte[] bytes = response.getBytes(StandardCharsets.ISO_8859_1);
        for (int split = 1; split < bytes.length; split++) {
            parser.reset();
            assertFalse(parser.feed(ByteBuffer.wrap(bytes, 0, split)), "complete after " + split);
            assertTrue(parser.feed(ByteBuffer.wrap(bytes, split, bytes.length - split)), "split at " + split);
            assertEquals(200, parser.status());
            assertTrue(parser.keepsAlive());
        }
        parser.reset();
        for (int i = 0; i < bytes.length; i++) {
            assertEquals(i == bytes.length - 1, parser.feed(ByteBuffer.wrap(bytes, i, 1)));
        }
    }

    @ParameterizedTest
    @CsvSource({"204, ''", "304, 'Content-Length: 9'"})
    void someStatusesHaveNoBody(int status, String field) throws MalformedResponseException {
        String fields = field.isEmpty() ? "" : field + "\r\n";
        assertTrue(feed("HTTP/1.1 " + status + " X\r\n" + fields + "\r\n"));
        assertEquals(status, parser.status());
    }

    @Test
    void withoutALengthTheEndOfTheConnectionCompletes() throws MalformedResponseException {
        assertFalse(feed("HTTP/1.1 200 OK\r\n\r\nsome"));
        assertFalse(feed(" more"));
        assertTrue(parser.endOfConnection());
        assertFalse(parser.keepsAlive());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "HTTP/1.1 200 OK\r\n",
                "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\no",
                "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n2\r\nok\r\n"
            })
    void otherwiseItDoesNot(String part) throws MalformedResponseException {
        assertFalse(feed(part));
        assertFalse(parser.endOfConnection());
    }

    @ParameterizedTest
    @CsvSource({
        "HTTP/1.1, '', true",
        "HTTP/1.1, 'Connection: close', false",
        "HTTP/1.1, 'CONNECTION: Close', false",
        "HTTP/1.1, 'Connection: keep-alive', true",
        "HTTP/1.0, '', false"
    })
    void theServerDecidesWhetherTheConnectionStays(String version, String field, boolean stays)
            throws MalformedResponseException {
        String fields = field.isEmpty() ? "" : field + "\r\n";
        assertTrue(feed(version + " 200 OK\r\nContent-Length: 0\r\n" + fields + "\r\n"));
        assertEquals(stays, parser.keepsAlive());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "x",
                "HTTX",
                "\r\n",
                "HTTP/2 200 OK\r\n",
                "HTTP/1.2 200 OK\r\n",
                "HTTP/1.1 20 OK\r\n",
                "HTTP/1.1 2000\r\n",
                "HTTP/1.1 099 X\r\n",
                "HTTP/1.1 200 OK\r\nno colon\r\n",
                "HTTP/1.1 200 OK\r\n: no name\r\n",
                "HTTP/1.1 200 OK\r\nContent-Length: -1\r\n",
                "HTTP/1.1 200 OK\r\nContent-Length:\r\n",
                "HTTP/1.1 200 OK\r\nContent-Length: 9999999999999999\r\n",
                "HTTP/1.1 200 OK\r\nContent-Length: 1\r\nContent-Length: 2\r\n",
                "HTTP/1.1 200 OK\r\nContent-Length: 1\r\nTransfer-Encoding: chunked\r\n\r\n",
                "HTTP/1.1 200 OK\r\nTransfer-Encoding: gzip\r\n",
                "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nx\r\n",
                "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n\r\n",
                "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n1\r\nok\r\n",
                "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nokHTTP/1.1"
            })
    void garbageIsRecognisedAsSoonAsItCanBe(String garbage) {
        assertThrows(MalformedResponseException.class, () -> feed(garbage));
    }

    @Test
    void aHeadWithoutEndIsGivenUp() {
        assertThrows(
                MalformedResponseException.class,
                () -> feed("HTTP/1.1 200 OK\r\n" + "X-Filler: 0123456789\r\n".repeat(2_000)));
    }

    @Test
    void manyChunksAreNotALongHead() throws MalformedResponseException {
        assertTrue(feed(
                "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n" + "1\r\nx\r\n".repeat(20_000) + "0\r\n\r\n"));
    }

    private boolean feed(String text) throws MalformedResponseException {
        return parser.feed(ByteBuffer.wrap(text.getBytes(StandardCharsets.ISO_8859_1)));
    }
}
