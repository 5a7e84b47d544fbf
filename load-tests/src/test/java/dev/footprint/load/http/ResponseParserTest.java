package dev.footprint.load.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
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
            parser.reset(true);
            assertFalse(parser.feed(ByteBuffer.wrap(bytes, 0, split)), "complete after " + split);
            assertTrue(parser.feed(ByteBuffer.wrap(bytes, split, bytes.length - split)), "split at " + split);
            assertEquals(200, parser.status());
            assertTrue(parser.keepsAlive());
        }
        parser.reset(true);
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

    @Test
    void aBodyHasTheSameLengthAndChecksumHoweverItIsSentAndSplit() throws MalformedResponseException {
        String body = "some bytes of a body";
        List<String> responses = List.of(
                "HTTP/1.1 200 OK\r\nContent-Length: " + body.length() + "\r\n\r\n" + body,
                "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n4\r\nsome\r\n10\r\n" + body.substring(4)
                        + "\r\n0\r\n\r\n",
                "HTTP/1.1 200 OK\r\n\r\n" + body);
        Set<Integer> checksums = new HashSet<>();
        for (String response : responses) {
            for (int split = 1; split < response.length(); split++) {
                parser.reset(true);
                feed(response.substring(0, split));
                feed(response.substring(split));
                assertEquals(body.length(), parser.bodyLength());
                checksums.add(parser.bodyChecksum());
            }
        }
        assertEquals(1, checksums.size());
        parser.reset(true);
        feed(responses.getFirst().replace("some", "sOme"));
        assertFalse(checksums.contains(parser.bodyChecksum()));
    }

    @ParameterizedTest
    @CsvSource({
        "Location: /api/v1/users/101, 101",
        "location:http://127.0.0.1/api/v1/users/7 , 7",
        "Location: /api/v1/users/, -1",
        "Location: /api/v1/users/1234567890123456, -1",
        "X-Location: /api/v1/users/101, -1"
    })
    void knowsWhatWasCreated(String field, long id) throws MalformedResponseException {
        assertTrue(feed("HTTP/1.1 201 Created\r\n" + field + "\r\nContent-Length: 0\r\n\r\n"));
        assertEquals(id, parser.locationId());
    }

    private boolean feed(String text) throws MalformedResponseException {
        return parser.feed(ByteBuffer.wrap(text.getBytes(StandardCharsets.ISO_8859_1)));
    }
}
