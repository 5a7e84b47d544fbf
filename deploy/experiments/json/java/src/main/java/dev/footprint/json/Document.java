package dev.footprint.json;

import java.io.IOException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The documents, and the types that a program would give them. */
public enum Document {
    USERS_1("users-1", User.class),
    USERS_100("users-100", User.class),
    USERS_10000("users-10000", User.class),
    DEEP("deep", Node.class),
    NUMBERS("numbers", Point.class),
    STRINGS("strings", Text.class);

    /** A user as the contract of the services has it. */
    public record User(long id, String name, String email) {}

    /** A link of a chain of objects within arrays. */
    public record Node(int level, int chain, List<Node> children) {}

    /** Three fractions and an integer. */
    public record Point(double lat, double lon, double height, long time) {}

    /** Two strings, mostly beyond ASCII. */
    public record Text(String key, String text) {}

    private final String fileName;
    private final Class<?> element;

    Document(String fileName, Class<?> element) {
        this.fileName = fileName;
        this.element = element;
    }

    /** As the lines have it. */
    public String fileName() {
        return fileName;
    }

    /** Whether it is timed as a tree, too, where nobody asks for one document. */
    public boolean trees() {
        return this == USERS_100 || this == USERS_10000;
    }

    /** @throws IllegalArgumentException when there is none of that name */
    public static Document named(String name) {
        return Arrays.stream(values())
                .filter(d -> d.fileName.equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("there is no document " + name));
    }

    /** A list of its elements' type. */
    public Type type() {
        return new ListType(element);
    }

    public byte[] read() throws IOException {
        return read(fileName);
    }

    static byte[] read(String name) throws IOException {
        return Files.readAllBytes(folder().resolve(name + ".json"));
    }

    /** Names of the documents that are no JSON, in order. */
    static List<String> bad() throws IOException {
        try (Stream<Path> files = Files.list(folder().resolve("bad"))) {
            return files.map(f -> f.getFileName().toString().replace(".json", ""))
                    .sorted()
                    .toList();
        }
    }

    private static Path folder() {
        return Path.of(Optional.ofNullable(System.getenv("CORPORA")).orElse("/corpora"));
    }

    private record ListType(Class<?> element) implements ParameterizedType {
        @Override
        public Type[] getActualTypeArguments() {
            return new Type[] {element};
        }

        @Override
        public Type getRawType() {
            return List.class;
        }

        @Override
        public Type getOwnerType() {
            return null;
        }
    }
}
