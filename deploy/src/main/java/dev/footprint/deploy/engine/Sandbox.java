package dev.footprint.deploy.engine;

import java.util.List;
import java.util.Map;

/**
 * What a container may do and how much it may use. Null means "as the image or the engine has it".
 *
 * @param memoryBytes memory limit; swap is not given on top of it
 * @param cpus CPU limit in cores
 * @param tmpfs mount point to options
 */
public record Sandbox(
        String user,
        boolean readOnly,
        List<String> capAdd,
        List<String> capDrop,
        List<String> securityOpt,
        Long memoryBytes,
        Double cpus,
        Long pidsLimit,
        Map<String, String> tmpfs) {

    /** The uid of the services and of our own tools. */
    public static final String NOBODY = "65532:65532";

    /** No capabilities, read-only root, no limits. */
    public static Sandbox closed() {
        return closed(null, null, null);
    }

    public static Sandbox closed(Long memoryBytes, Double cpus, Long pidsLimit) {
        return new Sandbox(
                NOBODY,
                true,
                List.of(),
                List.of("ALL"),
                List.of("no-new-privileges:true"),
                memoryBytes,
                cpus,
                pidsLimit,
                Map.of());
    }

    public Sandbox as(String otherUser, List<String> addedCapabilities) {
        return new Sandbox(
                otherUser, readOnly, addedCapabilities, capDrop, securityOpt, memoryBytes, cpus, pidsLimit, tmpfs);
    }

    /** The same with another CPU limit. */
    public Sandbox withCpus(double cores) {
        return new Sandbox(user, readOnly, capAdd, capDrop, securityOpt, memoryBytes, cores, pidsLimit, tmpfs);
    }

    /** The same under another memory limit. */
    public Sandbox withMemory(long bytes) {
        return new Sandbox(user, readOnly, capAdd, capDrop, securityOpt, bytes, cpus, pidsLimit, tmpfs);
    }
}
