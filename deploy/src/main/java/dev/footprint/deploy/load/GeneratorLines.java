package dev.footprint.deploy.load;

import com.fasterxml.jackson.databind.JsonNode;
import dev.footprint.deploy.results.LoadObservation.Failures;
import dev.footprint.deploy.results.LoadObservation.Latency;
import dev.footprint.deploy.results.LoadObservation.Peak;
import dev.footprint.deploy.results.LoadObservation.Second;
import dev.footprint.deploy.results.LoadObservation.Series;
import dev.footprint.deploy.results.LoadObservation.Step;
import dev.footprint.deploy.results.Observation;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Turns the generator's lines into observations; what each line means is in load-tests/output.schema.json. */
final class GeneratorLines {
    private static final double NANOS_PER_MS = 1e6;

    private final String contender;
    private final int block;
    private final Series series;
    private final Meters meters;
    private final List<Second> seconds = new ArrayList<>();
    private final List<Step> steps = new ArrayList<>();
    private Meters.Reading before;

    /** @param meters are read now for the first time, and then after each step */
    GeneratorLines(String contender, int block, Series series, Meters meters) {
        this.contender = contender;
        this.block = block;
        this.series = series;
        this.meters = meters;
        this.before = meters.read();
    }

    Optional<Observation> read(JsonNode line) {
        return switch (line.path("event").asText()) {
            case "interval" -> {
                seconds.add(second(line));
                yield Optional.empty();
            }
            case "load" -> {
                Step step = step(line, meters.read());
                steps.add(step);
                yield Optional.of(step);
            }
            case "peak" -> Optional.of(peak(line));
            default -> Optional.empty();
        };
    }

    List<Step> steps() {
        return List.copyOf(steps);
    }

    private Step step(JsonNode line, Meters.Reading after) {
        Double cpuMs = before.cpuNanos() == null || after.cpuNanos() == null
                ? null
                : (Double) ((after.cpuNanos() - before.cpuNanos()) / NANOS_PER_MS);
        before = after;
        List<Second> own = List.copyOf(seconds);
        seconds.clear();
        return new Step(
                contender,
                block,
                series,
                line.path("phase").asText("run"),
                line.path("warm_up").asBoolean(),
                line.path("connections").asInt(),
                line.hasNonNull("rate_per_second")
                        ? (Double) line.path("rate_per_second").asDouble()
                        : null,
                line.path("requested").asLong(),
                line.path("ok").asLong(),
                failures(line),
                milliseconds(line, "elapsed_ns"),
                line.path("ok_per_second").asDouble(),
                latency(line.path("from_due")),
                latency(line.path("from_send")),
                line.path("valid").asBoolean(),
                line.hasNonNull("reason") ? line.path("reason").asText() : null,
                milliseconds(line, "send_lag_max_ns"),
                milliseconds(line, "poll_gap_max_ns"),
                line.path("generator_busy").asDouble(),
                cpuMs,
                after.rssBytes(),
                after.hwmBytes(),
                own);
    }

    private Peak peak(JsonNode line) {
        int connections = line.path("connections").asInt();
        String name = line.path("phase").asText() + "/" + connections;
        Step best = steps.stream()
                .filter(s -> s.step().equals(name))
                .reduce((first, last) -> last)
                .orElse(null);
        return new Peak(
                contender,
                block,
                series,
                line.path("per_second").asDouble(),
                connections,
                line.path("steady").asBoolean(),
                milliseconds(line, "warm_up_ns"),
                best);
    }

    private static Failures failures(JsonNode line) {
        return new Failures(
                line.path("status_failures").asLong(),
                line.path("wrong_answers").asLong(),
                line.path("connect_errors").asLong(),
                line.path("resets").asLong(),
                line.path("timeouts").asLong(),
                line.path("malformed").asLong(),
                line.path("unfinished").asLong());
    }

    private static Latency latency(JsonNode node) {
        return node.isObject()
                ? new Latency(
                        milliseconds(node, "p50_ns"),
                        milliseconds(node, "p90_ns"),
                        milliseconds(node, "p99_ns"),
                        milliseconds(node, "p99_9_ns"),
                        milliseconds(node, "max_ns"),
                        node.path("histogram").asText())
                : null;
    }

    private static Second second(JsonNode line) {
        return new Second(
                milliseconds(line, "from_ns"),
                milliseconds(line, "span_ns"),
                line.path("ok").asLong(),
                line.path("failed").asLong(),
                optional(line, "p50_ns"),
                optional(line, "p99_ns"),
                optional(line, "max_ns"));
    }

    private static Double optional(JsonNode node, String field) {
        return node.hasNonNull(field) ? (Double) milliseconds(node, field) : null;
    }

    private static double milliseconds(JsonNode node, String field) {
        return node.path(field).asLong() / NANOS_PER_MS;
    }
}
