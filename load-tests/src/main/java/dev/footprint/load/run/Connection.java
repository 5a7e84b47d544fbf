package dev.footprint.load.run;

import dev.footprint.contract.http.LoopbackUrl;
import dev.footprint.load.http.MalformedResponseException;
import dev.footprint.load.http.ResponseParser;
import dev.footprint.load.record.Outcome;
import java.io.IOException;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;

/**
 * One request at a time over one TCP connection, which is kept as long as the server keeps it and made anew when it
 * does not. Never blocks. Its methods return the outcome once a request has ended, and null while it is on its way.
 */
final class Connection {

    private final Selector selector;
    private final LoopbackUrl target;
    private final long timeoutNanos;
    private final ByteBuffer request;
    private final ByteBuffer received;
    private final ResponseParser parser = new ResponseParser();

    private SocketChannel channel;
    private SelectionKey key;
    private long sentAt;
    private long latency;
    private long givesUpAt;

    /** @param received a buffer to read into, which connections of one thread can share: nothing stays in it */
    Connection(Selector selector, ByteBuffer received, LoopbackUrl target, long timeoutNanos) {
        this.selector = selector;
        this.received = received;
        this.target = target;
        this.timeoutNanos = timeoutNanos;
        this.request = ByteBuffer.wrap(("GET " + target.target() + " HTTP/1.1\r\nHost: " + target.authority()
                        + "\r\nUser-Agent: footprint-load\r\nAccept: */*\r\n\r\n")
                .getBytes(StandardCharsets.US_ASCII));
    }

    /** Sends the next request, after connecting if need be. */
    Outcome start() {
        givesUpAt = System.nanoTime() + timeoutNanos;
        if (channel != null) {
            return send();
        }
        try {
            channel = SocketChannel.open();
            channel.configureBlocking(false);
            channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
            boolean connected = channel.connect(target.address());
            key = channel.register(selector, SelectionKey.OP_CONNECT, this);
            return connected ? send() : null;
        } catch (IOException e) {
            return end(Outcome.CONNECT_ERROR);
        }
    }

    /** Goes on with whatever the channel has become ready for. */
    Outcome advance() {
        if (key.isConnectable()) {
            try {
                channel.finishConnect();
            } catch (IOException e) {
                return end(Outcome.CONNECT_ERROR);
            }
            return send();
        }
        return key.isWritable() ? write() : read();
    }

    private Outcome send() {
        parser.reset();
        request.rewind();
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
            boolean complete = count < 0 ? parser.endOfConnection() : parser.feed(received.flip());
            if (!complete) {
                return count < 0 ? end(Outcome.RESET) : null;
            }
            latency = System.nanoTime() - sentAt;
        } catch (MalformedResponseException e) {
            return end(Outcome.MALFORMED);
        } catch (IOException e) {
            return end(Outcome.RESET);
        }
        if (!parser.keepsAlive()) {
            close();
        }
        return parser.status() == 200 ? Outcome.OK : Outcome.STATUS_FAILURE;
    }

    /** @return {@link Outcome#TIMEOUT} when the request on its way has taken too long */
    Outcome expire(long now) {
        return now - givesUpAt >= 0 ? end(Outcome.TIMEOUT) : null;
    }

    /** Nanoseconds, of the last request that ended with a response. */
    long latency() {
        return latency;
    }

    // After any failure the connection's state is unknown, and the next request gets a new one.
    private Outcome end(Outcome outcome) {
        close();
        return outcome;
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
