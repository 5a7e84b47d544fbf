package dev.footprint.deploy.engine;

import java.util.List;

/**
 * How a container stands, or ended.
 *
 * @param exitCode meaningful only when it is not running
 * @param oomKilled whether the kernel killed a process of it at its memory limit
 * @param logTail its last log lines, stdout and stderr as they came
 */
public record Ending(boolean running, long exitCode, boolean oomKilled, List<String> logTail) {

    /** One sentence: what happened, and for an exit code with a well-known meaning, which. */
    public String sentence() {
        if (running) {
            return "it is still running";
        }
        if (oomKilled) {
            return "it was killed at its memory limit (OOM, exit code " + exitCode
                    + "): raise mem_limit, or make it need less";
        }
        String meaning = switch ((int) exitCode) {
            case 126 -> " (its command is not executable)";
            case 127 -> " (its command was not found in the image)";
            case 137 -> " (SIGKILL)";
            case 139 -> " (SIGSEGV)";
            case 143 -> " (SIGTERM)";
            default -> "";
        };
        return "it exited with code " + exitCode + meaning;
    }
}
