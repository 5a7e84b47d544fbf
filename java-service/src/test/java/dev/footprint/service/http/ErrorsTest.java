package dev.footprint.service.http;

import static io.restassured.RestAssured.given;
import static io.restassured.RestAssured.when;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Errors that frameworks make: each is a problem, whatever the Accept header asks for. */
@QuarkusTest
class ErrorsTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/",
                "/nowhere",
                "/api/v1",
                "/api/v1/users/1/posts",
                "/health/none",
                "/api/v1/users/",
                "/api/v1/users/1/",
                "/health/",
                "/q/health",
                "/q/health/ready"
            })
    void unknownPathIsA404Problem(String path) {
        Problems.expect(when().get(path), 404);
        Problems.expect(given().accept("text/html").get(path), 404);
    }

    @ParameterizedTest
    @CsvSource({
        "PATCH, /api/v1/users, 'GET, HEAD, OPTIONS, POST'",
        "DELETE, /api/v1/users, 'GET, HEAD, OPTIONS, POST'",
        "PUT, /api/v1/users/abc, 'DELETE, GET, HEAD, OPTIONS'",
        "POST, /health, 'GET, HEAD, OPTIONS'",
        "BREW, /health/live, 'GET, HEAD, OPTIONS'"
    })
    void unknownMethodIsA405ProblemWithAllow(String method, String path, String allow) {
        Problems.expect(given().request(method, path), 405).header("Allow", allow);
    }

    @ParameterizedTest
    @CsvSource({
        "/health, 'GET, HEAD, OPTIONS'",
        "/api/v1/users?limit=x, 'GET, HEAD, OPTIONS, POST'",
        "/api/v1/users/abc, 'DELETE, GET, HEAD, OPTIONS'"
    })
    void optionsSaysWhatAPathHas(String path, String allow) {
        when().options(path)
                .then()
                .statusCode(204)
                .header("Allow", allow)
                .header("Content-Type", nullValue())
                .body(equalTo(""));
    }

    /** Through a socket, because no client would send them. */
    @ParameterizedTest
    @CsvSource({
        "GET /api/v1/users/%zz, 400",
        "GET /api/v1/users?limit=%, 400",
        "GET /a|b, 404",
        "HEAD /%, 404",
        "OPTIONS *, 404",
        "GET http://localhost/api/v1/users/1, 200",
        "HEAD http://localhost/api/v1/users?a=|%, 200"
    })
    void oddTargets(String request, int status) throws IOException {
        String answer = exchange(request + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n");
        assertTrue(answer.startsWith("HTTP/1.1 " + status + " "), answer);
        assertTrue(
                status == 200 || answer.toLowerCase(Locale.ROOT).contains("content-type: application/problem+json\r\n"),
                answer);
        assertEquals(request.startsWith("HEAD"), answer.endsWith("\r\n\r\n"), answer);
    }

    @ParameterizedTest
    @ValueSource(strings = {"text/html", "nonsense", "*/*;q=0"})
    void acceptIsNotNegotiated(String accept) throws IOException {
        String head = " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nAccept: " + accept + "\r\n\r\n";
        assertEquals(List.of("200"), statuses(exchange("GET /health" + head)));
        assertEquals(List.of("200"), statuses(exchange("GET /api/v1/users/1" + head)));
    }

    @Test
    void bodiesThatNobodyAskedForAreNotLookedAt() throws IOException {
        String body = "x".repeat(200_000);
        String answer = exchange("GET /api/v1/users/1 HTTP/1.1\r\nHost: a\r\nContent-Length: 200000\r\n\r\n" + body
                + "GET /nowhere HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n30d40\r\n" + body
                + "\r\n0\r\n\r\nDELETE /health HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n");
        assertEquals(List.of("200", "404", "405"), statuses(answer));
    }

    @Test
    void bodyOver64KiBIsA413ProblemAndTheConnectionLives() throws IOException {
        String head = "POST /api/v1/users HTTP/1.1\r\nHost: a\r\nContent-Type: application/json\r\n";
        String body = " ".repeat(65_537);
        String answer = exchange(head + "Content-Length: 65537\r\n\r\n" + body
                + head + "Transfer-Encoding: chunked\r\n\r\n10001\r\n" + body + "\r\n0\r\n\r\n"
                + head + "Content-Length: 65536\r\nConnection: close\r\n\r\n" + body.substring(1));
        assertEquals(List.of("413", "413", "400"), statuses(answer));
    }

    @Test
    void waitingClientIsToldToGoOnOrNotTo() throws IOException {
        String head =
                "POST /api/v1/users HTTP/1.1\r\nHost: a\r\nContent-Type: application/json\r\nExpect: 100-continue\r\n";
        assertEquals(List.of("413"), statuses(exchange(head + "Content-Length: 70000\r\n\r\n")));
        assertEquals(
                List.of("100", "422"), statuses(exchange(head + "Connection: close\r\nContent-Length: 2\r\n\r\n{}")));
    }

    private static List<String> statuses(String answers) {
        return Pattern.compile("HTTP/1\\.1 (\\d+)")
                .matcher(answers)
                .results()
                .map(status -> status.group(1))
                .toList();
    }

    private static String exchange(String request) throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), RestAssured.port)) {
            socket.setSoTimeout(5_000);
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
