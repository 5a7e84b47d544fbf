package dev.footprint.service.http;

import static io.restassured.RestAssured.given;
import static io.restassured.RestAssured.when;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What a store that fails looks like from outside: problems that name nothing internal. */
@QuarkusTest
@TestProfile(FaultyStore.Profile.class)
class FaultsTest {

    @Test
    void faultIsA500ProblemThatSaysNothing() {
        Problems.expect(when().get("/api/v1/users/1"), 500)
                .body("detail", equalTo("the request could not be completed"));
        Problems.expect(when().delete("/api/v1/users/1"), 500)
                .body("detail", equalTo("the request could not be completed"));
    }

    @Test
    void storeDownIsA503Problem() {
        Problems.expect(when().get("/api/v1/users"), 503).body("detail", equalTo("the store cannot be reached"));
    }

    @Test
    void storeFullIsA507Problem() {
        Problems.expect(
                given().contentType("application/json")
                        .body("{\"name\":\"a\",\"email\":\"a@b.c\"}")
                        .post("/api/v1/users"),
                507);
    }

    @Test
    void storeDownIsNotReadyButAlive() {
        when().get("/health/ready")
                .then()
                .statusCode(503)
                .header("Content-Type", "application/json")
                .body("status", equalTo("DOWN"))
                .body("checks", hasItem(Map.of("name", "store", "status", "DOWN")));
        when().get("/health/live").then().statusCode(200);
        when().get("/health").then().statusCode(200);
    }
}
