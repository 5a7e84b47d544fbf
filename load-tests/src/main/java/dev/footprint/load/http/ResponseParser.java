package dev.footprint.load.http;

import java.nio.ByteBuffer;

/**
 * Reads one HTTP/1.x response (RFC 9112) from whatever pieces the network delivers, keeping nothing but the line it
 * is in. Reused from response to response: a run makes no garbage per request.
 */
public final class ResponseParser {

    private enum State {
        STATUS_LINE,
        FIELDS,
        BODY,
        CHUNK_SIZE,
        CHUNK,
        CHUNK_END,
        TRAILERS,
        UNTIL_CLOSE,
        DONE
    }

    private static final int LONGEST_HEAD = 32 * 1024;

    private final Line line = new Line();
    private final ResponseHead head = new ResponseHead();
    private State state = State.STATUS_LINE;
    private long bodyLeft;
    private int headBytes;

    /** Makes ready for the next response. */
    public void reset() {
        line.clear();
        head.clear();
        state = State.STATUS_LINE;
        bodyLeft = 0;
        headBytes = 0;
    }

    /**
     * Takes all bytes of {@code in}.
     *
     * @return whether the response is complete
     * @throws MalformedResponseException when this is no response, or more than one
     */
    public boolean feed(ByteBuffer in) throws MalformedResponseException {
        while (in.hasRemaining()) {
            switch (state) {
                case BODY, CHUNK -> skip(in);
                case UNTIL_CLOSE -> in.position(in.limit());
                // One request was sent: whatever comes after its response would be taken for the next one's.
                case DONE -> throw new MalformedResponseException("bytes after the response");
                default -> readLine(in);
            }
        }
        return state == State.DONE;
    }

    /** @return whether the end of the connection completes the response, which it does when the body has no length */
    public boolean endOfConnection() {
        if (state == State.UNTIL_CLOSE) {
            state = State.DONE;
        }
        return state == State.DONE;
    }

    /** The status of a complete response. */
    public int status() {
        return head.status();
    }

    /** Whether the server will take another request on this connection. */
    public boolean keepsAlive() {
        return head.keepsAlive();
    }

    private void skip(ByteBuffer in) {
        int taken = (int) Math.min(bodyLeft, in.remaining());
        in.position(in.position() + taken);
        bodyLeft -= taken;
        if (bodyLeft == 0) {
            state = state == State.CHUNK ? State.CHUNK_END : State.DONE;
        }
    }

    private void readLine(ByteBuffer in) throws MalformedResponseException {
        while (in.hasRemaining()) {
            headBytes++;
            if (headBytes > LONGEST_HEAD) {
                throw new MalformedResponseException("head longer than " + LONGEST_HEAD + " bytes");
            }
            boolean whole = line.add(in.get());
            if (state == State.STATUS_LINE) {
                // Garbage often has no line end: waiting for one would turn it into a time-out.
                ResponseHead.checkBeginning(line);
            }
            if (whole) {
                lineRead();
                line.clear();
                return;
            }
        }
    }

    private void lineRead() throws MalformedResponseException {
        switch (state) {
            case STATUS_LINE -> {
                head.statusLine(line);
                state = State.FIELDS;
            }
            case FIELDS -> {
                if (line.isEmpty()) {
                    headRead();
                } else {
                    head.field(line);
                }
            }
            case CHUNK_SIZE -> {
                headBytes = 0;
                bodyLeft = line.leadingHex();
                state = bodyLeft == 0 ? State.TRAILERS : State.CHUNK;
            }
            case CHUNK_END -> {
                if (!line.isEmpty()) {
                    throw new MalformedResponseException("chunk longer than its size says");
                }
                state = State.CHUNK_SIZE;
            }
            default -> state = line.isEmpty() ? State.DONE : State.TRAILERS;
        }
    }

    private void headRead() throws MalformedResponseException {
        head.complete();
        if (head.isInterim()) {
            head.clear();
            state = State.STATUS_LINE;
        } else if (head.isBodyless()) {
            state = State.DONE;
        } else if (head.isChunked()) {
            state = State.CHUNK_SIZE;
        } else if (head.contentLength() == ResponseHead.UNKNOWN_LENGTH) {
            head.closes();
            state = State.UNTIL_CLOSE;
        } else {
            bodyLeft = head.contentLength();
            state = bodyLeft == 0 ? State.DONE : State.BODY;
        }
    }
}
