package dev.footprint.contract.http;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads one HTTP/1.x response (RFC 9112). */
final class ResponseReader {

    private static final Pattern STATUS_LINE = Pattern.compile("HTTP/1\\.[01] ([1-9][0-9]{2})(?: .*)?");
    private static final long HEAD_GRACE = TimeUnit.MILLISECONDS.toNanos(200);

    private final Request request;
    private final DeadlineInput in;

    ResponseReader(Request request, DeadlineInput in) {
        this.request = request;
        this.in = in;
    }

    /** @param last nothing may follow on this connection: what does is taken for the body of an answer without one */
    Response read(boolean last) throws IOException {
        int status;
        List<Field> fields;
        do {
            status = status(line());
            fields = fields();
        } while (status < 200);
        Response empty = new Response(request.label(), status, fields, new byte[0]);
        boolean bodyless = request.method().equals("HEAD") || status == 204 || status == 304;
        if (bodyless && !last) {
            return empty;
        }
        return new Response(request.label(), status, fields, bodyless ? strayBytes() : body(empty));
    }

    private static int status(String line) throws IOException {
        Matcher matcher = STATUS_LINE.matcher(line);
        if (!matcher.matches()) {
            throw new IOException("not an HTTP/1.x status line: '" + line + "'");
        }
        return Integer.parseInt(matcher.group(1));
    }

    private List<Field> fields() throws IOException {
        List<Field> fields = new ArrayList<>();
        for (String line = line(); !line.isEmpty(); line = line()) {
            int colon = line.indexOf(':');
            if (colon < 1) {
                throw new IOException("not a header field: '" + line + "'");
            }
            fields.add(new Field(
                    line.substring(0, colon), line.substring(colon + 1).strip()));
        }
        return fields;
    }

    private byte[] body(Response head) throws IOException {
        List<String> codings = head.headers("Transfer-Encoding");
        if (!codings.isEmpty()) {
            if (!codings.equals(List.of("chunked"))) {
                throw new IOException("unknown transfer coding " + codings);
            }
            return chunks();
        }
        List<String> lengths = head.headers("Content-Length");
        return lengths.isEmpty() ? untilClose() : exactly(number(lengths.getFirst(), 10));
    }

    private byte[] chunks() throws IOException {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        while (true) {
            String line = line();
            int extension = line.indexOf(';');
            int size = number(extension < 0 ? line : line.substring(0, extension), 16);
            if (size == 0) {
                fields();
                return body.toByteArray();
            }
            body.writeBytes(exactly(size));
            if (!line().isEmpty()) {
                throw new IOException("chunk longer than its size says");
            }
        }
    }

    private byte[] exactly(int length) throws IOException {
        byte[] bytes = new byte[length];
        for (int i = 0; i < length; i++) {
            bytes[i] = next();
        }
        return bytes;
    }

    private byte[] untilClose() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        for (int b = in.read(); b >= 0; b = in.read()) {
            bytes.write(b);
        }
        return bytes.toByteArray();
    }

    // Only the end of the connection proves that no body follows; a server that keeps it open in spite of our
    // "Connection: close" gets a moment to send something and is then believed.
    private byte[] strayBytes() throws IOException {
        in.atMost(HEAD_GRACE);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            for (int b = in.read(); b >= 0; b = in.read()) {
                bytes.write(b);
            }
        } catch (SocketTimeoutException e) {
            return bytes.toByteArray();
        }
        return bytes.toByteArray();
    }

    private String line() throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        for (byte b = next(); b != '\n'; b = next()) {
            line.write(b);
        }
        String text = line.toString(StandardCharsets.ISO_8859_1);
        return text.endsWith("\r") ? text.substring(0, text.length() - 1) : text;
    }

    private byte next() throws IOException {
        int b = in.read();
        if (b < 0) {
            throw new IOException("connection closed before the answer was complete");
        }
        return (byte) b;
    }

    private static int number(String text, int radix) throws IOException {
        try {
            int number = Integer.parseInt(text.strip(), radix);
            if (number >= 0 && number <= DeadlineInput.MOST_BYTES) {
                return number;
            }
        } catch (NumberFormatException e) {
            throw new IOException("not a length: '" + text + "'", e);
        }
        throw new IOException("length out of bounds: '" + text + "'");
    }
}
