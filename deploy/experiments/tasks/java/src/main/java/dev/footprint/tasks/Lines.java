package dev.footprint.tasks;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.Locale;

/** One JSON object a line, for the orchestrator; deploy/experiments/README.md describes them. */
final class Lines {
    private Lines() {}

    /** Writes its own fields: a mapper that reads them off the class takes a cold JVM longer than most measurements. */
    interface Line {
        void writeFields(JsonGenerator json) throws IOException;
    }

    /**
     * A measurement that did not fit, and how its process ended.
     *
     * @param exit 128 and the signal's number where one ended it
     */
    record Ended(String work, int exit) implements Line {
        @Override
        public void writeFields(JsonGenerator json) throws IOException {
            json.writeStringField("work", work);
            json.writeNumberField("exit", exit);
        }
    }

    static void print(Kind kind, Line line) {
        System.out.println(text(kind, line));
    }

    static String text(Kind kind, Line line) {
        StringWriter text = new StringWriter();
        try (JsonGenerator json = new JsonFactory().createGenerator(text)) {
            json.writeStartObject();
            json.writeStringField("experiment", "tasks");
            json.writeStringField("language", "java");
            json.writeStringField("tasks", kind.word());
            json.writeStringField("kind", line.getClass().getSimpleName().toLowerCase(Locale.ROOT));
            line.writeFields(json);
            json.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString();
    }
}
