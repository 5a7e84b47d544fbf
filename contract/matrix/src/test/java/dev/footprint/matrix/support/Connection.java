package dev.footprint.matrix.support;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

/** One HTTP/1.1 connection to 127.0.0.1, a request at a time; for rows about the connection itself it takes raw bytes too. */
public final class Connection implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(15);
    private static final int MOST_BODY = 4 << 20;
    private final Socket socket = new Socket();
    private final InputStream in;
    private final int port;

    public Connection(int port) throws IOException {
        this(port, PATIENCE);
    }

    /** @param patience for connecting, and then for each byte of an answer */
    public Connection(int port, Duration patience) throws IOException {
        this.port = port;
        try {
            socket.setTcpNoDelay(true);
            socket.setSoTimeout((int) patience.toMillis());
            socket.connect(new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), port), (int) patience.toMillis());
            in = new BufferedInputStream(socket.getInputStream());
        } catch (IOException e) {
            socket.close();
            throw e;
        }
    }

    /** @param fields header lines, {@code Name: value} */
    public Reply get(String target, String... fields) throws IOException {
        return send("GET", target, null, fields);
    }

    public Reply post(String target, String json, String... fields) throws IOException {
        String[] all = new String[fields.length + 1];
        System.arraycopy(fields, 0, all, 0, fields.length);
        all[fields.length] = "Content-Type: application/json";
        return send("POST", target, json, all);
    }

    /** @param body null for none, and then no Content-Length either */
    public Reply send(String method, String target, String body, String... fields) throws IOException {
        write(head(method, target, body == null ? -1 : body.getBytes(StandardCharsets.UTF_8).length, fields)
                + (body == null ? "" : body));
        return read(method.equals("HEAD"));
    }

    public String head(String method, String target, int length, String... fields) {
        StringBuilder head = new StringBuilder(method + " " + target + " HTTP/1.1\r\n");
        if (String.join("\n", fields).lines().noneMatch(line -> line.startsWith("Host:"))) {
            head.append("Host: 127.0.0.1:").append(port).append("\r\n");
        }
        for (String field : fields) {
            head.append(field).append("\r\n");
        }
        if (length >= 0) {
            head.append("Content-Length: ").append(length).append("\r\n");
        }
        return head.append("\r\n").toString();
    }

    public void write(String text) throws IOException {
        write(text.getBytes(StandardCharsets.UTF_8));
    }

    public void write(byte[] bytes) throws IOException {
        socket.getOutputStream().write(bytes);
    }

    public Reply read() throws IOException {
        return read(false);
    }

    /** @throws EOFException when the connection ends before the answer does */
    private Reply read(boolean headOnly) throws IOException {
        int status;
        Map<String, String> headers = new LinkedHashMap<>();
        do {
            String line = line();
            if (!line.matches("HTTP/1\\.[01] [1-9][0-9]{2}( .*)?")) {
                throw new IOException("not a status line: " + line);
            }
            status = Integer.parseInt(line.substring(9, 12));
            headers.clear();
            for (String field = line(); !field.isEmpty(); field = line()) {
                int colon = field.indexOf(':');
                headers.merge(
                        field.substring(0, colon).toLowerCase(java.util.Locale.ROOT),
                        field.substring(colon + 1).strip(),
                        (a, b) -> a + "," + b);
            }
        } while (status < 200);
        return new Reply(status, Map.copyOf(headers), headOnly || status == 204 ? new byte[0] : body(headers));
    }

    private byte[] body(Map<String, String> headers) throws IOException {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        if ("chunked".equalsIgnoreCase(headers.get("transfer-encoding"))) {
            for (int size = chunkSize(); size > 0; size = chunkSize()) {
                body.write(exactly(size));
                line();
            }
            line();
        } else if (headers.containsKey("content-length")) {
            body.write(exactly(Integer.parseInt(headers.get("content-length"))));
        } else {
            in.transferTo(body);
        }
        return body.toByteArray();
    }

    private int chunkSize() throws IOException {
        return Integer.parseInt(line().split(";")[0].strip(), 16);
    }

    private byte[] exactly(int length) throws IOException {
        if (length > MOST_BODY) {
            throw new IOException("an answer of " + length + " bytes");
        }
        byte[] bytes = in.readNBytes(length);
        if (bytes.length < length) {
            throw new EOFException("the connection ended after " + bytes.length + " of " + length + " bytes of a body");
        }
        return bytes;
    }

    private String line() throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        for (int b = in.read(); b != '\n'; b = in.read()) {
            if (b < 0) {
                throw new EOFException(
                        "the connection ended " + (line.size() == 0 ? "without an answer" : "in a head"));
            }
            line.write(b);
        }
        return line.toString(StandardCharsets.ISO_8859_1).stripTrailing();
    }

    /** Waits for the other side to close; whatever it still sends is dropped. */
    public void awaitEnd() throws IOException {
        in.transferTo(java.io.OutputStream.nullOutputStream());
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
