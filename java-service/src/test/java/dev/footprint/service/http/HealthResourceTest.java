package dev.footprint.service.http;

import static io.restassured.RestAssured.when;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;

import io.quarkus.arc.Arc;
import io.quarkus.smallrye.health.runtime.ShutdownReadinessCheck;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import java.util.Map;
import org.eclipse.microprofile.health.Readiness;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

/** Has a profile, and so an application, of its own: the last test leaves it not ready for good. */
@QuarkusTest
@TestProfile(HealthResourceTest.OwnApplication.class)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class HealthResourceTest {

    public static final class OwnApplication implements QuarkusTestProfile {}

    @Test
    @Order(1)
    void healthIsStatusAndVersion() {
        when().get("/health")
                .then()
                .statusCode(200)
                .header("Content-Type", "application/json")
                .body(equalTo("{\"status\":\"healthy\",\"version\":\"1.0.0\"}"));
    }

    @Test
    @Order(1)
    void live() {
        when().get("/health/live").then().statusCode(200).body(equalTo("{\"status\":\"UP\",\"checks\":[]}"));
    }

    @Test
    @Order(1)
    void readyNamesTheStore() {
        when().get("/health/ready")
                .then()
                .statusCode(200)
                .header("Content-Type", "application/json")
                .body("status", equalTo("UP"))
                .body("checks", hasItem(Map.of("name", "store", "status", "UP")));
    }

    @Test
    @Order(2)
    void notReadyOnceShutdownHasBegun() {
        Arc.container()
                .select(ShutdownReadinessCheck.class, Readiness.Literal.INSTANCE)
                .get()
                .shutdown();
        when().get("/health/ready")
                .then()
                .statusCode(503)
                .header("Content-Type", "application/json")
                .body("status", equalTo("DOWN"))
                .body("checks", hasItem(Map.of("name", "store", "status", "UP")));
        when().get("/health/live").then().statusCode(200);
    }
}
