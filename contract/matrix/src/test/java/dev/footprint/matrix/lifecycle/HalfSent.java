package dev.footprint.matrix.lifecycle;

import dev.footprint.matrix.support.Connection;
import dev.footprint.matrix.support.Http;
import dev.footprint.matrix.support.Reply;
import dev.footprint.matrix.support.Wait;
import java.io.IOException;
import java.time.Duration;

/** A request that is in the service's hands: its head is there, and half of its body. */
final class HalfSent implements AutoCloseable {
    private final Connection connection;
    private final String rest;

    HalfSent(int port) throws IOException {
        connection = new Connection(port);
        String body = Http.user("Half Sent", "half@sent.test");
        int half = body.length() / 2;
        rest = body.substring(half);
        connection.write(connection.head("POST", "/api/v1/users", body.length(), "Content-Type: application/json")
                + body.substring(0, half));
        // Until the service has read it.
        Wait.pause(Duration.ofMillis(300));
    }

    Reply finish() throws IOException {
        connection.write(rest);
        return connection.read();
    }

    /** Whether the service has given the connection up. */
    boolean ended() {
        try {
            connection.awaitEnd();
            return true;
        } catch (java.net.SocketTimeoutException e) {
            return false;
        } catch (IOException e) {
            return true;
        }
    }

    @Override
    public void close() throws IOException {
        connection.close();
    }
}
