package dev.footprint.contract.http;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * A request as it goes onto the wire: nothing is checked, nothing is corrected.
 *
 * @param target path and query, sent as it is
 * @param fields beside those that the client adds; one of these takes the place of the client's own of that name
 * @param what what is special about it, for messages; empty when method and target say it all
 */
public record Request(String method, String target, List<Field> fields, byte[] body, Framing framing, String what) {

    /** How the body's end is told. */
    public enum Framing {
        /** No body, and no field that speaks of one. */
        NONE,
        LENGTH,
        CHUNKED
    }

    private static final Set<String> WITHOUT_BODY = Set.of("GET", "HEAD", "DELETE", "OPTIONS");
    private static final int CHUNK = 16 * 1024;

    public Request {
        fields = List.copyOf(fields);
    }

    /** Without a body; a method that could have one says that its length is zero, because some servers answer 411 else. */
    public static Request of(String method, String target) {
        Framing framing = WITHOUT_BODY.contains(method) ? Framing.NONE : Framing.LENGTH;
        return new Request(method, target, List.of(), new byte[0], framing, "");
    }

    /** The same for another target. */
    public Request at(String other) {
        return new Request(method, other, fields, body, framing, what);
    }

    public Request with(String name, String value) {
        List<Field> more = Stream.concat(fields.stream(), Stream.of(new Field(name, value)))
                .toList();
        return new Request(method, target, more, body, framing, what);
    }

    /** With its length in Content-Length. */
    public Request body(byte[] bytes) {
        return new Request(method, target, fields, bytes, Framing.LENGTH, what);
    }

    public Request body(String text) {
        return body(text.getBytes(StandardCharsets.UTF_8));
    }

    /** The same body in chunks, so that its length is not known beforehand. */
    public Request chunked() {
        return new Request(method, target, fields, body, Framing.CHUNKED, what);
    }

    /** Names what is special about it. */
    public Request called(String special) {
        return new Request(method, target, fields, body, framing, special);
    }

    /** For messages. */
    public String label() {
        return method + " " + target + (what.isEmpty() ? "" : " (" + what + ")");
    }

    byte[] encoded(List<Field> defaults) {
        List<Field> head = new ArrayList<>(defaults);
        head.removeIf(field -> fields.stream().anyMatch(own -> own.name().equalsIgnoreCase(field.name())));
        head.addAll(fields);
        if (framing == Framing.LENGTH) {
            head.add(new Field("Content-Length", String.valueOf(body.length)));
        } else if (framing == Framing.CHUNKED) {
            head.add(new Field("Transfer-Encoding", "chunked"));
        }
        StringBuilder text = new StringBuilder(method + " " + target + " HTTP/1.1\r\n");
        head.forEach(field ->
                text.append(field.name()).append(": ").append(field.value()).append("\r\n"));
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        bytes.writeBytes(text.append("\r\n").toString().getBytes(StandardCharsets.UTF_8));
        if (framing == Framing.CHUNKED) {
            writeChunks(bytes);
        } else {
            bytes.writeBytes(body);
        }
        return bytes.toByteArray();
    }

    private void writeChunks(ByteArrayOutputStream out) {
        for (int from = 0; from < body.length; from += CHUNK) {
            int size = Math.min(CHUNK, body.length - from);
            out.writeBytes((Integer.toHexString(size) + "\r\n").getBytes(StandardCharsets.US_ASCII));
            out.write(body, from, size);
            out.writeBytes("\r\n".getBytes(StandardCharsets.US_ASCII));
        }
        out.writeBytes("0\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
    }
}
