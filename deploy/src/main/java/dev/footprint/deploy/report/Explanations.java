package dev.footprint.deploy.report;

import dev.footprint.deploy.results.ContenderInfo;
import dev.footprint.deploy.results.Environment;
import dev.footprint.deploy.results.RunInfo;
import dev.footprint.deploy.results.Summary;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The sentences that every report owes its reader beside the figures. */
final class Explanations {

    static final String UNITS = "MB means 1,000,000 bytes; times are in milliseconds (ms).";

    static final String INTERVAL = "The range after a median is its 95 % interval: if the whole run were repeated many"
            + " times, about 95 of 100 such ranges would hold the true median. The narrower, the surer.";

    static final String CAUTION = "These figures hold for this machine, these limits and these builds. Repeat the run"
            + " before you rely on them, and do not assume that they say what you hoped for.";

    static final String CLAIMS = "This project began with an article that compares Rust and Go. A claim holds if all of"
            + " the 95 % interval (of a size: the size) is within its bounds, and does not hold if all of it is outside;"
            + " otherwise it cannot be told on this machine. \"~5\" and a bare figure are read as two thirds to one and a"
            + " half times the figure.";

    /** More names than these tell a reader no more. */
    private static final int NAMED = 5;

    private static final String COLD_START = "coldstart";
    private static final String MEMORY = "memory";
    private static final String SIZE = "size";

    private Explanations() {}

    /** Only of what was measured: a run of load alone owes its reader nothing about cold starts. */
    static List<String> method(Summary summary) {
        RunInfo run = summary.run();
        List<String> sentences = new ArrayList<>();
        if (run.experiments().contains(COLD_START)) {
            sentences.add(
                    "Cold start is the time from the exec of the service's process to its first complete 200 answer,"
                            + " seen by a watcher in the same network namespace on the kernel's monotonic clock; a pause in which"
                            + " the engine goes quiet lies before the exec and is in no figure. The floor, a null container, shows"
                            + " what the instrument and the engine cost whatever the language.");
        }
        sentences.add("Every block measures every contender once, in an order drawn from the seed " + run.seed()
                + "; figures are medians over blocks with percentile-bootstrap intervals (10,000 resamples),"
                + " ratios are medians of the ratios inside each block, and a difference is claimed only if the"
                + " interval of its ratio leaves out 1 and the Wilcoxon signed-rank test, Holm-corrected over all"
                + " pairs, gives p < 0.05.");
        if (run.experiments().contains(MEMORY)) {
            sentences.add("Memory is the resident set (RSS) of the service's processes, read before and after "
                    + run.loadRequests() + " requests.");
        }
        if (run.experiments().contains(SIZE)) {
            sentences.add("Image sizes are counted exactly from the streamed image.");
        }
        Verdicts.resolution(summary).ifPresent(sentences::add);
        return sentences;
    }

    /** @return what a reader must know before any figure of an unfinished run */
    static Optional<String> interrupted(Summary summary) {
        if (!summary.run().state().equals("interrupted")) {
            return Optional.empty();
        }
        int most = summary.metrics().stream()
                .filter(m -> m.id().equals(Headline.COLD_START.metricId))
                .flatMap(m -> m.figures().stream())
                .mapToInt(Summary.Figure::n)
                .max()
                .orElse(0);
        return Optional.of("This run was interrupted before its plan was done: at most " + most + " of "
                + summary.run().starts() + " planned starts per contender are in these figures.");
    }

    /** @return what a reader must know before any figure of a run that was not alone on its machine */
    static Optional<String> busy(Summary summary) {
        return otherWork(summary)
                .map(text -> text + " Figures from such blocks are marked " + Words.BUSY
                        + ": repeat the run on a quiet machine before you rely on them.");
    }

    /** What the machine did beside the run; empty where it was quiet. */
    static Optional<String> otherWork(Summary summary) {
        Summary.Noise noise = summary.noise();
        if (noise == null || noise.busyBlocks().isEmpty()) {
            return Optional.empty();
        }
        return Optional.of("The machine had other work in or next to "
                + noise.busyBlocks().size() + " of " + Words.count(noise.samples() - 1, "block") + " ("
                + noise(noise) + ").");
    }

