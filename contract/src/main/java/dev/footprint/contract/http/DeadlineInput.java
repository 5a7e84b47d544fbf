package dev.footprint.contract.http;

import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.util.concurrent.TimeUnit;

/**
 * A socket's input with one deadline for all reads of an answer together. A socket's own time-out starts anew at every read, so a
 * server that sends a byte a second would hold a check for ever.
 */
final class DeadlineInput extends InputStream {

    /** No answer of the contract comes near; a service that streams without end must not fill this program's memory. */
    static final int MOST_BYTES = 1 << 20;

    private final Socket socket;
    private final InputStream in;
    private final byte[] buffer = new byte[8192];
    private long deadline;
    private int position;
    private int filled;
    private int received;

    DeadlineInput(Socket socket) throws IOException {
        this.socket = socket;
        this.in = socket.getInputStream();
        within(0);
    }

    /** Starts anew, for the next answer: this many nanoseconds from now. */
    void within(long nanos) {
        deadline = System.nanoTime() + nanos;
        received = 0;
    }

    /** Moves the deadline nearer: at most this many nanoseconds from now. */
    void atMost(long nanos) {
        long nearer = System.nanoTime() + nanos;
        if (nearer - deadline < 0) {
            deadline = nearer;
        }
    }

    @Override
    public int read() throws IOException {
        int next = peek();
        if (next >= 0) {
            position++;
        }
        return next;
    }

    /** What {@link #read} will give. */
    int peek() throws IOException {
        if (position == filled && !fill()) {
            return -1;
        }
        return buffer[position] & 0xff;
    }

    private boolean fill() throws IOException {
        long left = deadline - System.nanoTime();
        if (left <= 0) {
            throw new SocketTimeoutException("deadline passed");
        }
        // Rounded up: zero would mean "wait for ever".
        socket.setSoTimeout((int) TimeUnit.NANOSECONDS.toMillis(left) + 1);
        position = 0;
        filled = Math.max(0, in.read(buffer));
        received += filled;
        if (received > MOST_BYTES) {
            throw new IOException("answer larger than " + MOST_BYTES + " bytes");
        }
        return filled > 0;
    }
}
