package dev.footprint.deploy.results;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * A line that the program of an experiment wrote, as it wrote it.
 *
 * @param contender the library, builder or kind of task that it is of
 * @param block 0 for what is done once, before the blocks
 * @param line described in deploy/experiments/README.md
 */
public record ProgramLine(String contender, int block, String experiment, JsonNode line)
        implements Observation.OfExperiment {

    public boolean is(String otherExperiment, String kind) {
        return experiment.equals(otherExperiment) && line.path("kind").asText().equals(kind);
    }

    public boolean has(String field, String value) {
        return line.path(field).asText().equals(value);
    }

    /** A field's number, or null where the line has none. */
    public Double number(String field) {
        return line.hasNonNull(field) ? (Double) line.get(field).doubleValue() : null;
    }
}
