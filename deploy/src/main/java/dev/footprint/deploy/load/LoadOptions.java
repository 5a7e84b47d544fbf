package dev.footprint.deploy.load;

import dev.footprint.contract.http.LoopbackUrl;
import dev.footprint.load.scenario.ScenarioFacts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * What a run of a scenario was asked for.
 *
 * @param url null for contenders of the compose file
 * @param text the scenario's text; null for one that comes with the generator
 * @param scenario its name or its file
 * @param peak null when it is not known
 * @param shorten every duration is divided by this
 */
public record LoadOptions(
        Path composeConfig,
        List<String> contenders,
        String url,
        String text,
        String scenario,
        Double peak,
        int shorten,
        Path results,
        String probeImage,
        String toolsImage,
        String command) {

    /** @throws IllegalArgumentException when the file cannot be read */
    public static String text(String scenario) {
        if (!isFile(scenario)) {
            return null;
        }
        try {
            return Files.readString(Path.of(scenario));
        } catch (IOException e) {
            throw new IllegalArgumentException("the scenario's file " + scenario + " cannot be read: " + e, e);
        }
    }

    private static boolean isFile(String scenario) {
        return scenario.contains("/") || scenario.endsWith(".yaml");
    }

    /** @throws IllegalArgumentException when the scenario is none, or the URL is not one of this machine's loopback */
    public LoadOptions checked() {
        facts();
        if (url != null) {
            LoopbackUrl.parse(url);
        }
        return this;
    }

    boolean ownRequests() {
        return facts().ownRequests();
    }

    Duration most() {
        return facts().length();
    }

    private ScenarioFacts facts() {
        return ScenarioFacts.read(scenario, shorten);
    }

    /** The generator's options. */
    List<String> arguments(boolean constantBody) {
        List<String> arguments =
                new ArrayList<>(text == null ? List.of("--scenario", scenario) : List.of("--scenario-text", text));
        arguments.addAll(List.of("--shorten", Integer.toString(shorten)));
        if (peak != null) {
            arguments.addAll(List.of("--peak", peak.toString()));
        }
        if (!constantBody) {
            arguments.addAll(List.of("--body", "any"));
        }
        return arguments;
    }
}
