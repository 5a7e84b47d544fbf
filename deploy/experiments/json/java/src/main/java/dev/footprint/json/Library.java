package dev.footprint.json;

import com.alibaba.fastjson2.JSON;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.Arrays;

/** The libraries, each used as its own documentation says and with its defaults. */
public enum Library {
    /** What Quarkus brings, and the reference. */
    JACKSON("jackson") {
        private final ObjectMapper mapper = new ObjectMapper();

        @Override
        public Parser typed(Document document) {
            JavaType type = mapper.getTypeFactory().constructType(document.type());
            return input -> mapper.readValue(input, type);
        }

        @Override
        public Object untyped(byte[] input) throws IOException {
            return mapper.readValue(input, Object.class);
        }

        @Override
        public byte[] write(Object value) throws IOException {
            return mapper.writeValueAsBytes(value);
        }
    },
    FASTJSON2("fastjson2") {
        @Override
        public Parser typed(Document document) {
            return input -> JSON.parseObject(input, document.type());
        }

        @Override
        public Object untyped(byte[] input) {
            return JSON.parse(input);
        }

        @Override
        public byte[] write(Object value) {
            return JSON.toJSONBytes(value);
        }
    };

    /** Parses into a program's own type. */
    @FunctionalInterface
    public interface Parser {
        Object parse(byte[] input) throws IOException;
    }

    private final String artifact;

    Library(String artifact) {
        this.artifact = artifact;
    }

    /** As the lines have it. */
    public String artifact() {
        return artifact;
    }

    /** @throws IllegalArgumentException when there is none of that name */
    public static Library named(String name) {
        return Arrays.stream(values())
                .filter(l -> l.artifact.equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("there is no library " + name));
    }

    public abstract Parser typed(Document document);

    /** Parses into the library's own tree. */
    public abstract Object untyped(byte[] input) throws IOException;

    public abstract byte[] write(Object value) throws IOException;
}
