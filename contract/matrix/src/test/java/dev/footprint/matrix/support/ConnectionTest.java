package dev.footprint.matrix.support;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.EOFException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class ConnectionTest {
    @Test
    void readsABodyOfAnnouncedLengthAndKeepsTheConnection() throws IOException {
        try (Connection connection = answering("HTTP/1.1 200 OK\r\nContent-Length: 2\r\nA: b\r\nA: c\r\n\r\nhi"
                + "HTTP/1.1 204 No Content\r\nConnection: close\r\n\r\n")) {
            Reply first = connection.read();
            assertThat(first.text()).isEqualTo("hi");
            assertThat(first.header("a")).isEqualTo("b,c");
            assertThat(first.closes()).isFalse();
            Reply second = connection.read();
            assertThat(second.status()).isEqualTo(204);
            assertThat(second.closes()).isTrue();
        }
    }

    @Test
    void readsChunksAndSkipsInformation() throws IOException {
        try (Connection connection = answering("HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 200 OK\r\n"
                + "Transfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n1;x=y\r\nd\r\n0\r\n\r\n")) {
            assertThat(connection.read().text()).isEqualTo("abcd");
        }
    }

    @Test
    void anAnswerThatIsCutOffIsNone() throws IOException {
        for (String cut :
                new String[] {"", "HTTP/1.1 200 OK\r\nCont", "HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nabc"}) {
            try (Connection connection = answering(cut)) {
                assertThatThrownBy(connection::read).as(cut).isInstanceOf(EOFException.class);
            }
        }
    }

    @Test
    void doesNotWaitForEver() throws IOException {
        try (ServerSocket silent = new ServerSocket(0, 1, InetAddress.ofLiteral("127.0.0.1"));
                Connection connection = new Connection(silent.getLocalPort(), Duration.ofMillis(100))) {
            assertThatThrownBy(connection::read).isInstanceOf(SocketTimeoutException.class);
        }
    }

    private static Connection answering(String bytes) throws IOException {
        try (ServerSocket server = new ServerSocket(0, 1, InetAddress.ofLiteral("127.0.0.1"))) {
            Connection connection = new Connection(server.getLocalPort());
            try (Socket accepted = server.accept()) {
                accepted.getOutputStream().write(bytes.getBytes(StandardCharsets.UTF_8));
            }
            return connection;
        }
    }
}
