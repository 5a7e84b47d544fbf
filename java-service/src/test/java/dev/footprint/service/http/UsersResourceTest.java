package dev.footprint.service.http;

import static io.restassured.RestAssured.config;
import static io.restassured.RestAssured.given;
import static io.restassured.RestAssured.when;
import static io.restassured.config.EncoderConfig.encoderConfig;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.config.EncoderConfig;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class UsersResourceTest {

    @Test
    void oneUser() {
        when().get("/api/v1/users/1")
                .then()
                .statusCode(200)
                .header("Content-Type", "application/json")
                .body(equalTo("{\"id\":1,\"name\":\"Ada Lovelace\",\"email\":\"ada.lovelace@example.com\"}"));
    }

    @Test
    void firstPageIsTheDefault() {
        when().get("/api/v1/users")
                .then()
                .statusCode(200)
                .body("$", hasSize(20))
                .header("Link", "</api/v1/users?limit=20&after=20>; rel=\"next\"");
    }

    @Test
    void pageFollowsAfter() {
        when().get("/api/v1/users?limit=3&after=37")
                .then()
                .body("id", contains(38, 39, 40))
                .header("Link", "</api/v1/users?limit=3&after=40>; rel=\"next\"");
    }

    @Test
    void lastPageHasNoLink() {
        when().get("/api/v1/users?limit=20&after=80")
                .then()
                .body("$", hasSize(20))
                .header("Link", nullValue());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "limit=",
                "limit",
                "limit=0",
                "limit=101",
                "limit=abc",
                "limit=%FF",
                "after=",
                "after=-1",
                "after=1.5",
                "limit=1&limit=2",
                "after=+1"
            })
    void malformedParameterIsA400Problem(String query) {
        Problems.expect(given().urlEncodingEnabled(false).get("/api/v1/users?" + query), 400);
    }

    @ParameterizedTest
    @ValueSource(strings = {"abc", "0", "-1", "1.5", "9223372036854775808", "%FF"})
    void malformedIdIsA400Problem(String id) {
        Problems.expect(given().urlEncodingEnabled(false).get("/api/v1/users/" + id), 400);
    }

    @Test
    void unknownUserIsA404Problem() {
        Problems.expect(when().get("/api/v1/users/999999999"), 404)
                .body("detail", equalTo("there is no user 999999999"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/api/v1/users", "/api/v1/users/1", "/api/v1/users/999999999", "/health", "/health/ready"})
    void headHasGetsStatusAndLength(String path) {
        var get = when().get(path);
        when().head(path)
                .then()
                .statusCode(get.statusCode())
                .header("Content-Type", get.header("Content-Type"))
                .header("Content-Length", get.header("Content-Length"))
                .body(equalTo(""));
    }

    @Test
    void userIsCreatedFoundTakenAndDeleted() {
        String body = "{\"name\":\"H\u00e9dy\",\"email\":\"Hedy@Example.com\"}";
        Response created = post("Application/JSON; charset=x", body);
        created.then().statusCode(201).header("Content-Type", "application/json");
        String location = created.header("Location");
        long id = created.jsonPath().getLong("id");
        assertEquals("/api/v1/users/" + id, location);
        assertEquals("{\"id\":" + id + ",\"name\":\"H\u00e9dy\",\"email\":\"hedy@example.com\"}", created.asString());
        when().get(location).then().statusCode(200).body(equalTo(created.asString()));
        Problems.expect(post("application/json", body), 409);

        when().delete(location)
                .then()
                .statusCode(204)
                .header("Content-Type", nullValue())
                .body(equalTo(""));
        Problems.expect(when().delete(location), 404);
        Problems.expect(when().get(location), 404);
        Response again = post("application/json", body);
        again.then().statusCode(201).body("id", greaterThan((int) id));
        when().delete(again.header("Location")).then().statusCode(204);
    }

    @ParameterizedTest
    @CsvSource({
        "text/plain, nonsense, 415",
        "application/problem+json, {}, 415",
        "application/json, nonsense, 400",
        "application/json, {}, 422"
    })
    void whatIsNoNewUser(String type, String body, int status) {
        Problems.expect(post(type, body), status);
    }

    @Test
    void encodedBodyIsA415Problem() {
        Problems.expect(
                given().contentType("application/json")
                        .header("Content-Encoding", "gzip")
                        .body("{}")
                        .post("/api/v1/users"),
                415);
        Problems.expect(
                given().contentType("application/json")
                        .header("Content-Encoding", "Identity")
                        .body("{}")
                        .post("/api/v1/users"),
                422);
    }

    private static Response post(String type, String body) {
        EncoderConfig asItIs = encoderConfig()
                .appendDefaultContentCharsetToContentTypeIfUndefined(false)
                .encodeContentTypeAs(type, ContentType.TEXT);
        return given().config(config().encoderConfig(asItIs))
                .contentType(type)
                .body(body.getBytes(StandardCharsets.UTF_8))
                .post("/api/v1/users");
    }
}
