package dev.footprint.service.http;

import static io.restassured.RestAssured.when;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;

import io.quarkus.test.junit.QuarkusTest;
import java.util.Map;
import org.junit.jupiter.api.Test;

@QuarkusTest
class HealthResourceTest {

    @Test
    void healthIsStatusAndVersion() {
        when().get("/health")
                .then()
                .statusCode(200)
                .header("Content-Type", "application/json")
                .body(equalTo("{\"status\":\"healthy\",\"version\":\"1.0.0\"}"));
    }

    @Test
    void live() {
        when().get("/health/live").then().statusCode(200).body(equalTo("{\"status\":\"UP\",\"checks\":[]}"));
    }

    @Test
    void readyNamesTheStore() {
        when().get("/health/ready")
                .then()
                .statusCode(200)
                .header("Content-Type", "application/json")
                .body("status", equalTo("UP"))
                .body("checks", hasItem(Map.of("name", "store", "status", "UP")));
    }
}
