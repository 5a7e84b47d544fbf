package dev.footprint.contract.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LoopbackUrlTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://127.0.0.1:3000",
                "http://127.8.9.10:3000/x",
                "http://localhost",
                "http://LOCALHOST:1",
                "http://[::1]:3000/api/v1/users?limit=1",
                "http://[0:0:0:0:0:0:0:1]:65535"
            })
    void acceptsLoopback(String url) {
        assertTrue(LoopbackUrl.parse(url).address().getAddress().isLoopbackAddress());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://192.0.2.1:3000",
                "http://0.0.0.0:3000",
                "http://10.0.0.1",
                "http://[2001:db8::1]:3000",
                "http://[::]:3000",
                "http://example.com",
                "http://localhost.example.com",
                "http://127.0.0.1.example.com",
                "http://localhost@192.0.2.1/",
                "http://127.0.0.1:0",
                "http://127.0.0.1:65536",
                "http://127.0.0.1#x",
                "https://127.0.0.1",
                "ftp://127.0.0.1",
                "http://",
                "127.0.0.1:3000",
                "http://127.0.0.1/a b",
                ""
            })
    void refusesEverythingElse(String url) {
        assertThrows(IllegalArgumentException.class, () -> LoopbackUrl.parse(url));
    }

    @Test
    void cannotBeMadeFromAnotherAddressEither() {
        InetSocketAddress elsewhere = new InetSocketAddress(InetAddress.ofLiteral("192.0.2.1"), 80);
        assertThrows(IllegalArgumentException.class, () -> new LoopbackUrl(elsewhere, "127.0.0.1:80", "/"));
        InetSocketAddress unresolved = InetSocketAddress.createUnresolved("localhost", 80);
        assertThrows(IllegalArgumentException.class, () -> new LoopbackUrl(unresolved, "localhost:80", "/"));
    }

    @Test
    void keepsPathAndQueryAsTheyAre() {
        LoopbackUrl url = LoopbackUrl.parse("http://[::1]:3000/a%20b?c=%C3%BC&d=");
        assertEquals("/a%20b?c=%C3%BC&d=", url.target());
        assertEquals("[::1]:3000", url.authority());
        assertEquals("http://[::1]:3000", url.origin());
        assertEquals("/?a=b", LoopbackUrl.parse("http://127.0.0.1?a=b").target());
    }

    @Test
    void theRefusalNamesTheRemedy() {
        String message = assertThrows(IllegalArgumentException.class, () -> LoopbackUrl.parse("http://10.1.2.3"))
                .getMessage();
        assertTrue(message.contains("10.1.2.3") && message.contains("127.0.0.0/8"), message);
    }
}
