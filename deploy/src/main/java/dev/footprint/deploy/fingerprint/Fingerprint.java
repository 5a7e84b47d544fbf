package dev.footprint.deploy.fingerprint;

import com.github.dockerjava.api.model.Info;
import com.github.dockerjava.api.model.Version;
import dev.footprint.deploy.engine.Engine;
import dev.footprint.deploy.pod.CoreLayout;
import dev.footprint.deploy.results.Environment;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;

/** Describes the machine that a result comes from. */
public final class Fingerprint {
    static final String VERSION = "1.0.0";

    private Fingerprint() {}

    public static Environment of(Engine engine, CoreLayout cores) {
        Info info = engine.info();
        Version version = engine.version();
        return new Environment(
                VERSION,
                version.getVersion(),
                version.getApiVersion(),
                info.getDriver(),
                info.getCGroupVersion(),
                info.getKernelVersion(),
                info.getOperatingSystem(),
                info.getArchitecture(),
                cpuModel(),
                info.getNCPU(),
                info.getMemTotal(),
                cores.service(),
                cores.tools(),
                Runtime.version().toString(),
                System.getenv().getOrDefault("FOOTPRINT_BASES", "unknown"),
                builderImages(),
                System.getenv().getOrDefault("FOOTPRINT_REVISION", "unknown"));
    }

    /** The orchestrator runs on the engine's kernel, so this is the engine's processor. */
    private static String cpuModel() {
        try {
            return Files.readAllLines(Path.of("/proc/cpuinfo")).stream()
                    .filter(l -> l.startsWith("model name"))
                    .map(l -> l.substring(l.indexOf(':') + 1).strip())
                    .findFirst()
                    .orElse("unknown");
        } catch (IOException e) {
            return "unknown";
        }
    }

    /** {@code FOOTPRINT_BUILDERS} is a list such as {@code RUST_IMAGE=footprint/base-rust GO_IMAGE=...}. */
    private static Map<String, String> builderImages() {
        Map<String, String> images = new TreeMap<>();
        for (String pair :
                System.getenv().getOrDefault("FOOTPRINT_BUILDERS", "").split("\\s+")) {
            int equals = pair.indexOf('=');
            if (equals > 0) {
                images.put(pair.substring(0, equals), pair.substring(equals + 1));
            }
        }
        return images;
    }
}
