package dev.footprint.contract.http;

import java.io.IOException;
import java.net.SocketTimeoutException;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * Requests over plain sockets. The JDK's HttpClient hides what the contract is about (a body after HEAD, the spelling
 * of framing errors) and takes longer to load than all checks take to run.
 */
public final class RawClient {

    private static final List<Field> LAST = List.of(new Field("Connection", "close"));

    private final LoopbackUrl base;

    public RawClient(LoopbackUrl base) {
        this.base = base;
    }

    /**
     * One request on a connection of its own.
     *
     * @param patience nanoseconds from now until there has to be a complete response
     * @throws IOException when there is none; the message names the request
     */
    public Response send(Request request, long patience) throws IOException {
        long deadline = System.nanoTime() + patience;
        try (Connection connection = open(patience)) {
            connection.send(request, LAST);
            return connection.read(request, deadline - System.nanoTime(), true);
        } catch (SocketTimeoutException e) {
            throw new IOException(
                    request.label() + ": no complete answer within " + TimeUnit.NANOSECONDS.toMillis(patience) + " ms",
                    e);
        } catch (IOException e) {
            throw new IOException(request.label() + ": " + e.getMessage(), e);
        }
    }

    /** A connection for several requests. */
    public Connection open(long patience) throws IOException {
        return Connection.open(base, patience);
    }
}
