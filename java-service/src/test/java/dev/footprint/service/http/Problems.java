package dev.footprint.service.http;

import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;

import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;

final class Problems {

    private Problems() {}

    static ValidatableResponse expect(Response response, int status) {
        return response.then()
                .statusCode(status)
                .header("Content-Type", "application/problem+json")
                .body("size()", equalTo(4))
                .body("type", equalTo("about:blank"))
                .body("title", equalTo(Problem.of(status).title()))
                .body("status", equalTo(status))
                .body("detail", not(equalTo("")));
    }
}
