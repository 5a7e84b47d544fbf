package dev.footprint.deploy.engine;

import com.github.dockerjava.api.async.ResultCallback;
import com.github.dockerjava.api.exception.DockerException;
import com.github.dockerjava.api.exception.NotFoundException;
import com.github.dockerjava.api.model.Image;
import com.github.dockerjava.api.model.PullResponseItem;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Predicate;

/** Images that come and go within a run. They carry its label, as everything does that it makes. */
public final class Images {
    private static final Duration SLICE = Duration.ofMillis(100);
    private final Engine engine;

    public Images(Engine engine) {
        this.engine = engine;
    }

    /**
     * @param repository with the registry before it
     * @throws EngineException when it fails or takes too long
     */
    public void pull(String repository, String tag, Duration within) throws InterruptedException {
        engine.checkRunning();
        String name = repository + ":" + tag;
        // The library's own callback ends the pull when one waits for it with a time-out.
        CompletableFuture<Void> ended = new CompletableFuture<>();
        try {
            Pulling pulling =
                    engine.docker().pullImageCmd(repository).withTag(tag).exec(new Pulling(ended));
            try {
                await(ended, name, within);
            } finally {
                pulling.close();
            }
        } catch (DockerException | ExecutionException | IOException e) {
            throw new EngineException("the engine could not pull " + name + ": " + e.getMessage(), e);
        }
    }

    private void await(CompletableFuture<Void> ended, String name, Duration within)
            throws InterruptedException, ExecutionException {
        long until = System.nanoTime() + within.toNanos();
        while (true) {
            try {
                ended.get(SLICE.toMillis(), TimeUnit.MILLISECONDS);
                return;
            } catch (TimeoutException e) {
                engine.checkRunning();
                if (System.nanoTime() > until) {
                    throw new EngineException(name + " was not pulled within " + within.toSeconds() + " s", e);
                }
            }
        }
    }

    /** The engine's news of a pull: an error among them is the end of it. */
    private static final class Pulling extends ResultCallback.Adapter<PullResponseItem> {
        private final CompletableFuture<Void> ended;

        Pulling(CompletableFuture<Void> ended) {
            this.ended = ended;
        }

        @Override
        public void onNext(PullResponseItem item) {
            if (item.isErrorIndicated() && item.getErrorDetail() != null) {
                ended.completeExceptionally(
                        new EngineException(item.getErrorDetail().getMessage()));
            }
        }

        @Override
        public void onError(Throwable error) {
            ended.completeExceptionally(error);
        }

        @Override
        public void onComplete() {
            ended.complete(null);
        }
    }

    /** One that is gone already is fine. */
    public void remove(String image) {
        try {
            engine.docker().removeImageCmd(image).withForce(true).exec();
        } catch (NotFoundException e) {
            // somebody else was faster, which is what was wanted
        } catch (DockerException e) {
            throw new EngineException("the engine could not remove image " + image + ": " + e.getMessage(), e);
        }
    }

    /** @return how many there were */
    int removeAll(Predicate<Map<String, String>> mine) {
        List<String> ids = engine.docker().listImagesCmd().withLabelFilter(RunLabels.RUN).exec().stream()
                .filter(image -> image.getLabels() != null && mine.test(image.getLabels()))
                .map(Image::getId)
                .toList();
        ids.forEach(this::remove);
        return ids.size();
    }
}
