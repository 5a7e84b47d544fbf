package dev.footprint.matrix.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.footprint.matrix.report.Matrix;
import dev.footprint.matrix.report.Row;
import dev.footprint.matrix.support.Contender;
import dev.footprint.matrix.support.Http;
import dev.footprint.matrix.support.Load;
import dev.footprint.matrix.support.Reply;
import dev.footprint.matrix.support.ServiceContainer;
import java.io.IOException;

/** The bound of the store in memory. */
@Matrix
class StoreFullIT {
    private static final int ROOM = 9_900;
    private final Contender contender;

    StoreFullIT(Contender contender) {
        this.contender = contender;
    }

    @Row(
            id = "http.users.create.full",
            value =
                    "Users 101 to 10,000 are 201, the next is a 507 problem, and after a deletion there is room for one.")
    void full() throws IOException {
        try (ServiceContainer service = new ServiceContainer(contender).quiet().serving()) {
            Load.Result result = Load.run(
                    service.port(), 8, ROOM, (connection, number) -> connection.post("/api/v1/users", user(number)));
            assertThat(result.count(201)).as(result.statuses()::toString).isEqualTo(ROOM);
            Reply full = service.post(user(ROOM));
            assertThat(full.status()).as(full::toString).isEqualTo(507);
            assertThat(full.json().path("title").asText()).isEqualTo("Insufficient Storage");
            assertThat(service.post(user(1)).status())
                    .as("a duplicate is found before the lack of room")
                    .isEqualTo(409);
            Http.send(service.port(), "DELETE", "/api/v1/users/1", null);
            assertThat(service.post(user(ROOM)).status()).isEqualTo(201);
            assertThat(service.post(user(ROOM + 1)).status()).isEqualTo(507);
            assertThat(service.oomKilled()).isFalse();
        }
    }

    private static String user(int number) {
        return Http.user("Filler", "filler" + number + "@full.test");
    }
}
