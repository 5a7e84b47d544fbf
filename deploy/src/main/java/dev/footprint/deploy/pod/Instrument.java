package dev.footprint.deploy.pod;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.footprint.deploy.engine.ContainerPlan;
import dev.footprint.deploy.engine.Engine;
import dev.footprint.deploy.engine.EngineException;
import dev.footprint.deploy.engine.LineStream;
import java.time.Duration;

/**
 * A container of ours that answers in JSON, a line each. One that sleeps until it is asked is woken by SIGUSR1, which needs no
 * connection and costs the service's core nothing meanwhile.
 */
public final class Instrument implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Engine engine;
    private final String name;
    private final String container;
    private LineStream lines;

    private Instrument(Engine engine, String name, String container) {
        this.engine = engine;
        this.name = name;
        this.container = container;
    }

    /**
     * Created and not started yet, so that files can be copied into it.
     *
     * @param name as errors call it, with an article
     */
    public static Instrument create(Engine engine, String name, ContainerPlan plan) {
        return new Instrument(engine, name, engine.create(plan));
    }

    /** Created and started; removed again where that fails. */
    public static Instrument open(Engine engine, String name, ContainerPlan plan) throws InterruptedException {
        Instrument instrument = create(engine, name, plan);
        try {
            instrument.start();
            return instrument;
        } catch (RuntimeException | InterruptedException e) {
            instrument.close();
            throw e;
        }
    }

    /** The same, once it has said that it is ready. */
    public static Instrument ready(Engine engine, String name, ContainerPlan plan, Duration within)
            throws InterruptedException {
        Instrument instrument = open(engine, name, plan);
        try {
            instrument.expect("ready", within);
            return instrument;
        } catch (RuntimeException | InterruptedException e) {
            instrument.close();
            throw e;
        }
    }

    public void start() throws InterruptedException {
        lines = engine.attach(container);
        engine.start(container);
    }

    public String container() {
        return container;
    }

    /** Wakes it, and waits for its answer of that event. */
    public JsonNode ask(String event, Duration within) throws InterruptedException {
        engine.signal(container, "USR1");
        return expect(event, within);
    }

    /** @throws EngineException when no line comes in time, with how the container ended, or one of another event */
    public JsonNode expect(String event, Duration within) throws InterruptedException {
        JsonNode line = next(within);
        if (line.isMissingNode()) {
            throw new EngineException(name + " gave no answer within " + within.toSeconds() + " s: "
                    + engine.ending(container).sentence() + "; "
                    + engine.ending(container).logTail());
        }
        if (!line.path("event").asText().equals(event)) {
            throw new EngineException(name + " wrote something else than " + event + ": " + line);
        }
        return line;
    }

    /** The next line, or a missing node when none comes in time. */
    public JsonNode next(Duration within) throws InterruptedException {
        JsonNode line = next(within, JsonNode.class);
        return line == null ? JSON.missingNode() : line;
    }

    /** The next line as a value of that type, or null when none comes in time. */
    public <T> T next(Duration within, Class<T> type) throws InterruptedException {
        String line = lines.next(within);
        try {
            return line == null ? null : JSON.readValue(line, type);
        } catch (JsonProcessingException e) {
            throw new EngineException(name + " wrote a line that is not JSON: " + line, e);
        }
    }

    @Override
    public void close() {
        engine.remove(container);
    }
}
