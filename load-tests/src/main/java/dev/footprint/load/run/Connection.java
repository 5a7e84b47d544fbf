package dev.footprint.load.run;

import dev.footprint.load.http.MalformedResponseException;
import dev.footprint.load.http.ResponseParser;
import dev.footprint.load.record.Outcome;
import dev.footprint.load.record.Recorder;
import dev.footprint.load.request.RequestKind;
import java.io.IOException;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.time.Duration;

/**
 * One request at a time over one TCP connection, which is kept as long as the server keeps it and the plan wants it,
 * and made anew when it is gone. Never blocks, except in {@link #connectAhead}. Its methods return the outcome once a
 * request has ended, and null while it is on its way.
 */
final class Connection {

    private final Selector selector;
    private final RunPlan plan;
    private final Recorder recorder;
    private final long timeoutNanos;
    private final ByteBuffer request;
    private final ByteBuffer received;
    private final ResponseParser parser = new ResponseParser();

    private SocketChannel channel;
    private SelectionKey key;
    private int carried;

    private RequestKind kind;
    private int variant;
    private boolean summed;
    private boolean busy;
    private long due;
    private long sentAt;
    private long endedAt;
    private long givesUpAt;

    /**
     * @param received a buffer to read into, which connections of one thread can share: nothing stays in it
     * @param longestRequest in bytes
     */
    Connection(Selector selector, ByteBuffer received, RunPlan plan, Recorder recorder, int longestRequest) {
        this.selector = selector;
        this.received = received;
        this.plan = plan;
        this.recorder = recorder;
        this.timeoutNanos = plan.timeout().toNanos();
        this.request = ByteBuffer.allocateDirect(longestRequest);
        this.endedAt = System.nanoTime();
    }

    /** Connects before there is a request, so that the first ones of a run do not wait for it; false when it fails. */
    boolean connectAhead(Duration within) {
        long started = System.nanoTime();
        try {
            open();
            channel.socket().connect(plan.target().address(), Math.max(1, (int) within.toMillis()));
            channel.configureBlocking(false);
            key = channel.register(selector, SelectionKey.OP_READ, this);
        } catch (IOException e) {
            close();
            return false;
        }
        endedAt = System.nanoTime();
        recorder.connected(endedAt - started);
        return true;
    }

    /** Sends a request that was due at {@code due}, after connecting if need be. */
    Outcome start(RequestKind next, long dueAt, long now) {
        kind = next;
        due = dueAt;
        busy = true;
        request.clear();
        variant = kind.write(request);
        request.flip();
        givesUpAt = now + timeoutNanos;
        if (channel != null) {
            return send();
        }
        // Until it is sent; what a request that never gets there would have as its time of sending.
        sentAt = now;
        try {
            open();
            channel.configureBlocking(false);
            boolean connected = channel.connect(plan.target().address());
            key = channel.register(selector, SelectionKey.OP_CONNECT, this);
            return connected ? connected() : null;
        } catch (IOException e) {
            return end(Outcome.CONNECT_ERROR);
        }
    }

    private void open() throws IOException {
        channel = SocketChannel.open();
        channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
        carried = 0;
    }

    /** Goes on with whatever the channel has become ready for. */
    Outcome advance() {
        if (!busy) {
            // There is nothing that the server could rightly send now: it has closed, or is not to be trusted.
            recorder.idleClosed();
            close();
            return null;
        }
        if (key.isConnectable()) {
            try {
                channel.finishConnect();
            } catch (IOException e) {
                return end(Outcome.CONNECT_ERROR);
            }
            return connected();
        }
        return key.isWritable() ? write() : read();
    }

    private Outcome connected() {
        recorder.connected(System.nanoTime() - sentAt);
        return send();
    }

    private Outcome send() {
        summed = kind.samples(variant);
        parser.reset(summed);
        sentAt = System.nanoTime();
        // Connecting and answering have a time-out each.
        givesUpAt = sentAt + timeoutNanos;
        return write();
    }

    private Outcome write() {
        try {
            channel.write(request);
        } catch (IOException e) {
            return end(Outcome.RESET);
        }
        key.interestOps(request.hasRemaining() ? SelectionKey.OP_WRITE : SelectionKey.OP_READ);
        return null;
    }

    private Outcome read() {
        try {
            int count = channel.read(received.clear());
            endedAt = System.nanoTime();
            boolean complete = count < 0 ? parser.endOfConnection() : parser.feed(received.flip());
            if (!complete) {
                return count < 0 ? end(Outcome.RESET) : null;
            }
        } catch (MalformedResponseException e) {
            return end(Outcome.MALFORMED);
        } catch (IOException e) {
            return end(Outcome.RESET);
        }
        busy = false;
        carried++;
        if (!parser.keepsAlive() || carried == plan.closeAfter()) {
            close();
        }
        return kind.judge(variant, summed, parser);
    }

    /** @return {@link Outcome#TIMEOUT} when the request on its way has taken too long */
    Outcome expire(long now) {
        return busy && now - givesUpAt >= 0 ? end(Outcome.TIMEOUT) : null;
    }

    // After any failure the connection's state is unknown, and the next request gets a new one.
    private Outcome end(Outcome outcome) {
        endedAt = System.nanoTime();
        busy = false;
        close();
        return outcome;
    }

    /** Place in its mix of the kind of request that was sent last. */
    int kind() {
        return kind.index();
    }

    long due() {
        return due;
    }

    long sentAt() {
        return sentAt;
    }

    /** When the last request ended, and so since when the next can be sent. */
    long endedAt() {
        return endedAt;
    }

    void close() {
        if (channel == null) {
            return;
        }
        try {
            channel.close();
        } catch (IOException e) {
            // Nothing can be lost: this side sends no more, and what the other sends is no longer waited for.
        }
        channel = null;
        key = null;
    }
}
