package dev.footprint.deploy.pull;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.footprint.deploy.pull.registry.Manifest;
import dev.footprint.deploy.pull.registry.Manifest.Blob;
import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.DigestInputStream;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;

/**
 * Makes of a saved image one that no engine has: a small file of its own is put in front of the lowest layer, which gives that and every
 * layer above it another identity, while their content stays the same.
 */
final class ImageRewriter {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int BUFFER = 1 << 16;

    /** A tar header and one block. */
    private static final int MARKER_BYTES = 1024;

    private final SavedImage saved;
    private final Path folder;

    /** @param folder where the registry's files go */
    ImageRewriter(SavedImage saved, Path folder) {
        this.saved = saved;
        this.folder = folder;
    }

    /**
     * @param marker what nobody else has
     * @param labels which the image gets, so that whoever finds it knows whose it is
     * @return all blobs: what an engine has to fetch
     */
    List<Blob> write(String marker, Map<String, String> labels) throws IOException {
        List<String> diffIds = new ArrayList<>();
        List<Blob> layers = new ArrayList<>();
        for (Path layer : saved.layers()) {
            InputStream added = new ByteArrayInputStream(layers.isEmpty() ? marker(marker) : new byte[0]);
            try (InputStream tar = new SequenceInputStream(added, plain(layer))) {
                layers.add(compress(tar, diffIds));
            }
        }
        byte[] config = config(JSON.readTree(saved.config().toFile()), diffIds, labels);
        Blob configBlob = new Blob(Manifest.digest(config), config.length);
        Files.write(folder.resolve(configBlob.digest()), config);
        Files.write(folder.resolve("manifest.json"), Manifest.of(configBlob, layers));
        List<Blob> all = new ArrayList<>(layers);
        all.add(configBlob);
        return List.copyOf(all);
    }

    static byte[] config(JsonNode original, List<String> diffIds, Map<String, String> labels) throws IOException {
        ObjectNode config = original.deepCopy();
        ArrayNode ids = config.withObject("/rootfs").putArray("diff_ids");
        diffIds.forEach(ids::add);
        // An image without labels may have null for them.
        ObjectNode settings =
                config.path("config").isObject() ? (ObjectNode) config.get("config") : config.putObject("config");
        ObjectNode all =
                settings.path("Labels").isObject() ? (ObjectNode) settings.get("Labels") : settings.putObject("Labels");
        labels.forEach(all::put);
        return JSON.writeValueAsBytes(config);
    }

    /** The beginning of an archive, to be followed by the rest of it. */
    static byte[] marker(String text) throws IOException {
        byte[] content = text.getBytes(StandardCharsets.UTF_8);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (TarArchiveOutputStream tar = new TarArchiveOutputStream(bytes)) {
            TarArchiveEntry entry = new TarArchiveEntry(".footprint-pull");
            entry.setSize(content.length);
            entry.setMode(0444);
            entry.setModTime(0);
            tar.putArchiveEntry(entry);
            tar.write(content);
            tar.closeArchiveEntry();
        }
        return Arrays.copyOf(bytes.toByteArray(), MARKER_BYTES);
    }

    /** As the experiment size compresses: gzip at level 6. */
    private Blob compress(InputStream tar, List<String> diffIds) throws IOException {
        MessageDigest plain = Manifest.sha256();
        MessageDigest packed = Manifest.sha256();
        Path file = Files.createTempFile(folder, "layer", ".tmp");
        try (DigestInputStream in = new DigestInputStream(tar, plain);
                OutputStream out = new DigestOutputStream(Files.newOutputStream(file), packed);
                GZIPOutputStream gzip = new GZIPOutputStream(out, BUFFER)) {
            in.transferTo(gzip);
        }
        diffIds.add(Manifest.digest(plain));
        Blob blob = new Blob(Manifest.digest(packed), Files.size(file));
        Files.move(file, folder.resolve(blob.digest()), StandardCopyOption.REPLACE_EXISTING);
        return blob;
    }

    /** Engines with the containerd store keep layers as they were pulled. */
    private static InputStream plain(Path layer) throws IOException {
        BufferedInputStream in = new BufferedInputStream(Files.newInputStream(layer), BUFFER);
        in.mark(2);
        boolean gzipped = in.read() == 0x1f && in.read() == 0x8b;
        in.reset();
        return gzipped ? new GZIPInputStream(in, BUFFER) : in;
    }
}
