package dev.footprint.deploy.results;

import dev.footprint.deploy.stats.Quantiles;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;

/** In which blocks the machine had other work, by rules that are declared in docs/method.md and not fitted to a result. */
final class BusyBlocks {
    /** Percent of all processor time that the host of a virtual machine took away. */
    static final double STEAL_PERCENT = 1;
    /** Processors' worth of time that was used while the run itself did nothing. */
    static final double OTHER_PROCESSORS = 0.25;

    /**
     * The same piece of work took so many times as long as in the run's better blocks. The lower quartile and not the least: one
     * lucky reading makes no block busy.
     */
    static final double SLOWER = 1.1;

    private static final double BETTER_BLOCKS = 0.25;

    private BusyBlocks() {}

    /** A sample that shows other work touches the block before it and the one after it. */
    static SortedSet<Integer> of(List<Observation> observations) {
        List<Observation.Noise> samples = samples(observations);
        OptionalDouble usual = usualYardstick(samples);
        Set<Integer> busy = new HashSet<>();
        for (int i = 0; i < samples.size(); i++) {
            Observation.Noise sample = samples.get(i);
            if (busy(sample) || slow(sample, usual) || throttled(i == 0 ? null : samples.get(i - 1), sample)) {
                busy.add(sample.block());
                // Not the number that follows: blocks in which nothing is measured have no sample.
                if (i + 1 < samples.size()) {
                    busy.add(samples.get(i + 1).block());
                }
            }
        }
        busy.remove(0);
        return new TreeSet<>(busy);
    }

    /** @return null when nothing was sampled */
    static Summary.Noise summary(List<Observation> observations) {
        List<Observation.Noise> samples = samples(observations);
        if (samples.isEmpty()) {
            return null;
        }
        return new Summary.Noise(
                samples.size(),
                List.copyOf(of(observations)),
                max(samples.stream().map(Observation.Noise::stealPercent)),
                max(samples.stream().map(Observation.Noise::otherProcessors)),
                max(samples.stream().map(Observation.Noise::load1)),
                min(samples.stream().map(Observation.Noise::mhz)),
                max(samples.stream().map(Observation.Noise::mhz)),
                max(samples.stream().map(Observation.Noise::temperatureCelsius)),
                throttled(samples.getFirst(), samples.getLast()),
                samples.stream()
                        .flatMap(s -> s.otherContainers().stream())
                        .distinct()
                        .sorted()
                        .toList(),
                min(samples.stream().map(Observation.Noise::yardstickUs)),
                max(samples.stream().map(Observation.Noise::yardstickUs)));
    }

    private static boolean busy(Observation.Noise sample) {
        return sample.stealPercent() > STEAL_PERCENT || sample.otherProcessors() > OTHER_PROCESSORS;
    }

    private static boolean slow(Observation.Noise sample, OptionalDouble usual) {
        return sample.yardstickUs() != null && usual.isPresent() && sample.yardstickUs() > SLOWER * usual.getAsDouble();
    }

    private static OptionalDouble usualYardstick(List<Observation.Noise> samples) {
        double[] all =
                doubles(samples.stream().map(Observation.Noise::yardstickUs)).toArray();
        return all.length == 0 ? OptionalDouble.empty() : OptionalDouble.of(Quantiles.quantile(all, BETTER_BLOCKS));
    }

    private static boolean throttled(Observation.Noise before, Observation.Noise after) {
        return before != null
                && before.throttles() != null
                && after.throttles() != null
                && after.throttles() > before.throttles();
    }

    private static List<Observation.Noise> samples(List<Observation> observations) {
        return observations.stream()
                .filter(Observation.Noise.class::isInstance)
                .map(Observation.Noise.class::cast)
                .toList();
    }

    private static Double min(Stream<Double> values) {
        return doubles(values).min().stream().boxed().findFirst().orElse(null);
    }

    private static Double max(Stream<Double> values) {
        return doubles(values).max().stream().boxed().findFirst().orElse(null);
    }

    private static DoubleStream doubles(Stream<Double> values) {
        return values.filter(Objects::nonNull).mapToDouble(Double::doubleValue);
    }
}
