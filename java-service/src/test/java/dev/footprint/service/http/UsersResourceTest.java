package dev.footprint.service.http;

import static io.restassured.RestAssured.given;
import static io.restassured.RestAssured.when;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class UsersResourceTest {

    @Test
    void oneUser() {
        when().get("/api/v1/users/1")
                .then()
                .statusCode(200)
                .header("Content-Type", "application/json")
                .body("size()", equalTo(3))
                .body("id", equalTo(1))
                .body("name", equalTo("Ada Lovelace"))
                .body("email", equalTo("ada.lovelace@example.com"));
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
                "after=1.5"
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
        Problems.expect(when().get("/api/v1/users/999999999"), 404).body("detail", equalTo("No user has this id."));
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
}
