package dev.footprint.deploy.size;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.footprint.deploy.results.Observation;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Random;
import java.util.zip.GZIPOutputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.apache.commons.compress.archivers.tar.TarConstants;
import org.junit.jupiter.api.Test;

/** Archives of known content in each of the forms that engines write. */
class ImageSizeTest {
    private static final int BIG = 1_000_000;

    @Test
    void readsTheOciLayoutWhateverTheOrder() throws Exception {
        byte[] layer = layer();
        byte[] archive = new Tar()
                .file("manifest.json", manifest("blobs/sha256/aa").getBytes(StandardCharsets.UTF_8))
                .file("blobs/sha256/aa", layer)
                .file("blobs/sha256/bb", "{\"config\":true}".getBytes(StandardCharsets.UTF_8))
                .bytes();
        assertKnown(layer, measure(archive));
    }

    @Test
    void readsTheOlderFormWithLinksToLayersThatAreThereAlready() throws Exception {
        byte[] layer = layer();
        byte[] archive = new Tar()
                .file("one/layer.tar", layer)
                .link("two/layer.tar", "../one/layer.tar")
                .file(
                        "manifest.json",
                        manifest("one/layer.tar\",\"two/layer.tar").getBytes(StandardCharsets.UTF_8))
                .bytes();
        Observation.Size size = measure(archive);
        assertEquals(2, size.layers().size());
        assertEquals(2 * (BIG + 5), size.unpackedBytes());
    }

    @Test
    void readsLayersThatTheEngineKeepsCompressed() throws Exception {
        byte[] layer = layer();
        ByteArrayOutputStream gzipped = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(gzipped)) {
            gzip.write(layer);
        }
        byte[] archive = new Tar()
                .file("blobs/sha256/aa", gzipped.toByteArray())
                .file("manifest.json", manifest("blobs/sha256/aa").getBytes(StandardCharsets.UTF_8))
                .bytes();
        assertKnown(layer, measure(archive));
    }

    @Test
    void saysWhatIsMissing() {
        IOException noManifest = assertThrows(
                IOException.class,
                () -> measure(new Tar().file("x", new byte[] {1}).bytes()));
        assertTrue(noManifest.getMessage().contains("no manifest.json"), noManifest.getMessage());
        byte[] noLayer = new Tar()
                .file("manifest.json", manifest("blobs/sha256/zz").getBytes(StandardCharsets.UTF_8))
                .bytes();
        IOException missing = assertThrows(IOException.class, () -> measure(noLayer));
        assertTrue(missing.getMessage().contains("blobs/sha256/zz"), missing.getMessage());
    }

    private static void assertKnown(byte[] layer, Observation.Size size) throws Exception {
        assertEquals(BIG + 5, size.unpackedBytes());
        Observation.Layer seen = size.layers().getFirst();
        assertEquals(2, seen.files(), "a hard link is no second file");
        assertEquals(layer.length, seen.tarBytes());
        assertEquals("usr/bin/big", seen.largestFile());
        assertEquals(
                "sha256:"
                        + HexFormat.of()
                                .formatHex(MessageDigest.getInstance("SHA-256").digest(layer)),
                seen.diffId());
        ByteArrayOutputStream gzipped = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(gzipped)) {
            gzip.write(layer);
        }
        assertEquals(gzipped.size(), seen.compressedBytes(), 0.001 * gzipped.size());
        assertEquals(seen.compressedBytes(), size.compressedBytes());
    }

    private static Observation.Size measure(byte[] archive) throws IOException {
        return ImageSize.measure("x", "image", "id", new ByteArrayInputStream(archive));
    }

    private static byte[] layer() {
        byte[] noise = new byte[BIG];
        new Random(1).nextBytes(noise);
        return new Tar()
                .file("usr/bin/big", noise)
                .file("etc/small", "hello".getBytes(StandardCharsets.UTF_8))
                .hardLink("usr/bin/again", "usr/bin/big")
                .bytes();
    }

    private static String manifest(String layers) {
        return "[{\"Config\":\"blobs/sha256/bb\",\"Layers\":[\"" + layers + "\"]}]";
    }

    private static final class Tar {
        private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        private final TarArchiveOutputStream tar = new TarArchiveOutputStream(bytes);

        Tar file(String name, byte[] content) {
            TarArchiveEntry entry = new TarArchiveEntry(name);
            entry.setSize(content.length);
            return put(entry, content);
        }

        Tar link(String name, String target) {
            TarArchiveEntry entry = new TarArchiveEntry(name, TarConstants.LF_SYMLINK);
            entry.setLinkName(target);
            return put(entry, new byte[0]);
        }

        Tar hardLink(String name, String target) {
            TarArchiveEntry entry = new TarArchiveEntry(name, TarConstants.LF_LINK);
            entry.setLinkName(target);
            return put(entry, new byte[0]);
        }

        private Tar put(TarArchiveEntry entry, byte[] content) {
            try {
                tar.putArchiveEntry(entry);
                tar.write(content);
                tar.closeArchiveEntry();
                return this;
            } catch (IOException e) {
                throw new java.io.UncheckedIOException(e);
            }
        }

        byte[] bytes() {
            try {
                tar.finish();
                return bytes.toByteArray();
            } catch (IOException e) {
                throw new java.io.UncheckedIOException(e);
            }
        }
    }
}
