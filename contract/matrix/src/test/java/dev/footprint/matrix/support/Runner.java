package dev.footprint.matrix.support;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The container that this process runs in, which owns the network namespace of everything the matrix starts. */
public final class Runner {
    // The engine mounts hostname, hosts and resolv.conf from its folder of the container; storage drivers do not
    // matter.
    private static final Pattern OWN_FOLDER = Pattern.compile("/containers/([0-9a-f]{64})/(?:hostname|hosts|resolv)");
    private static final Optional<String> ID = find(Path.of("/proc/self/mountinfo"));

    private Runner() {}

    /** @return empty for a process that runs on the host itself */
    public static Optional<String> id() {
        return ID;
    }

    /** Tells this run's containers from those of others. */
    static String name() {
        return ID.map(id -> id.substring(0, 12))
                .orElse("host-" + ProcessHandle.current().pid());
    }

    private static Optional<String> find(Path mounts) {
        try {
            return idIn(Files.readString(mounts));
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    static Optional<String> idIn(String mountinfo) {
        Matcher matcher = OWN_FOLDER.matcher(mountinfo);
        return matcher.find() ? Optional.of(matcher.group(1)) : Optional.empty();
    }
}
