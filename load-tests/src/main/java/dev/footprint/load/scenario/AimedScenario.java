package dev.footprint.load.scenario;

import dev.footprint.load.Load;
import dev.footprint.load.report.JsonLines;
import dev.footprint.load.request.Mix;
import dev.footprint.load.request.RequestSpec;
import dev.footprint.load.run.Stop;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A scenario that has been read and pointed at a service. */
public final class AimedScenario {

    /** Shorter intervals would hold too few requests to have a p99. */
    private static final long SHORTEST_SPAN = TimeUnit.MILLISECONDS.toNanos(50);

    private final Scenario scenario;
    private final ScenarioOptions options;
    private final Load load;

    private AimedScenario(Scenario scenario, ScenarioOptions options, Load load) {
        this.scenario = scenario;
        this.options = options;
        this.load = load;
    }

    /**
     * @param where a file's path, or the name of a scenario that comes with this program
     * @throws IllegalArgumentException with a sentence for the user
     */
    public static AimedScenario read(String where, ScenarioOptions options, Stop stop) {
        return aim(ScenarioReader.read(where, options.shorten()), options, stop);
    }

    /**
     * The same with a scenario's own text.
     *
     * @throws IllegalArgumentException with a sentence for the user
     */
    public static AimedScenario parse(String text, ScenarioOptions options, Stop stop) {
        try {
            return aim(ScenarioReader.parse(text, options.shorten()), options, stop);
        } catch (IOException e) {
            throw new IllegalArgumentException("the scenario's text cannot be read: " + e, e);
        }
    }

    private static AimedScenario aim(Scenario scenario, ScenarioOptions options, Stop stop) {
        boolean ownRequests = !scenario.requests().isEmpty();
        if (ownRequests && !options.url().target().equals("/")) {
            throw new IllegalArgumentException(
                    "scenario '" + scenario.name() + "' says itself what to ask for: give the URL without a path");
        }
        boolean constantBody = options.body() == null
                ? scenario.constantBody()
                : options.body().equals("constant");
        List<RequestSpec> specs = ownRequests
                ? scenario.requests().stream()
                        .map(r -> r.withConstantBody(constantBody))
                        .toList()
                : List.of(RequestSpec.get(options.url().target(), constantBody));
        for (Phase phase : scenario.phases()) {
            if (phase instanceof Phase.Open open
                    && (!open.needsPeak() || options.peak().isPresent())) {
                Rates.profile(open, options.peak());
            }
        }
        Mix mix = new Mix(specs, options.url().authority());
        return new AimedScenario(scenario, options, new Load(mix, options.lagBound(), stop));
    }

    /** @throws IOException when this machine cannot run it; what the service does is written instead */
    public void run(JsonLines lines) throws IOException {
        long span = Math.max(SHORTEST_SPAN, TimeUnit.SECONDS.toNanos(1) / options.shorten());
        new ScenarioRun(
                        scenario,
                        load,
                        new PlanMaker(options.url()),
                        new PhaseOutput(lines, options.gap(), load.stop()),
                        options.peak(),
                        span)
                .run();
    }
}
