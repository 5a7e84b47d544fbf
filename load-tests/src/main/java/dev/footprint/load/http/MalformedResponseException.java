package dev.footprint.load.http;

import java.io.IOException;

/** What a server sent is not an HTTP/1.x response. Counted by the thousand, so it carries no stack trace. */
public final class MalformedResponseException extends IOException {

    private static final long serialVersionUID = 1L;

    MalformedResponseException(String message) {
        super(message);
    }

    @Override
    public synchronized Throwable fillInStackTrace() {
        return this;
    }
}
