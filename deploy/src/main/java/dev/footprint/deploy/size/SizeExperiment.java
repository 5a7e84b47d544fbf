package dev.footprint.deploy.size;

import dev.footprint.deploy.compose.Contender;
import dev.footprint.deploy.engine.EngineException;
import dev.footprint.deploy.experiment.Bench;
import dev.footprint.deploy.experiment.Experiment;
import dev.footprint.deploy.experiment.Task;
import dev.footprint.deploy.results.MetricSpec;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;

/** How large is the image? Counted once, because an image does not change. */
public final class SizeExperiment implements Experiment {
    public static final String NAME = "size";

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public List<MetricSpec> metrics() {
        return MetricSpec.size();
    }

    @Override
    public List<Task> before(Contender contender) {
        return List.of(new Task(
                "size of " + contender.name(), "size " + contender.name(), bench -> measure(bench, contender)));
    }

    private static void measure(Bench bench, Contender contender) {
        bench.engine().checkRunning();
        String image = contender.spec().image();
        String id = bench.engine().image(image).getId();
        try (InputStream saved = bench.engine().save(id)) {
            bench.sink().accept(ImageSize.measure(contender.name(), image, id, saved));
        } catch (IOException e) {
            throw new EngineException("image " + image + " could not be read: " + e.getMessage(), e);
        }
    }
}