    private static String noise(Summary.Noise noise) {
        List<String> facts = new ArrayList<>();
        facts.add("other work up to " + Numbers.significant(noise.otherProcessorsMax()) + " processors");
        facts.add("steal up to " + Numbers.significant(noise.stealPercentMax()) + " %");
        facts.add("load up to " + Numbers.significant(noise.load1Max()));
        if (noise.mhzMax() != null) {
            facts.add(Math.round(noise.mhzMin()) + "-" + Math.round(noise.mhzMax()) + " MHz");
        }
        if (noise.temperatureCelsiusMax() != null) {
            facts.add("up to " + Math.round(noise.temperatureCelsiusMax()) + " degrees Celsius");
        }
        if (noise.yardstickUsMin() != null) {
            facts.add("the same piece of work took " + Numbers.significant(noise.yardstickUsMin()) + " to "
                    + Numbers.significant(noise.yardstickUsMax()) + " us");
        }
        if (noise.throttled()) {
            facts.add("slowed down for heat");
        }
        int others = noise.otherContainers().size();
        facts.add(
                others == 0
                        ? "no other container"
                        : Words.count(others, "other container") + ": "
                                + String.join(" ", noise.otherContainers().subList(0, Math.min(others, NAMED)))
                                + (others > NAMED ? " ..." : ""));
        return String.join(", ", facts);
    }

    /** The machine in a line: no figure means anything without it. */
    static String fingerprint(Summary summary) {
        Environment e = summary.environment();
        return "footprint " + e.footprintVersion() + " | engine " + e.engineVersion() + " | kernel " + e.kernel()
                + " | "
                + Optional.ofNullable(e.cpuModel()).orElse(e.architecture()) + ", " + Words.count(e.cpus(), "CPU")
                + " | cgroup v" + e.cgroupVersion() + " | bases " + e.bases() + " | seed "
                + summary.run().seed();
    }

    /** The whole fingerprint, in the order of interest; what is not known is left out. */
    static Map<String, String> environment(Summary summary) {
        Environment e = summary.environment();
        RunInfo run = summary.run();
        Map<String, String> facts = new LinkedHashMap<>();
        put(facts, "Run", run.id());
        put(facts, "Command", run.command());
        put(facts, "Time", run.startedAt() + (run.finishedAt() == null ? "" : " to " + run.finishedAt()));
        put(facts, "Seed", String.valueOf(run.seed()));
        put(facts, "Starts per contender", String.valueOf(run.starts()));
        put(facts, "Memory blocks", String.valueOf(run.memoryBlocks()));
        put(facts, "Processor", e.cpuModel() == null ? null : e.cpuModel() + ", " + Words.count(e.cpus(), "CPU"));
        put(facts, "Memory", Numbers.value(e.engineMemoryBytes(), "bytes") + " MB");
        put(facts, "Cores of the services", e.serviceCpus());
        put(facts, "Cores of the tools", e.toolCpus());
        put(facts, "Beside the run", summary.noise() == null ? null : noise(summary.noise()));
        put(facts, "Operating system", e.operatingSystem());
        put(facts, "Kernel", e.kernel());
        put(facts, "Architecture", e.architecture());
        put(facts, "Engine", e.engineVersion() == null ? null : e.engineVersion() + " (API " + e.apiVersion() + ")");
        put(facts, "Storage driver", e.storageDriver());
        put(facts, "cgroup version", e.cgroupVersion());
        put(facts, "Base images", e.bases());
        if (e.builderImages() != null) {
            e.builderImages().forEach((argument, image) -> put(facts, argument, image));
        }
        put(facts, "footprint", e.footprintVersion());
        put(facts, "Source revision", e.sourceRevision());
        put(facts, "Java of the orchestrator", e.javaVersion());
        return facts;
    }

    /** Limits and image of one contender, in a line. */
    static String contender(ContenderInfo contender) {
        StringBuilder line = new StringBuilder();
        line.append(contender.cpuLimit() == null ? "no CPU limit" : Numbers.significant(contender.cpuLimit()) + " CPU");
        line.append(", ");
        line.append(
                contender.memoryLimitBytes() == null
                        ? "no memory limit"
                        : Numbers.value(contender.memoryLimitBytes(), "bytes") + " MB");
        if (contender.image() != null) {
            line.append(", ").append(contender.image());
        }
        if (contender.imageId() != null) {
            line.append(" ").append(contender.imageId());
        }
        return line.toString();
    }

    private static void put(Map<String, String> facts, String name, String value) {
        if (value != null) {
            facts.put(name, value);
        }
    }
}
