package dev.footprint.deploy.results;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/** A made-up but plausible run, the same every time: figures of the size that the real services have. */
public final class SampleRun {

    public static final String FLOOR = "null-container";

    private static final long MB = 1_000_000;

    /** Typical figures of one contender, in milliseconds and bytes. */
    private record Typical(
            String name, double startMs, double spread, long idleBytes, long loadedBytes, long[] layers) {}

    private static final List<Typical> TYPICAL = List.of(
            new Typical("rust-axum", 2.1, 0.12, 5_900_000, 8_300_000, new long[] {7_812_345}),
            new Typical("go-mux", 5.2, 0.15, 13_600_000, 19_800_000, new long[] {17_433_600}),
            new Typical("java-quarkus", 905, 0.08, 104 * MB, 131 * MB, new long[] {63_120_000, 21_408_512, 412_300}),
            new Typical(FLOOR, 0.8, 0.1, 1_100_000, 1_150_000, new long[] {1_402_880}));

    private SampleRun() {}

    public static Summary summary() {
        return SummaryBuilder.build(observations(20), run("complete"), environment(), contenders());
    }

    public static List<Observation> observations(int blocks) {
        SplittableRandom random = new SplittableRandom(42);
        List<Observation> observations = new ArrayList<>();
        for (int block = 1; block <= blocks; block++) {
            double busy = StrictMath.exp(0.05 * random.nextGaussian());
            for (int position = 1; position <= TYPICAL.size(); position++) {
                Typical typical = TYPICAL.get((position + block) % TYPICAL.size());
                observations.add(start(typical, block, position, busy, random));
            }
        }
        for (int block = 1; block <= Math.min(blocks, 10); block++) {
            for (Typical typical : TYPICAL) {
                observations.add(memory(typical.name(), block, "idle", jitter(typical.idleBytes(), random)));
                observations.add(load(typical.name(), block));
                observations.add(memory(typical.name(), block, "after_load", jitter(typical.loadedBytes(), random)));
            }
        }
        TYPICAL.forEach(typical -> observations.add(size(typical.name(), typical.layers())));
        for (int block = 0; block <= blocks; block++) {
            observations.add(noise(block, 0, 0.02));
        }
        return observations;
    }

    public static Observation.Noise noise(int block, double stealPercent, double otherProcessors) {
        return new Observation.Noise(
                block, stealPercent, otherProcessors, 1.25, 2450.0, null, null, List.of("somebody-else"), 1024.0);
    }

    private static Observation.Start start(
            Typical typical, int block, int position, double busy, SplittableRandom random) {
        double total = typical.startMs() * busy * StrictMath.exp(typical.spread() * random.nextGaussian());
        double listen = total * 0.7;
        return new Observation.Start(
                typical.name(),
                block,
                position,
                61 * busy * StrictMath.exp(0.1 * random.nextGaussian()),
                184 * busy * StrictMath.exp(0.08 * random.nextGaussian()),
                200,
                listen,
                total - listen,
                total,
                0.055 * StrictMath.exp(0.2 * random.nextGaussian()),
                1,
                total * 0.09,
                total * 0.04,
                total * 0.02);
    }

    public static Observation.Start start(String contender, int block, double execTo200Ms) {
        return new Observation.Start(
                contender,
                block,
                1,
                60,
                180,
                200,
                execTo200Ms * 0.7,
                execTo200Ms * 0.3,
                execTo200Ms,
                0.05,
                1,
                null,
                null,
                null);
    }

    public static Observation.Memory memory(String contender, int block, String phase, long rssBytes) {
        return new Observation.Memory(
                contender,
                block,
                phase,
                1,
                rssBytes,
                rssBytes * 98 / 100,
                rssBytes * 6 / 10,
                rssBytes * 105 / 100,
                rssBytes * 11 / 10,
                rssBytes * 8 / 10);
    }

    private static Observation.Load load(String contender, int block) {
        return new Observation.Load(contender, block, 2000, 2000, 0, 4000, 0.21, 1.4);
    }

    public static Observation.Size size(String contender, long... layers) {
        List<Observation.Layer> parts = new ArrayList<>();
        long unpacked = 0;
        for (int i = 0; i < layers.length; i++) {
            String file = "opt/" + contender + "/part-" + (i + 1);
            parts.add(new Observation.Layer("sha256:" + i, 3, layers[i], layers[i] + 2048, layers[i] * 4 / 10, file));
            unpacked += layers[i];
        }
        return new Observation.Size(
                contender, "footprint/" + contender, "sha256:0abc", unpacked, unpacked * 4 / 10, parts);
    }

    private static long jitter(long bytes, SplittableRandom random) {
        return Math.round(bytes * StrictMath.exp(0.02 * random.nextGaussian()) / 4096) * 4096;
    }

    public static List<ContenderInfo> contenders() {
        return List.of(
                contender("rust-axum", "measured", null),
                contender("go-mux", "measured", null),
                contender("java-quarkus", "measured", null),
                contender(FLOOR, "measured", null));
    }

    public static ContenderInfo contender(String name, String state, String reason) {
        String language = name.replaceAll("-.*", "");
        String framework = name.replaceAll(".*-", "");
        boolean floor = name.equals(FLOOR);
        return new ContenderInfo(
                name,
                floor ? null : language,
                floor ? null : framework,
                "footprint/" + name,
                "sha256:0abc",
                1.0,
                256 * MB,
                floor,
                state,
                reason);
    }

    public static RunInfo run(String state) {
        return run("2026-11-25T10-00-00Z-workshop", state);
    }

    public static RunInfo named(String id) {
        return run(id, "complete");
    }

    private static RunInfo run(String id, String state) {
        return new RunInfo(
                id,
                "2026-11-25T10:00:00Z",
                "2026-11-25T10:07:12Z",
                20261125,
                List.of("coldstart", "memory", "size"),
                20,
                10,
                2000,
                6,
                3,
                "footprint compare",
                state);
    }

    public static Environment environment() {
        return new Environment(
                "1.0.0",
                "28.3.1",
                "1.51",
                "overlay2",
                "2",
                "6.12.48",
                "Debian GNU/Linux 13 (trixie)",
                "x86_64",
                "AMD EPYC 7B13",
                2,
                25_200_000_000L,
                "0",
                "1",
                "25.0.1",
                "official",
                Map.of("RUST_IMAGE", "docker.io/library/rust:1.95-slim-trixie"),
                "4f1c2aa");
    }
}
