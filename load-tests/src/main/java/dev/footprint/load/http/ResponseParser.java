package dev.footprint.load.http;

import java.nio.ByteBuffer;
import java.util.zip.CRC32C;

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
    private final CRC32C checksum = new CRC32C();
    private State state = State.STATUS_LINE;
    private boolean summing;
    private long bodyLeft;
    private long bodyLength;
    private int headBytes;

    /**
     * Makes ready for the next response.
     *
     * @param summing whether its body will be asked for its checksum
     */
    public void reset(boolean summing) {
        this.summing = summing;
        if (summing) {
            checksum.reset();
        }
        line.clear();
        head.clear();
        state = State.STATUS_LINE;
        bodyLeft = 0;
        bodyLength = 0;
        headBytes = 0;
    }

    /**
     * Takes all bytes of {@code in}.
     *
     * @param in backed by an array: a buffer outside the heap would cost more to look at byte by byte than to copy
     * @return whether the response is complete
     * @throws MalformedResponseException when this is no response, or more than one
     */
    public boolean feed(ByteBuffer in) throws MalformedResponseException {
        byte[] bytes = in.array();
        int at = in.arrayOffset() + in.position();
        int end = in.arrayOffset() + in.limit();
        while (at < end) {
            at = switch (state) {
                case BODY, CHUNK, UNTIL_CLOSE -> body(bytes, at, end);
                // One request was sent: whatever comes after its response would be taken for the next one's.
                case DONE -> throw new MalformedResponseException("bytes after the response");
                default -> line(bytes, at, end);
            };
        }
        in.position(in.limit());
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

    /** The number at the end of the Location field, or -1. */
    public long locationId() {
        return head.locationId();
    }

    /** Bytes of the body, chunk framing left out. */
    public long bodyLength() {
        return bodyLength;
    }

    /** CRC-32C of the body of a response that {@link #reset} was told to sum. */
    public int bodyChecksum() {
        return (int) checksum.getValue();
    }

    private int body(byte[] bytes, int at, int end) {
        int taken = state == State.UNTIL_CLOSE ? end - at : (int) Math.min(bodyLeft, end - at);
        if (summing) {
            checksum.update(bytes, at, taken);
        }
        bodyLength += taken;
        if (state != State.UNTIL_CLOSE) {
            bodyLeft -= taken;
            if (bodyLeft == 0) {
                state = state == State.CHUNK ? State.CHUNK_END : State.DONE;
            }
        }
        return at + taken;
    }

    private int line(byte[] bytes, int at, int end) throws MalformedResponseException {
        int feed = at;
        while (feed < end && bytes[feed] != '\n') {
            feed++;
        }
        boolean whole = feed < end;
        headBytes += feed - at + (whole ? 1 : 0);
        if (headBytes > LONGEST_HEAD) {
            throw new MalformedResponseException("head longer than " + LONGEST_HEAD + " bytes");
        }
        if (!whole) {
            line.addPiece(bytes, at, end);
            if (state == State.STATUS_LINE) {
                // Garbage often has no line end: waiting for one would turn it into a time-out.
                ResponseHead.checkBeginning(line);
            }
            return end;
        }
        line.complete(bytes, at, feed);
        lineRead();
        return feed + 1;
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
