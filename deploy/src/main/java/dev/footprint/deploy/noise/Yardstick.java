package dev.footprint.deploy.noise;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.footprint.deploy.engine.ContainerPlan;
import dev.footprint.deploy.engine.Engine;
import dev.footprint.deploy.engine.EngineException;
import dev.footprint.deploy.engine.LineStream;
import dev.footprint.deploy.engine.Sandbox;
import dev.footprint.deploy.pod.Pod;
import java.time.Duration;
import java.util.List;

/**
 * The same piece of work on the service's core, again and again: how long it takes shows what neither steal time nor frequency
 * does, a neighbour of another virtual machine on the other thread of the same core.
 */
public final class Yardstick implements AutoCloseable {
    private static final Duration WITHIN = Duration.ofSeconds(10);
    private static final double NANOS_PER_US = 1000;
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Engine engine;
    private final String container;
    private final LineStream lines;

    private Yardstick(Engine engine, String container, LineStream lines) {
        this.engine = engine;
        this.container = container;
        this.lines = lines;
    }

    /** Starts a process that sleeps until it is asked. */
    public static Yardstick open(Engine engine, Pod pod) throws InterruptedException {
        String container = engine.create(ContainerPlan.of("yardstick", pod.probeImage(), Sandbox.closed())
                .command(List.of("yardstick"))
                .network("none")
                .cpuset(pod.cores().service()));
        try {
            LineStream lines = engine.attach(container);
            engine.start(container);
            Yardstick yardstick = new Yardstick(engine, container, lines);
            yardstick.expect("ready");
            return yardstick;
        } catch (RuntimeException | InterruptedException e) {
            engine.remove(container);
            throw e;
        }
    }

    /** How long the piece of work takes now, in microseconds: the median of its rounds. */
    double roundUs() throws InterruptedException {
        engine.signal(container, "USR1");
        return expect("yardstick").path("round_ns").asDouble() / NANOS_PER_US;
    }

    private JsonNode expect(String event) throws InterruptedException {
        String line = lines.next(WITHIN);
        if (line == null) {
            throw new EngineException("the yardstick gave no answer within " + WITHIN.toSeconds() + " s: "
                    + engine.ending(container).sentence());
        }
        try {
            JsonNode node = JSON.readTree(line);
            if (node.path("event").asText().equals(event)) {
                return node;
            }
        } catch (JsonProcessingException e) {
            throw new EngineException("the yardstick wrote a line that is not JSON: " + line, e);
        }
        throw new EngineException("the yardstick wrote something else than " + event + ": " + line);
    }

    @Override
    public void close() {
        engine.remove(container);
    }
}
