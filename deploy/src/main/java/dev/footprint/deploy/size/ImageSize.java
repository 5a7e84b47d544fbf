package dev.footprint.deploy.size;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.footprint.deploy.results.Observation;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;

/**
 * Size of an image from its streamed archive, in numbers that mean the same on every engine. The engine's own size field
 * has three meanings, depending on its version and store.
 */
public final class ImageSize {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int SMALL = 4 * 1024 * 1024;
    private static final int PEEK = 512;
    private static final int USTAR_AT = 257;

    private ImageSize() {}

    /**
     * Reads {@code docker save}'s stream once: the older form ({@code <id>/layer.tar}) and the OCI layout
     * ({@code blobs/sha256/...}) alike. The order of its entries is not relied on.
     *
     * @throws IOException when the stream is not such an archive
     */
    public static Observation.Size measure(String contender, String image, String imageId, InputStream saved)
            throws IOException {
        Map<String, Observation.Layer> layers = new HashMap<>();
        Map<String, String> aliases = new HashMap<>();
        JsonNode manifest = null;
        TarArchiveInputStream archive = new TarArchiveInputStream(new BufferedInputStream(saved, 1 << 16));
        for (TarArchiveEntry entry = archive.getNextEntry(); entry != null; entry = archive.getNextEntry()) {
            if (entry.isSymbolicLink()) {
                aliases.put(entry.getName(), resolve(entry.getName(), entry.getLinkName()));
            } else if (entry.getName().equals("manifest.json")) {
                manifest = JSON.readTree(small(archive));
            } else if (entry.isFile() && entry.getSize() > 0) {
                BufferedInputStream in = new BufferedInputStream(archive, PEEK);
                if (looksLikeLayer(in)) {
                    layers.put(entry.getName(), LayerMeter.measure(in));
                }
            }
        }
        if (manifest == null || !manifest.path(0).path("Layers").isArray()) {
            throw new IOException("the engine's archive of " + image + " has no manifest.json with layers");
        }
        List<Observation.Layer> found = new ArrayList<>();
        for (JsonNode name : manifest.path(0).path("Layers")) {
            String path = aliases.getOrDefault(name.asText(), name.asText());
            Observation.Layer layer = layers.get(path);
            if (layer == null) {
                throw new IOException("layer " + path + " is named in the archive of " + image + " but not in it");
            }
            found.add(layer);
        }
        return new Observation.Size(
                contender,
                image,
                imageId,
                found.stream().mapToLong(Observation.Layer::unpackedBytes).sum(),
                found.stream().mapToLong(Observation.Layer::compressedBytes).sum(),
                found);
    }

    private static byte[] small(InputStream in) throws IOException {
        byte[] bytes = in.readNBytes(SMALL);
        if (bytes.length == SMALL) {
            throw new IOException("manifest.json of the archive is larger than " + SMALL + " bytes");
        }
        return bytes;
    }

    private static boolean looksLikeLayer(BufferedInputStream in) throws IOException {
        in.mark(PEEK);
        byte[] head = in.readNBytes(PEEK);
        in.reset();
        boolean gzip = head.length > 2 && (head[0] & 0xff) == 0x1f && (head[1] & 0xff) == 0x8b;
        if (gzip) {
            return true;
        }
        // An empty layer is a tar of zero blocks only.
        boolean zeros = head.length == PEEK;
        for (byte b : head) {
            zeros &= b == 0;
        }
        return zeros
                || head.length == PEEK
                        && head[USTAR_AT] == 'u'
                        && head[USTAR_AT + 1] == 's'
                        && head[USTAR_AT + 2] == 't'
                        && head[USTAR_AT + 3] == 'a'
                        && head[USTAR_AT + 4] == 'r';
    }

    private static String resolve(String link, String target) {
        return java.nio.file.Path.of(link).resolveSibling(target).normalize().toString();
    }
}
