package dev.footprint.deploy.pull.registry;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

/** An image manifest, schema 2: what a registry says an image is made of. */
public final class Manifest {
    static final String MEDIA_TYPE = "application/vnd.docker.distribution.manifest.v2+json";
    private static final String CONFIG = "application/vnd.docker.container.image.v1+json";
    private static final String LAYER = "application/vnd.docker.image.rootfs.diff.tar.gzip";
    private static final ObjectMapper JSON = new ObjectMapper();

    private Manifest() {}

    /** A file of the registry. */
    public record Blob(String digest, long bytes) {}

    /** @param layers the lowest first */
    public static byte[] of(Blob config, List<Blob> layers) {
        ObjectNode root = JSON.createObjectNode().put("schemaVersion", 2).put("mediaType", MEDIA_TYPE);
        describe(root.putObject("config"), CONFIG, config);
        ArrayNode list = root.putArray("layers");
        layers.forEach(layer -> describe(list.addObject(), LAYER, layer));
        return root.toString().getBytes(StandardCharsets.UTF_8);
    }

    private static void describe(ObjectNode node, String mediaType, Blob blob) {
        node.put("mediaType", mediaType).put("size", blob.bytes()).put("digest", blob.digest());
    }

    public static String digest(byte[] content) {
        return text(sha256().digest(content));
    }

    /** Of everything that it was given. */
    public static String digest(MessageDigest digest) {
        return text(digest.digest());
    }

    private static String text(byte[] sum) {
        return "sha256:" + HexFormat.of().formatHex(sum);
    }

    public static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
