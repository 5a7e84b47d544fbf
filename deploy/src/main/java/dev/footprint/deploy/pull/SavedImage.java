package dev.footprint.deploy.pull;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;

/**
 * What {@code docker save} gives, as files.
 *
 * @param layers the lowest first
 */
record SavedImage(Path config, List<Path> layers) {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int BUFFER = 1 << 16;

    /**
     * Both forms of the archive; the order of its entries is not relied on.
     *
     * @param folder empty; gets a file per entry, named by numbers, so that no name of the archive leads anywhere
     * @throws IOException when the stream is no image with at least one layer
     */
    static SavedImage unpack(InputStream saved, Path folder) throws IOException {
        Map<String, Path> files = new HashMap<>();
        Map<String, String> links = new HashMap<>();
        TarArchiveInputStream archive = new TarArchiveInputStream(new BufferedInputStream(saved, BUFFER));
        for (TarArchiveEntry entry = archive.getNextEntry(); entry != null; entry = archive.getNextEntry()) {
            if (entry.isSymbolicLink()) {
                Path target = Path.of(entry.getName()).resolveSibling(entry.getLinkName());
                links.put(entry.getName(), target.normalize().toString());
            } else if (entry.isFile()) {
                Path file = folder.resolve(Integer.toString(files.size()));
                Files.copy(archive, file);
                files.put(entry.getName(), file);
            }
        }
        if (!files.containsKey("manifest.json")) {
            throw new IOException("the engine's archive has no manifest.json");
        }
        JsonNode image = JSON.readTree(files.get("manifest.json").toFile()).path(0);
        List<Path> layers = new ArrayList<>();
        for (JsonNode name : image.path("Layers")) {
            layers.add(file(files, links, name.asText()));
        }
        if (layers.isEmpty()) {
            throw new IOException("an image without layers cannot be made another one");
        }
        return new SavedImage(file(files, links, image.path("Config").asText()), List.copyOf(layers));
    }

    private static Path file(Map<String, Path> files, Map<String, String> links, String name) throws IOException {
        Path file = files.get(links.getOrDefault(name, name));
        if (file == null) {
            throw new IOException("the engine's archive names " + name + " but does not have it");
        }
        return file;
    }
}
