package dev.footprint.load.report;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import dev.footprint.load.record.Interval;
import java.io.IOException;
import java.io.PrintStream;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.List;

/** Writes what was found as one JSON object a line; output.schema.json is the description. */
public final class JsonLines {

    /** Grows when a member changes its meaning or goes; members may come without it. */
    public static final int VERSION = 1;

    private static final JsonFactory JSON = new JsonFactory();

    private final PrintStream out;

    public JsonLines(PrintStream out) {
        this.out = out;
    }

    /** A part of a line that is written with the streaming API. */
    private interface Members {
        void write(JsonGenerator json) throws IOException;
    }

    public void scenario(String name, String url, List<String> phases) {
        line("scenario", json -> {
            json.writeNumberField("version", VERSION);
            json.writeStringField("name", name);
            json.writeStringField("url", url);
            json.writeArrayFieldStart("phases");
            for (String phase : phases) {
                json.writeString(phase);
            }
            json.writeEndArray();
        });
    }

    public void load(Phase phase, LoadReport report) {
        line("load", json -> {
            LoadMembers.report(json, report);
            LoadMembers.phase(json, phase);
        });
    }

    public void interval(Phase phase, Interval interval) {
        line("interval", json -> {
            json.writeStringField("phase", phase.name());
            json.writeNumberField("from_ns", interval.from());
            json.writeNumberField("span_ns", interval.span());
            json.writeNumberField("ok", interval.ok());
            json.writeNumberField("failed", interval.failed());
            LoadMembers.number(json, "p50_ns", interval.ok() == 0 ? null : interval.p50());
            LoadMembers.number(json, "p99_ns", interval.ok() == 0 ? null : interval.p99());
            LoadMembers.number(json, "max_ns", interval.ok() == 0 ? null : interval.max());
        });
    }

    public void peak(String phase, Peak peak) {
        line("peak", json -> {
            json.writeStringField("phase", phase);
            json.writeNumberField("per_second", peak.perSecond());
            json.writeNumberField("connections", peak.connections());
            json.writeBooleanField("steady", peak.steady());
            json.writeNumberField("warm_up_ns", peak.warmUpNanos());
            json.writeArrayFieldStart("steps");
            for (Peak.Step step : peak.steps()) {
                json.writeStartObject();
                json.writeNumberField("connections", step.connections());
                json.writeNumberField("per_second", step.perSecond());
                json.writeEndObject();
            }
            json.writeEndArray();
        });
    }

    /**
     * @param leftovers what the scenario created and could not delete
     * @param reason why it did not go to its end; null when it did
     */
    public void end(int leftovers, String reason) {
        line("end", json -> {
            json.writeBooleanField("complete", reason == null);
            json.writeStringField("reason", reason);
            json.writeNumberField("leftovers", leftovers);
        });
    }

    private void line(String event, Members members) {
        StringWriter text = new StringWriter();
        try (JsonGenerator json = JSON.createGenerator(text)) {
            json.writeStartObject();
            json.writeStringField("event", event);
            members.write(json);
            json.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException("a string cannot fail to be written to", e);
        }
        out.println(text);
        // Whoever ends this program shall find what was written before.
        out.flush();
    }

    /**
     * What a line speaks of.
     *
     * @param name of the scenario's phase; null outside of a scenario
     * @param warmUp whether its figures are not meant to be used
     * @param connections at a time
     * @param perSecond requests asked for, on average; 0 in a closed loop
     */
    public record Phase(String name, boolean warmUp, int connections, double perSecond) {}
}
