package dev.footprint.load.report;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;

/** The members of a {@code load} line. */
final class LoadMembers {

    private LoadMembers() {}

    static void phase(JsonGenerator json, JsonLines.Phase phase) throws IOException {
        if (phase.name() != null) {
            json.writeStringField("phase", phase.name());
            json.writeBooleanField("warm_up", phase.warmUp());
        }
        json.writeNumberField("connections", phase.connections());
        if (phase.perSecond() > 0) {
            json.writeNumberField("rate_per_second", phase.perSecond());
        } else {
            json.writeNullField("rate_per_second");
        }
    }

    static void report(JsonGenerator json, LoadReport report) throws IOException {
        json.writeNumberField("requested", report.counts().requested());
        counts(json, report.counts());
        json.writeNumberField("unfinished", report.counts().unfinished());
        json.writeNumberField("elapsed_ns", report.elapsedNanos());
        flat(json, report.fromSend());
        json.writeNumberField("version", JsonLines.VERSION);
        json.writeStringField("mode", report.open() ? "open" : "closed");
        json.writeNumberField("ok_per_second", report.okPerSecond());
        percentiles(json, "from_send", report.fromSend());
        percentiles(json, "from_due", report.fromDue());
        generator(json, report.generator());
        json.writeNumberField("connections_made", report.connections());
        json.writeNumberField("idle_closes", report.idleCloses());
        percentiles(json, "connect", report.connects());
        json.writeArrayFieldStart("requests");
        for (LoadReport.Kind kind : report.kinds()) {
            json.writeStartObject();
            json.writeStringField("name", kind.name());
            counts(json, kind.counts());
            percentiles(json, "from_send", kind.fromSend());
            percentiles(json, "from_due", kind.fromDue());
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private static void counts(JsonGenerator json, Counts counts) throws IOException {
        json.writeNumberField("completed", counts.completed());
        json.writeNumberField("ok", counts.ok());
        json.writeNumberField("status_failures", counts.statusFailures());
        json.writeNumberField("wrong_answers", counts.wrongAnswers());
        json.writeNumberField("connect_errors", counts.connectErrors());
        json.writeNumberField("resets", counts.resets());
        json.writeNumberField("timeouts", counts.timeouts());
        json.writeNumberField("malformed", counts.malformed());
    }

    private static void flat(JsonGenerator json, Percentiles fromSend) throws IOException {
        number(json, "p50_ns", fromSend == null ? null : fromSend.p50());
        number(json, "p90_ns", fromSend == null ? null : fromSend.p90());
        number(json, "p99_ns", fromSend == null ? null : fromSend.p99());
        number(json, "max_ns", fromSend == null ? null : fromSend.max());
    }

    private static void percentiles(JsonGenerator json, String name, Percentiles percentiles) throws IOException {
        if (percentiles == null) {
            json.writeNullField(name);
            return;
        }
        json.writeObjectFieldStart(name);
        json.writeNumberField("p50_ns", percentiles.p50());
        json.writeNumberField("p90_ns", percentiles.p90());
        json.writeNumberField("p99_ns", percentiles.p99());
        json.writeNumberField("p99_9_ns", percentiles.p999());
        json.writeNumberField("max_ns", percentiles.max());
        json.writeStringField("histogram", percentiles.histogram());
        json.writeEndObject();
    }

    private static void generator(JsonGenerator json, Generator generator) throws IOException {
        json.writeBooleanField("valid", generator.valid());
        json.writeStringField("reason", generator.reason());
        json.writeNumberField("send_lag_p99_ns", generator.sendLagP99());
        json.writeNumberField("send_lag_max_ns", generator.longestSendLag());
        json.writeNumberField("poll_gap_max_ns", generator.longestPollGap());
        json.writeNumberField("generator_busy", generator.busy());
    }

    static void number(JsonGenerator json, String name, Long value) throws IOException {
        if (value == null) {
            json.writeNullField(name);
        } else {
            json.writeNumberField(name, value);
        }
    }
}
