package dev.footprint.service.http;

import static io.restassured.RestAssured.given;
import static io.restassured.RestAssured.when;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
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
        "PATCH, /api/v1/users",
        "DELETE, /api/v1/users/1",
        "OPTIONS, /api/v1/users/1",
        "POST, /health",
        "PUT, /health/ready",
        "BREW, /health/live"
    })
    void unknownMethodIsA405ProblemWithAllow(String method, String path) {
        Problems.expect(given().request(method, path), 405).header("Allow", "GET, HEAD");
    }

    /** Through a socket, because no client would send them. */
    @ParameterizedTest
    @ValueSource(strings = {"GET /api/v1/users/%zz", "GET /api/v1/users?limit=%", "GET /a|b", "HEAD /%"})
    void malformedTargetIsA400Problem(String request) throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), RestAssured.port)) {
            String head = request + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n";
            socket.getOutputStream().write(head.getBytes(StandardCharsets.US_ASCII));
            String answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertTrue(answer.startsWith("HTTP/1.1 400 Bad Request\r\n"), answer);
            assertTrue(answer.contains("content-type: application/problem+json\r\n"), answer);
            assertTrue(answer.contains("content-length: 94\r\n"), answer);
            assertTrue(request.startsWith("HEAD") == answer.endsWith("\r\n\r\n"), answer);
        }
    }

    @Test
    void optionsOnAnUnknownPathIsA404Problem() {
        Problems.expect(when().options("/nowhere"), 404);
    }

    @Test
    void bodyOver64KiBIsA413Problem() {
        Problems.expect(given().body(new byte[64 * 1024 + 1]).post("/api/v1/users"), 413);
    }

    @Test
    void faultIsA500ProblemThatSaysNothing() {
        Problems.expect(when().get("/test/fault"), 500).body("detail", equalTo("The request could not be completed."));
    }
}
