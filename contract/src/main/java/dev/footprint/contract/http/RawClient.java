package dev.footprint.contract.http;

import java.io.IOException;
import java.net.ConnectException;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;

/**
 * One request per connection over a plain socket. The JDK's HttpClient hides what the contract is about (a body after
 * HEAD, the spelling of framing errors) and takes longer to load than all checks take to run.
 */
public final class RawClient {

    private final LoopbackUrl base;

    public RawClient(LoopbackUrl base) {
        this.base = base;
    }

    /**
     * @param target path and query, sent as it is
     * @param patience nanoseconds from now until there has to be a complete response
     * @throws IOException when there is none; the message names the request
     */
    public Response send(String method, String target, long patience) throws IOException {
        long deadline = System.nanoTime() + patience;
        String request = method + " " + target;
        try (Socket socket = new Socket()) {
            socket.setTcpNoDelay(true);
            socket.connect(base.address(), Math.max(1, (int) TimeUnit.NANOSECONDS.toMillis(patience)));
            socket.getOutputStream().write(bytes(method, target));
            return new ResponseReader(request, new DeadlineInput(socket, deadline)).read(method.equals("HEAD"));
        } catch (SocketTimeoutException e) {
            throw new IOException(
                    request + ": no complete answer within " + TimeUnit.NANOSECONDS.toMillis(patience) + " ms", e);
        } catch (ConnectException e) {
            throw new IOException(request + ": cannot connect to " + base.authority() + " (" + e.getMessage() + ")", e);
        } catch (IOException e) {
            throw new IOException(request + ": " + e.getMessage(), e);
        }
    }

    private byte[] bytes(String method, String target) {
        // A length only where a body could be expected: some servers answer 411 without, none should mind its absence
        // on GET.
        boolean bodyless = method.equals("GET") || method.equals("HEAD");
        String head = method + " " + target + " HTTP/1.1\r\nHost: " + base.authority()
                + "\r\nUser-Agent: footprint-contract\r\nAccept: */*\r\nConnection: close\r\n"
                + (bodyless ? "" : "Content-Length: 0\r\n");
        return (head + "\r\n").getBytes(StandardCharsets.US_ASCII);
    }
}
