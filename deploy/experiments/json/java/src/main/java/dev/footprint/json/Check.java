package dev.footprint.json;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Same document in, same value out, whatever the library. */
final class Check {
    private Check() {}

    /** Prints a value line for each document, and a refusal line for each that is no JSON. */
    static void of(Library library) throws IOException {
        for (Document document : Document.values()) {
            Lines.print(library.artifact(), value(library, document));
        }
        for (String name : Document.bad()) {
            Lines.print(library.artifact(), new Lines.Refusal(name, refuses(library, Document.read("bad/" + name))));
        }
    }

    static Lines.Value value(Library library, Document document) throws IOException {
        byte[] input = document.read();
        Object reference = Library.JACKSON.typed(document).parse(input);
        Object typed = library.typed(document).parse(input);
        Object again = Library.JACKSON.typed(document).parse(library.write(typed));
        return new Lines.Value(
                document.fileName(),
                digest(library.untyped(input)),
                typed.equals(reference) && again.equals(reference));
    }

    private static boolean refuses(Library library, byte[] input) {
        try {
            // An empty document that parses to nothing was not refused either.
            library.untyped(input);
            return false;
        } catch (IOException | RuntimeException e) {
            return true;
        }
    }

    /** The same in all languages: numbers are doubles, names of objects are in order, strings have their length. */
    static String digest(Object tree) {
        ByteArrayOutputStream canonical = new ByteArrayOutputStream();
        write(tree, canonical);
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(canonical.toByteArray()));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void write(Object value, ByteArrayOutputStream out) {
        switch (value) {
            case null -> out.write('n');
            case Boolean b -> out.write(b ? 't' : 'f');
            case Number n -> {
                out.write('d');
                out.writeBytes(ByteBuffer.allocate(8).putDouble(n.doubleValue()).array());
            }
            case String s -> writeString(s, out);
            case List<?> elements -> {
                out.write('[');
                elements.forEach(e -> write(e, out));
                out.write(']');
            }
            case Map<?, ?> members -> {
                // Names here are ASCII: their order by UTF-16 is the one by bytes.
                out.write('{');
                new TreeMap<>(members).forEach((name, member) -> {
                    writeString((String) name, out);
                    write(member, out);
                });
                out.write('}');
            }
            default -> throw new IllegalStateException("a JSON library made a " + value.getClass());
        }
    }

    private static void writeString(String text, ByteArrayOutputStream out) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        out.writeBytes(("s" + bytes.length + ":").getBytes(StandardCharsets.US_ASCII));
        out.writeBytes(bytes);
    }
}
