package dev.footprint.json;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Writes the documents that all three languages parse: {@code java Corpora.java users.json FOLDER}. The same bytes on every
 * machine (Random's sequence is part of Java's specification); SHA256SUMS beside the Dockerfiles seals them. It stands alone, so that
 * the builds of the other languages can run it from source.
 */
public final class Corpora {
    private static final long SEED = 2026;
    private static final int DEPTH = 60;
    private static final List<String> ALPHABETS = List.of(
            "абвгдежзиклмнопрст", "日本語漢字仮名交文章", "αβγδεζηθικλμνξοπρ", "🦀🐹☕🚀🎯🧪", "äöüßéèêñçåø", "abcdefghijklmnop");

    private Corpora() {}

    /** @param args the contract's seed users, and where the documents go */
    public static void main(String[] args) throws IOException, NoSuchAlgorithmException {
        List<String> seed = seedUsers(Files.readString(Path.of(args[0])));
        Path folder = Path.of(args[1]);
        Map<String, byte[]> documents = new LinkedHashMap<>();
        for (int count : new int[] {1, 100, 10_000}) {
            documents.put("users-" + count + ".json", utf8(users(seed, count)));
        }
        documents.put("deep.json", utf8(deep()));
        documents.put("numbers.json", utf8(numbers()));
        documents.put("strings.json", utf8(strings()));
        bad().forEach((name, bytes) -> documents.put("bad/" + name + ".json", bytes));
        for (Map.Entry<String, byte[]> document : documents.entrySet()) {
            Path file = folder.resolve(document.getKey());
            Files.createDirectories(file.getParent());
            Files.write(file, document.getValue());
        }
        PrintStream out = System.out;
        for (Map.Entry<String, byte[]> document : documents.entrySet()) {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(document.getValue());
            out.println(HexFormat.of().formatHex(digest) + "  " + document.getKey());
        }
    }

    /** One user a line in contract/users.json, written there as a service sends it but for the spaces. */
    private static List<String> seedUsers(String json) {
        return json.lines()
                .map(String::strip)
                .filter(line -> line.startsWith("{"))
                .map(line -> line.endsWith(",") ? line.substring(0, line.length() - 1) : line)
                .toList();
    }

    /** The seed's users again and again, each time with ids and addresses of their own: addresses are unique in the contract. */
    private static String users(List<String> seed, int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> seed.get(i % seed.size())
                        .replaceFirst("\"id\": \\d+", "\"id\":" + (i + 1))
                        .replace("@", i < seed.size() ? "@" : i / seed.size() + "@")
                        .replace(": \"", ":\"")
                        .replace(", \"", ",\""))
                .collect(Collectors.joining(",", "[", "]"));
    }

    /** Twenty chains of objects within arrays; 120 levels each, below the 128 that serde_json allows. */
    private static String deep() {
        return IntStream.range(0, 20).mapToObj(Corpora::chain).collect(Collectors.joining(",", "[", "]"));
    }

    private static String chain(int number) {
        StringBuilder chain = new StringBuilder();
        for (int level = 0; level < DEPTH - 1; level++) {
            chain.append("{\"level\":")
                    .append(level)
                    .append(",\"chain\":")
                    .append(number)
                    .append(",\"children\":[");
        }
        return chain + "]}".repeat(DEPTH - 1);
    }

    private static String numbers() {
        Random random = new Random(SEED);
        return IntStream.range(0, 2_000)
                .mapToObj(i -> "{\"lat\":" + (random.nextDouble() * 180 - 90) + ",\"lon\":"
                        + (random.nextDouble() * 360 - 180) + ",\"height\":" + random.nextInt(9_000) / 10.0
                        + ",\"time\":" + (1_764_000_000_000L + random.nextInt(1_000_000_000)) + "}")
                .collect(Collectors.joining(",", "[", "]"));
    }

    /** Mostly beyond ASCII, with a newline and a quote in each text, so that escapes are part of it. */
    private static String strings() {
        Random random = new Random(SEED);
        return IntStream.range(0, 500)
                .mapToObj(i -> "{\"key\":\"" + word(random, 8) + "\",\"text\":\"" + word(random, 60) + "\\n\\\""
                        + word(random, 60) + "\\\"\"}")
                .collect(Collectors.joining(",", "[", "]"));
    }

    private static String word(Random random, int length) {
        int[] letters =
                ALPHABETS.get(random.nextInt(ALPHABETS.size())).codePoints().toArray();
        StringBuilder word = new StringBuilder();
        for (int i = 0; i < length; i++) {
            word.appendCodePoint(letters[random.nextInt(letters.length)]);
        }
        return word.toString();
    }

    /** What RFC 8259 does not allow; numbers too large for a double and lone surrogates are allowed by its grammar, so they are not here. */
    private static Map<String, byte[]> bad() {
        Map<String, byte[]> bad = new TreeMap<>();
        Map.ofEntries(
                        Map.entry("empty", ""),
                        Map.entry("truncated", "[{\"id\":1,\"name\":\"A"),
                        Map.entry("unclosed-array", "[1,2"),
                        Map.entry("trailing-comma-array", "[1,]"),
                        Map.entry("trailing-comma-object", "{\"a\":1,}"),
                        Map.entry("missing-comma", "[1 2]"),
                        Map.entry("missing-colon", "{\"a\" 1}"),
                        Map.entry("trailing-garbage", "{\"a\":1} x"),
                        Map.entry("two-documents", "{\"a\":1}{\"a\":2}"),
                        Map.entry("comment", "[1/* one */]"),
                        Map.entry("single-quotes", "['a']"),
                        Map.entry("bare-name", "{a:1}"),
                        Map.entry("not-a-number", "[NaN]"),
                        Map.entry("infinity", "[Infinity]"),
                        Map.entry("leading-zero", "[01]"),
                        Map.entry("leading-plus", "[+1]"),
                        Map.entry("bare-fraction", "[.5]"),
                        Map.entry("empty-fraction", "[1.]"),
                        Map.entry("empty-exponent", "[1e]"),
                        Map.entry("hexadecimal", "[0x1F]"),
                        Map.entry("bad-escape", "[\"\\x41\"]"),
                        Map.entry("short-unicode-escape", "[\"\\u12\"]"),
                        Map.entry("raw-newline", "[\"a\nb\"]"),
                        Map.entry("upper-case-literal", "[TRUE]"),
                        Map.entry("form-feed", "[1,\f2]"))
                .forEach((name, text) -> bad.put(name, utf8(text)));
        bad.put("invalid-utf8", new byte[] {'[', '"', (byte) 0xc3, 0x28, '"', ']'});
        return bad;
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
