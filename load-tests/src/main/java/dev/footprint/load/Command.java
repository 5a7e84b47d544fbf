package dev.footprint.load;

import dev.footprint.contract.cli.Arguments;
import dev.footprint.contract.http.LoopbackUrl;
import dev.footprint.load.report.JsonLines;
import dev.footprint.load.run.GeneratorWarmUp;
import dev.footprint.load.run.Stop;
import dev.footprint.load.scenario.AimedScenario;
import dev.footprint.load.scenario.ScenarioOptions;
import java.io.IOException;
import java.time.Duration;
import java.util.OptionalDouble;

/** What a command line asks for. */
interface Command {

    int LONGEST_MS = 3_600_000;
    int LONGEST_GAP_MS = 10_000;
    int MOST_SHORTEN = 1_000;

    void run(JsonLines lines) throws IOException;

    /** @throws IllegalArgumentException with a sentence for the user */
    static Command parse(Arguments arguments, Stop stop) {
        String scenario = arguments.text("--scenario", null);
        String text = arguments.text("--scenario-text", null);
        if (scenario != null && text != null) {
            throw new IllegalArgumentException("give --scenario or --scenario-text, not both");
        }
        return scenario == null && text == null
                ? SingleRun.parse(arguments, stop)
                : scenario(scenario, text, arguments, stop);
    }

    private static Command scenario(String where, String text, Arguments arguments, Stop stop) {
        String peak = arguments.text("--peak", null);
        ScenarioOptions options = new ScenarioOptions(
                LoopbackUrl.parse(arguments.required("--url")),
                body(arguments, null),
                peak == null ? OptionalDouble.empty() : OptionalDouble.of(perSecond(peak)),
                arguments.count("--shorten", 1, MOST_SHORTEN),
                lagBound(arguments),
                arguments.millis("--gap-ms", Duration.ZERO, LONGEST_GAP_MS));
        arguments.rejectUnused();
        AimedScenario aimed =
                text == null ? AimedScenario.read(where, options, stop) : AimedScenario.parse(text, options, stop);
        return lines -> {
            GeneratorWarmUp.run(stop);
            aimed.run(lines);
        };
    }

    private static double perSecond(String text) {
        try {
            double value = Double.parseDouble(text);
            if (value > 0 && value <= Limits.MOST_PER_SECOND) {
                return value;
            }
        } catch (NumberFormatException e) {
            // Falls through: what is not a number is as wrong as one that is out of range, and has the same remedy.
        }
        throw new IllegalArgumentException("--peak is requests a second, more than 0 and at most "
                + Limits.MOST_PER_SECOND + ", got '" + text + "'");
    }

    static String body(Arguments arguments, String otherwise) {
        String body = arguments.text("--body", otherwise);
        if (body != null && !body.equals("any") && !body.equals("constant")) {
            throw new IllegalArgumentException("--body is 'any' or 'constant', got '" + body + "'");
        }
        return body;
    }

    static Duration lagBound(Arguments arguments) {
        return arguments.millis("--max-lag-ms", Limits.DEFAULT_LAG, LONGEST_MS);
    }
}
