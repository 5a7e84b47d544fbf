package dev.footprint.load.http;

/** The part of a response's head that decides where the response ends and what becomes of the connection. */
final class ResponseHead {

    static final long UNKNOWN_LENGTH = -1;
    static final long NO_ID = -1;

    private static final byte[] PROTOCOL = {'H', 'T', 'T', 'P', '/', '1', '.'};
    private static final int MINOR = PROTOCOL.length;
    private static final int STATUS = MINOR + 2;
    private static final int STATUS_END = STATUS + 3;

    private int status;
    private boolean keepsAlive;
    private boolean chunked;
    private long contentLength;
    private long locationId;

    void clear() {
        status = 0;
        keepsAlive = false;
        chunked = false;
        contentLength = UNKNOWN_LENGTH;
        locationId = NO_ID;
    }

    ResponseHead() {
        clear();
    }

    /** @throws MalformedResponseException as soon as the bytes so far cannot become a status line */
    static void checkBeginning(Line line) throws MalformedResponseException {
        for (int i = Math.min(line.length(), PROTOCOL.length) - 1; i >= 0; i--) {
            if (line.at(i) != PROTOCOL[i]) {
                throw new MalformedResponseException("not a status line");
            }
        }
    }

    void statusLine(Line line) throws MalformedResponseException {
        checkBeginning(line);
        boolean framed = line.length() >= STATUS_END
                && line.at(STATUS - 1) == ' '
                && (line.length() == STATUS_END || line.at(STATUS_END) == ' ');
        if (!framed || (line.at(MINOR) != '0' && line.at(MINOR) != '1')) {
            throw new MalformedResponseException("not a status line");
        }
        keepsAlive = line.at(MINOR) == '1';
        status = (int) line.decimal(STATUS, STATUS_END);
        if (status < 100) {
            throw new MalformedResponseException("no such status");
        }
    }

    void field(Line line) throws MalformedResponseException {
        int colon = line.indexOf(':');
        if (colon < 1) {
            throw new MalformedResponseException("not a header field");
        }
        if (line.nameIs("content-length", colon)) {
            length(line.decimal(line.valueStart(colon), line.valueEnd()));
        } else if (line.nameIs("transfer-encoding", colon)) {
            if (chunked || !line.valueIs("chunked", colon)) {
                throw new MalformedResponseException("unknown transfer coding");
            }
            chunked = true;
        } else if (line.nameIs("connection", colon) && line.valueIs("close", colon)) {
            keepsAlive = false;
        } else if (line.nameIs("location", colon)) {
            locationId = line.trailingDecimal();
        }
    }

    private void length(long value) throws MalformedResponseException {
        if (contentLength != UNKNOWN_LENGTH && contentLength != value) {
            throw new MalformedResponseException("two lengths");
        }
        contentLength = value;
    }

    /** @throws MalformedResponseException when the fields contradict each other about where the response ends */
    void complete() throws MalformedResponseException {
        if (chunked && contentLength != UNKNOWN_LENGTH) {
            throw new MalformedResponseException("a length beside a transfer coding");
        }
    }

    boolean isInterim() {
        return status < 200;
    }

    boolean isBodyless() {
        return status == 204 || status == 304;
    }

    boolean isChunked() {
        return chunked;
    }

    long contentLength() {
        return contentLength;
    }

    void closes() {
        keepsAlive = false;
    }

    boolean keepsAlive() {
        return keepsAlive;
    }

    /** The number at the end of the Location field, which names what was created; {@link #NO_ID} without one. */
    long locationId() {
        return locationId;
    }

    int status() {
        return status;
    }
}
