package dev.footprint.contract.fake;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/** Reads the requests of one connection. */
final class RequestReader {

    private static final Pattern REQUEST_LINE = Pattern.compile("[A-Za-z]+ /\\S* HTTP/1\\.1");
    private static final int LARGEST_HEADER_SECTION = 64 * 1024;

    private final InputStream in;

    RequestReader(InputStream in) {
        this.in = in;
    }

    /** The next request, {@link Request#MALFORMED} where it is none, or null at the connection's end. */
    Request next() throws IOException {
        String line = line();
        if (line == null) {
            return null;
        }
        Map<String, String> headers = headers();
        if (headers == null || !REQUEST_LINE.matcher(line).matches()) {
            return Request.MALFORMED;
        }
        String[] parts = line.split(" ");
        return Request.of(parts[0], parts[1], headers, body(headers));
    }

    private Map<String, String> headers() throws IOException {
        Map<String, String> headers = new HashMap<>();
        int size = 0;
        boolean wellFormed = true;
        for (String line = line(); line != null && !line.isEmpty(); line = line()) {
            int colon = line.indexOf(':');
            size += line.length();
            wellFormed &= colon > 0;
            if (colon > 0) {
                headers.put(
                        line.substring(0, colon).toLowerCase(Locale.ROOT),
                        line.substring(colon + 1).strip());
            }
        }
        boolean lengthIsNumber = headers.getOrDefault("content-length", "0").matches("[0-9]+");
        return wellFormed && lengthIsNumber && size <= LARGEST_HEADER_SECTION ? headers : null;
    }

    private byte[] body(Map<String, String> headers) throws IOException {
        if (!headers.containsKey("transfer-encoding")) {
            return in.readNBytes(Integer.parseInt(headers.getOrDefault("content-length", "0")));
        }
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        int size;
        do {
            size = Integer.parseInt(line(), 16);
            body.writeBytes(in.readNBytes(size));
            line();
        } while (size > 0);
        return body.toByteArray();
    }

    private String line() throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        for (int b = in.read(); b != '\n'; b = in.read()) {
            if (b < 0) {
                return null;
            }
            line.write(b);
        }
        String text = line.toString(StandardCharsets.ISO_8859_1);
        return text.endsWith("\r") ? text.substring(0, text.length() - 1) : text;
    }
}
