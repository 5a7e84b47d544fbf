package dev.footprint.matrix.support;

import java.io.IOException;
import java.time.Duration;

/** PostgreSQL with the contract's table and its 100 users, on a port of its own. */
public final class StoreContainer extends MatrixContainer<StoreContainer> {
    public static final String PASSWORD = "pass-" + "word%of$the store";
    private static final Duration START = Duration.ofSeconds(40);
    private final int port;

    public StoreContainer() {
        this(Engine.port());
    }

    /** On a port that a service was told of before. */
    public StoreContainer(int port) {
        super("footprint/store:1.0.0");
        this.port = port;
        withEnv("POSTGRES_PASSWORD", PASSWORD);
        withCommand("postgres", "-p", Integer.toString(port), "-c", "listen_addresses=127.0.0.1");
    }

    public static String url(int port) {
        String password = java.net.URLEncoder.encode(PASSWORD, java.nio.charset.StandardCharsets.UTF_8)
                .replace("+", "%20");
        return "postgres://footprint:" + password + "@127.0.0.1:" + port + "/footprint";
    }

    public String url() {
        return url(port);
    }

    public int port() {
        return port;
    }

    public StoreContainer serving() {
        start();
        awaitServing();
        return this;
    }

    /** After a start, a restart or an unpause. */
    public void awaitServing() {
        // Over TCP: the server that runs while the schema is applied listens to a socket only.
        Wait.until(START, () -> "the store takes connections; " + describe(), () -> {
            try {
                return execInContainer(
                                        "pg_isready",
                                        "-q",
                                        "-h",
                                        "127.0.0.1",
                                        "-p",
                                        Integer.toString(port),
                                        "-d",
                                        "footprint")
                                .getExitCode()
                        == 0;
            } catch (IOException e) {
                return false;
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return false;
            }
        });
    }

    /** @return the rows, one a line, without headings */
    public String sql(String statement) {
        try {
            ExecResult result = execInContainer(
                    "psql", "-p", Integer.toString(port), "-U", "postgres", "-d", "footprint", "-XAtc", statement);
            if (result.getExitCode() != 0) {
                throw new AssertionError(statement + ": " + result.getStderr());
            }
            return result.getStdout().strip();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
