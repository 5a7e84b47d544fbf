package dev.footprint.deploy.pull;

import dev.footprint.deploy.engine.Engine;
import dev.footprint.deploy.engine.EngineException;
import dev.footprint.deploy.pull.registry.Manifest.Blob;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * The files of a registry that has one image, which is on no engine yet.
 *
 * @param blobs what an engine has to fetch
 */
record PullableImage(Path folder, List<Blob> blobs) {

    /** Of an image that the engine has; its user finds the same files and settings in it. */
    static PullableImage of(Engine engine, String image) {
        engine.checkRunning();
        String id = engine.image(image).getId();
        Path unpacked = null;
        try (InputStream saved = engine.save(id)) {
            unpacked = Files.createTempDirectory("saved");
            Path folder = Files.createTempDirectory("registry");
            SavedImage archive = SavedImage.unpack(saved, unpacked);
            List<Blob> blobs = new ImageRewriter(archive, folder)
                    .write(UUID.randomUUID().toString(), engine.labels().asMap());
            return new PullableImage(folder, blobs);
        } catch (IOException e) {
            throw new EngineException("image " + image + " could not be made ready for pulling: " + e.getMessage(), e);
        } finally {
            delete(unpacked);
        }
    }

    /** Two layers of the same content are one file, which is fetched once. */
    long bytes() {
        return blobs.stream().distinct().mapToLong(Blob::bytes).sum();
    }

    private static void delete(Path folder) {
        if (folder == null) {
            return;
        }
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot delete " + folder, e);
        }
    }
}
