package dev.footprint.deploy.pull;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.footprint.deploy.pull.registry.Manifest;
import dev.footprint.deploy.pull.registry.Manifest.Blob;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPInputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ImageRewriterTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Map<String, String> LABELS = Map.of("footprint.run", "r1");
    private static final String CONFIG = "{\"architecture\":\"amd64\",\"config\":{\"User\":\"65532\",\"Labels\":null},"
            + "\"rootfs\":{\"type\":\"layers\",\"diff_ids\":[\"sha256:a\",\"sha256:b\"]}}";

    @TempDir
    private Path unpacked;

    @TempDir
    private Path folder;

    private byte[] lower;
    private byte[] upper;

    @BeforeEach
    void layers() throws IOException {
        lower = tar(Map.of("bin/service", "lower".getBytes(StandardCharsets.UTF_8)));
        upper = tar(Map.of("etc/settings", "upper".getBytes(StandardCharsets.UTF_8)));
    }

    @Test
    void theLowestLayerGetsTheMarkerAndKeepsItsFiles() throws Exception {
        List<Blob> blobs = rewrite("m1");
        assertThat(names(blobs.get(0))).containsExactly(".footprint-pull", "bin/service");
        assertThat(names(blobs.get(1))).containsExactly("etc/settings");
    }

    @Test
    void manifestConfigurationAndFilesAgree() throws Exception {
        List<Blob> blobs = rewrite("m1");
        JsonNode manifest = JSON.readTree(folder.resolve("manifest.json").toFile());
        JsonNode config = JSON.readTree(
                folder.resolve(manifest.path("config").path("digest").asText()).toFile());
        assertThat(manifest.path("layers")).hasSize(2);
        for (Blob blob : blobs) {
            byte[] content = Files.readAllBytes(folder.resolve(blob.digest()));
            assertThat(Manifest.digest(content)).isEqualTo(blob.digest());
            assertThat(content).hasSize((int) blob.bytes());
        }
        for (int i = 0; i < 2; i++) {
            assertThat(manifest.path("layers").path(i).path("digest").asText())
                    .isEqualTo(blobs.get(i).digest());
            assertThat(config.path("rootfs").path("diff_ids").path(i).asText())
                    .isEqualTo(Manifest.digest(plain(blobs.get(i))));
        }
    }

    @Test
    void settingsStayAndTheLabelsAreAdded() throws Exception {
        JsonNode config = JSON.readTree(ImageRewriter.config(JSON.readTree(CONFIG), List.of("sha256:c"), LABELS));
        assertThat(config.path("architecture").asText()).isEqualTo("amd64");
        assertThat(config.path("config").path("User").asText()).isEqualTo("65532");
        assertThat(config.path("config").path("Labels").path("footprint.run").asText())
                .isEqualTo("r1");
        assertThat(config.path("rootfs").path("diff_ids")).hasSize(1);
    }

    @Test
    void anotherMarkerMakesAnotherLowestLayer() throws Exception {
        assertThat(rewrite("m1").get(0)).isNotEqualTo(rewrite("m2").get(0));
        assertThat(rewrite("m1").get(1)).isEqualTo(rewrite("m2").get(1));
    }

    @Test
    void anArchiveWithoutItsLayerIsRefused() {
        Map<String, byte[]> files = new LinkedHashMap<>();
        files.put("manifest.json", "[{\"Config\":\"c\",\"Layers\":[\"gone\"]}]".getBytes(StandardCharsets.UTF_8));
        assertThatThrownBy(() -> SavedImage.unpack(new ByteArrayInputStream(tar(files)), unpacked))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("gone");
    }

    private List<Blob> rewrite(String marker) throws IOException {
        Map<String, byte[]> files = new LinkedHashMap<>();
        files.put("blobs/sha256/b", upper);
        files.put("blobs/sha256/a", lower);
        files.put("blobs/sha256/c", CONFIG.getBytes(StandardCharsets.UTF_8));
        files.put(
                "manifest.json",
                "[{\"Config\":\"blobs/sha256/c\",\"Layers\":[\"blobs/sha256/a\",\"blobs/sha256/b\"]}]"
                        .getBytes(StandardCharsets.UTF_8));
        Path fresh = Files.createTempDirectory(unpacked, "saved");
        return new ImageRewriter(SavedImage.unpack(new ByteArrayInputStream(tar(files)), fresh), folder)
                .write(marker, LABELS);
    }

    private byte[] plain(Blob blob) throws IOException {
        try (InputStream in = new GZIPInputStream(Files.newInputStream(folder.resolve(blob.digest())))) {
            return in.readAllBytes();
        }
    }

    private List<String> names(Blob blob) throws IOException {
        List<String> names = new ArrayList<>();
        TarArchiveInputStream tar = new TarArchiveInputStream(new ByteArrayInputStream(plain(blob)));
        for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
            names.add(entry.getName());
        }
        return names;
    }

    private static byte[] tar(Map<String, byte[]> files) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (TarArchiveOutputStream tar = new TarArchiveOutputStream(bytes)) {
            for (Map.Entry<String, byte[]> file : files.entrySet()) {
                TarArchiveEntry entry = new TarArchiveEntry(file.getKey());
                entry.setSize(file.getValue().length);
                tar.putArchiveEntry(entry);
                tar.write(file.getValue());
                tar.closeArchiveEntry();
            }
        }
        return bytes.toByteArray();
    }
}
