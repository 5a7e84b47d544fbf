package dev.footprint.deploy.results;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;

/**
 * One figure of the article that this project holds against measurements; a line of {@code claims/article.json}.
 *
 * @param subject whom the article says it of, in its words
 * @param language label of the contenders it is about
 * @param framework label of the contenders it is about; null for any
 * @param quantity what it is about, with the reading chosen where the article leaves it open
 * @param words the article's figure
 * @param metric which of a run's metrics shows it; null until there is such a measurement
 * @param low least value that the words allow, in {@code unit}; null for no bound
 * @param high greatest value that the words allow; null for no bound
 */
record Claim(
        String id,
        String subject,
        String language,
        String framework,
        String quantity,
        String words,
        String metric,
        String unit,
        Double low,
        Double high) {

    private static final String RESOURCE = "/claims/article.json";

    static List<Claim> all() {
        try (InputStream in = Claim.class.getResourceAsStream(RESOURCE)) {
            return List.copyOf(new ObjectMapper().readValue(in, new TypeReference<List<Claim>>() {}));
        } catch (IOException e) {
            throw new UncheckedIOException(RESOURCE + " cannot be read: is each of its lines a claim?", e);
        }
    }

    /** A program of an experiment is meant only by what that experiment measures: a library has no cold start. */
    boolean concerns(ContenderInfo contender) {
        return !contender.floor()
                && (contender.experiment() == null || metric != null && metric.startsWith(contender.experiment() + "."))
                && language.equals(contender.language())
                && (framework == null || framework.equals(contender.framework()));
    }
}
