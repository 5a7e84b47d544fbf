package dev.footprint.deploy.results;

import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.ToIntFunction;
import java.util.stream.Stream;

/**
 * What a metric is and where in the observations it is found.
 *
 * @param exact true for a quantity that is counted and not measured, so that an interval or a test would be empty talk
 * @param value the observed value, or null where the observation is of another kind or did not see it
 * @param denominator by which the value of each block is divided, where the metric is a ratio within blocks; null otherwise
 */
public record MetricSpec(
        String id,
        String title,
        String unit,
        boolean headline,
        boolean exact,
        Function<Observation, Double> value,
        ToIntFunction<Observation> block,
        MetricSpec denominator) {

    private static final String MS = "ms";
    private static final String BYTES = "bytes";

    /** Of cold start, memory and size: what a comparison measures when nobody says otherwise. */
    static List<MetricSpec> all() {
        return Stream.of(coldStart(), memory(), size()).flatMap(List::stream).toList();
    }

    /** In the order in which the reports show them, as all the lists here. */
    public static List<MetricSpec> coldStart() {
        return List.of(
                start("exec_to_200", "Cold start: exec to first 200", Observation.Start::execTo200Ms)
                        .asHeadline(),
                start("exec_to_listen", "Exec to port accepts", Observation.Start::execToListenMs),
                start("listen_to_200", "Port accepts to first 200: 1st request", Observation.Start::listenTo200Ms),
                start("create", "Engine creates the container", Observation.Start::createMs),
                start("start", "Engine starts the container, up to exec", Observation.Start::startMs),
                start("total", "Create to first 200, all phases", MetricSpec::total),
                start("gap", "Uncertainty of the accept time", Observation.Start::gapMs),
                start("request_2", "2nd request", Observation.Start::request2Ms),
                start("request_10", "10th request", Observation.Start::request10Ms),
                start("request_100", "100th request", Observation.Start::request100Ms));
    }

    public static List<MetricSpec> memory() {
        return List.of(
                memory("idle", "rss", "Memory idle: RSS", Observation.Memory::rssBytes)
                        .asHeadline(),
                memory("idle", "pss", "Idle: PSS", Observation.Memory::pssBytes),
                memory("idle", "private_dirty", "Idle: private dirty", Observation.Memory::privateDirtyBytes),
                memory("idle", "cgroup_working_set", "Idle: working set", Observation.Memory::cgroupWorkingSetBytes),
                memory("after_load", "rss", "Memory after load: RSS", Observation.Memory::rssBytes)
                        .asHeadline(),
                memory("after_load", "pss", "After load: PSS", Observation.Memory::pssBytes),
                memory(
                        "after_load",
                        "private_dirty",
                        "After load: private dirty",
                        Observation.Memory::privateDirtyBytes),
                memory(
                        "after_load",
                        "cgroup_working_set",
                        "After load: working set",
                        Observation.Memory::cgroupWorkingSetBytes),
                memory("after_load", "hwm", "After load: highest RSS so far", Observation.Memory::hwmBytes));
    }

    public static List<MetricSpec> size() {
        return List.of(
                size("unpacked", "Image unpacked", Observation.Size::unpackedBytes)
                        .asHeadline(),
                size("compressed", "Image compressed", Observation.Size::compressedBytes)
                        .asHeadline());
    }

    /** How many times the second the first is, block by block. */
    public static MetricSpec ratio(String id, String title, MetricSpec first, MetricSpec second) {
        return new MetricSpec(id, title, "1", false, false, first.value, first.block, second);
    }

    /** Without the settling pause, which is in no figure. */
    private static Double total(Observation.Start start) {
        return start.createMs() + start.startMs() + start.execTo200Ms();
    }

    private MetricSpec asHeadline() {
        return new MetricSpec(id, title, unit, true, exact, value, block, denominator);
    }

    private static MetricSpec start(String name, String title, Function<Observation.Start, Double> value) {
        return of("cold_start." + name, title, MS, Observation.Start.class, s -> true, value, Observation.Start::block);
    }

    private static MetricSpec memory(
            String phase, String name, String title, Function<Observation.Memory, ? extends Number> value) {
        return of(
                "memory." + phase + "." + name,
                title,
                BYTES,
                Observation.Memory.class,
                m -> m.phase().equals(phase),
                value,
                Observation.Memory::block);
    }

    private static MetricSpec size(String name, String title, Function<Observation.Size, Long> value) {
        // An image has one size, whatever the block.
        return of("size." + name, title, BYTES, Observation.Size.class, s -> true, value, s -> 1);
    }

    /** @param wanted which observations of the type show it */
    public static <O extends Observation> MetricSpec of(
            String id,
            String title,
            String unit,
            Class<O> type,
            Predicate<O> wanted,
            Function<O, ? extends Number> value,
            ToIntFunction<O> block) {
        Function<Observation, Double> extract = observation -> {
            if (!type.isInstance(observation) || !wanted.test(type.cast(observation))) {
                return null;
            }
            Number number = value.apply(type.cast(observation));
            return number == null ? null : number.doubleValue();
        };
        boolean exact = type == Observation.Size.class;
        return new MetricSpec(id, title, unit, false, exact, extract, o -> block.applyAsInt(type.cast(o)), null);
    }
}
