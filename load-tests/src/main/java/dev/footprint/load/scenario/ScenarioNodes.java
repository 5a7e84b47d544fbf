package dev.footprint.load.scenario;

import com.fasterxml.jackson.databind.JsonNode;
import dev.footprint.load.Limits;
import dev.footprint.load.request.RequestSpec;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Turns a document that the schema has accepted into a scenario. */
final class ScenarioNodes {

    private static final double PERCENT = 100;
    private static final int OK = 200;

    private final int shorten;

    ScenarioNodes(int shorten) {
        this.shorten = shorten;
    }

    Scenario scenario(JsonNode node) {
        boolean constantBody = node.path("body").asText("constant").equals("constant");
        List<RequestSpec> requests = new ArrayList<>();
        for (JsonNode request : node.path("requests")) {
            requests.add(request(request, constantBody));
        }
        List<Phase> phases = new ArrayList<>();
        for (JsonNode phase : node.path("phases")) {
            phases.add(phase(phase, node));
        }
        return new Scenario(node.path("name").asText(), requests, constantBody, phases);
    }

    private static RequestSpec request(JsonNode node, boolean constantBody) {
        // As the members say in lower case; the schema lets through exactly one of them.
        String method = node.has("get") ? "get" : node.has("post") ? "post" : "delete";
        return new RequestSpec(
                node.path("name").asText(),
                node.path("weight").asInt(1),
                method.toUpperCase(Locale.ROOT),
                node.path(method).asText(),
                node.has("json") ? node.path("json").asText() : null,
                node.path("expect").asInt(OK),
                constantBody);
    }

    private Phase phase(JsonNode node, JsonNode scenario) {
        Phase.Settings settings = new Phase.Settings(
                node.path("name").asText(),
                node.path("warm-up").asBoolean(false),
                inherited(node, scenario, "connections").asInt(Limits.DEFAULT_CONNECTIONS),
                inherited(node, scenario, "close-after").asInt(0),
                timeout(inherited(node, scenario, "timeout")));
        if (node.has("closed")) {
            return new Phase.Closed(settings, duration(node.path("closed").path("for")));
        }
        if (node.has("open")) {
            return new Phase.Open(settings, rates(node.path("open")));
        }
        return findPeak(settings, node.path("find-peak"));
    }

    private static JsonNode inherited(JsonNode phase, JsonNode scenario, String name) {
        return phase.has(name) ? phase.path(name) : scenario.path(name);
    }

    private List<Phase.Open.At> rates(JsonNode open) {
        if (open.has("rate")) {
            Rate rate = Rate.parse(open.path("rate").asText());
            return List.of(new Phase.Open.At(Duration.ZERO, rate), new Phase.Open.At(duration(open.path("for")), rate));
        }
        List<Phase.Open.At> rates = new ArrayList<>();
        for (JsonNode point : open.path("rates")) {
            rates.add(new Phase.Open.At(
                    duration(point.path("at")), Rate.parse(point.path("rate").asText())));
        }
        return rates;
    }

    private Phase findPeak(Phase.Settings settings, JsonNode node) {
        List<Integer> connections = new ArrayList<>();
        node.path("connections").forEach(c -> connections.add(c.asInt()));
        JsonNode steady = node.path("steady");
        return new Phase.FindPeak(
                settings,
                connections,
                duration(node.path("measure")),
                new Phase.Steady(
                        steady.path("intervals").asInt(),
                        percent(steady.path("within").asText()),
                        duration(steady.path("at-most"))));
    }

    private static double percent(String text) {
        return Double.parseDouble(text.replace("%", "")) / PERCENT;
    }

    private Duration duration(JsonNode node) {
        return fullDuration(node.asText()).dividedBy(shorten);
    }

    // How long a service may take to answer does not depend on for how long it is asked.
    private static Duration timeout(JsonNode node) {
        return node.isMissingNode() ? Limits.DEFAULT_TIMEOUT : fullDuration(node.asText());
    }

    private static Duration fullDuration(String text) {
        String number = text.replaceAll("[a-z]", "");
        long value = Long.parseLong(number);
        return switch (text.substring(number.length())) {
            case "ms" -> Duration.ofMillis(value);
            case "s" -> Duration.ofSeconds(value);
            default -> Duration.ofMinutes(value);
        };
    }
}
