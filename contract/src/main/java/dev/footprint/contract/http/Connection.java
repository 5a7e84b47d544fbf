package dev.footprint.contract.http;

import java.io.IOException;
import java.net.ConnectException;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** One connection, for requests one after the other or in a row, and for bytes that are no request. */
public final class Connection implements AutoCloseable {

    /**
     * What is sent fits into the kernel's buffer as a whole. So no write waits, and a server that answers without
     * reading to the end cannot hold a check beyond its deadline.
     */
    private static final int SEND_BUFFER = 256 * 1024;

    private final LoopbackUrl base;
    private final Socket socket;
    private final DeadlineInput in;

    private Connection(LoopbackUrl base, Socket socket) throws IOException {
        this.base = base;
        this.socket = socket;
        this.in = new DeadlineInput(socket);
    }

    static Connection open(LoopbackUrl base, long patience) throws IOException {
        Socket socket = new Socket();
        try {
            socket.setTcpNoDelay(true);
            socket.setSendBufferSize(SEND_BUFFER);
            socket.connect(base.address(), Math.max(1, (int) TimeUnit.NANOSECONDS.toMillis(patience)));
            return new Connection(base, socket);
        } catch (ConnectException e) {
            socket.close();
            throw new IOException("cannot connect to " + base.authority() + " (" + e.getMessage() + ")", e);
        } catch (IOException e) {
            socket.close();
            throw e;
        }
    }

    /** A request after which the connection stays open. */
    public void send(Request request) {
        send(request, List.of());
    }

    void send(Request request, List<Field> more) {
        List<Field> defaults = new ArrayList<>(more);
        defaults.add(new Field("Host", base.authority()));
        defaults.add(new Field("User-Agent", "footprint-contract"));
        defaults.add(new Field("Accept", "*/*"));
        write(request.encoded(defaults));
    }

    /** Sends bytes as they are. */
    public void write(byte[] bytes) {
        try {
            socket.getOutputStream().write(bytes);
        } catch (IOException e) {
            // A server may answer and close before it has read everything. Reading shows what it said, if anything.
        }
    }

    /**
     * The answer to the oldest request that has none yet.
     *
     * @param patience nanoseconds from now until it has to be complete
     * @throws IOException when it is not
     */
    public Response read(Request request, long patience) throws IOException {
        return read(request, patience, false);
    }

    /** @param last nothing may follow this answer: what does is taken for its body */
    Response read(Request request, long patience, boolean last) throws IOException {
        in.within(patience);
        return new ResponseReader(request, in).read(last);
    }

    /**
     * Whether the server has closed, one way or the other, before it sent anything more.
     *
     * @param patience nanoseconds to wait for it
     * @throws SocketTimeoutException when it neither closes nor sends
     */
    public boolean isClosed(long patience) throws SocketTimeoutException {
        in.within(patience);
        try {
            return in.peek() < 0;
        } catch (SocketTimeoutException e) {
            throw e;
        } catch (IOException e) {
            return true;
        }
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
