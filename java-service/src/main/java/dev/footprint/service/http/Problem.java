package dev.footprint.service.http;

/**
 * An error answer (RFC 9457).
 *
 * @param detail for the caller's eyes, so it names nothing internal
 */
public record Problem(String type, String title, int status, String detail) {

    public static final String MEDIA_TYPE = "application/problem+json";

    /** A problem that its status code explains. */
    public static Problem of(int status, String detail) {
        return new Problem("about:blank", title(status), status, detail);
    }

    /** What to say of a status that a framework chose: its own words stay inside. */
    public static Problem of(int status) {
        return of(
                status,
                switch (status) {
                    case 400 -> "the request is malformed";
                    case 404 -> "there is nothing at this path";
                    case 413 -> "the request is too large";
                    case 415 -> "the request's media type is not supported";
                    case 503 -> "the service cannot answer now";
                    default -> status < 500 ? "the request cannot be served" : "the request could not be completed";
                });
    }

    // RFC 9110's phrases, which Netty has in older words.
    private static String title(int status) {
        return switch (status) {
            case 400 -> "Bad Request";
            case 404 -> "Not Found";
            case 405 -> "Method Not Allowed";
            case 406 -> "Not Acceptable";
            case 408 -> "Request Timeout";
            case 409 -> "Conflict";
            case 413 -> "Content Too Large";
            case 414 -> "URI Too Long";
            case 415 -> "Unsupported Media Type";
            case 422 -> "Unprocessable Content";
            case 503 -> "Service Unavailable";
            case 507 -> "Insufficient Storage";
            default -> status < 500 ? "Bad Request" : "Internal Server Error";
        };
    }
}
