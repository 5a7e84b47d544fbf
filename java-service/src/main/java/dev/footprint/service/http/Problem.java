package dev.footprint.service.http;

import io.netty.handler.codec.http.HttpResponseStatus;

/**
 * An error answer (RFC 9457).
 *
 * @param detail for the caller's eyes, so it names nothing internal
 */
public record Problem(String type, String title, int status, String detail) {

    public static final String MEDIA_TYPE = "application/problem+json";

    /** A problem that its status code explains. */
    public static Problem of(int status, String detail) {
        return new Problem("about:blank", HttpResponseStatus.valueOf(status).reasonPhrase(), status, detail);
    }

    /** What to say of a status that a framework chose: its own words stay inside. */
    public static Problem of(int status) {
        return of(
                status,
                switch (status) {
                    case 400 -> "The request is malformed.";
                    case 404 -> "There is nothing at this path.";
                    case 406 -> "There is no representation that the Accept header allows.";
                    case 413 -> "The request is too large.";
                    case 414 -> "The request's target is too long.";
                    case 415 -> "The request's media type is not supported.";
                    case 503 -> "The service cannot answer now.";
                    default -> status < 500 ? "The request cannot be served." : "The request could not be completed.";
                });
    }
}
