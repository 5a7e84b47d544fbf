package dev.footprint.deploy.results;

import dev.footprint.deploy.stats.Bootstrap;
import dev.footprint.deploy.stats.Holm;
import dev.footprint.deploy.stats.Interval;
import dev.footprint.deploy.stats.PairedRatio;
import dev.footprint.deploy.stats.Quantiles;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** The figures of one metric, for all contenders that have an observation. */
final class MetricFigures {

    private final MetricSpec spec;
    private final long seed;
    private final Set<String> floors;
    private final Set<Integer> busy;
    private final Map<String, Map<Integer, Double>> blocksByContender = new LinkedHashMap<>();

    MetricFigures(MetricSpec spec, long seed, List<ContenderInfo> contenders, List<Observation> observations) {
        this.spec = spec;
        this.seed = seed;
        this.busy = BusyBlocks.of(observations);
        this.floors = contenders.stream()
                .filter(ContenderInfo::floor)
                .map(ContenderInfo::name)
                .collect(Collectors.toSet());
        for (ContenderInfo contender : contenders) {
            Map<Integer, Double> blocks = blocks(spec, contender.name(), observations);
            if (!blocks.isEmpty()) {
                blocksByContender.put(contender.name(), blocks);
            }
        }
    }

    Summary.Metric metric() {
        Optional<String> smallest = smallest();
        Map<String, Double> corrected = smallest.map(this::correctedPValues).orElse(Map.of());
        List<Summary.Figure> figures = blocksByContender.keySet().stream()
                .map(name -> figure(name, smallest.orElse(null), corrected.get(name)))
                .toList();
        return new Summary.Metric(spec.id(), spec.title(), spec.unit(), spec.headline(), figures);
    }

    private static Map<Integer, Double> blocks(MetricSpec spec, String contender, List<Observation> observations) {
        Map<Integer, Double> blocks = readings(spec, contender, observations);
        if (spec.denominator() == null) {
            return blocks;
        }
        Map<Integer, Double> below = blocks(spec.denominator(), contender, observations);
        Map<Integer, Double> ratios = new TreeMap<>();
        blocks.forEach((block, value) -> {
            Double divisor = below.get(block);
            if (divisor != null && divisor > 0) {
                ratios.put(block, value / divisor);
            }
        });
        return ratios;
    }

    /** Two readings of one block count as one block, their median: a block is the unit that repeats independently. */
    private static Map<Integer, Double> readings(MetricSpec spec, String contender, List<Observation> observations) {
        Map<Integer, List<Double>> readings = new TreeMap<>();
        for (Observation observation : observations) {
            Double value =
                    contender.equals(observation.contender()) ? spec.value().apply(observation) : null;
            if (value != null && Double.isFinite(value)) {
                readings.computeIfAbsent(spec.block().applyAsInt(observation), b -> new ArrayList<>())
                        .add(value);
            }
        }
        Map<Integer, Double> blocks = new TreeMap<>();
        readings.forEach((block, values) -> blocks.put(block, median(values)));
        return blocks;
    }

    /** A contender that fell out early cannot be what all others are compared with, hence the half of the blocks. */
    private Optional<String> smallest() {
        List<String> compared = compared();
        int most = compared.stream()
                .mapToInt(name -> blocksByContender.get(name).size())
                .max()
                .orElse(0);
        return compared.stream()
                .filter(name -> 2 * blocksByContender.get(name).size() >= most)
                .min(Comparator.comparingDouble(name -> median(values(name))));
    }

    /**
     * The family is all pairs and not only those with the smallest: which one is the smallest was read from the same
     * data, so every pair had its chance to be picked.
     */
    private Map<String, Double> correctedPValues(String smallest) {
        List<String> compared = compared();
        List<String> opponents = new ArrayList<>();
        List<Double> pValues = new ArrayList<>();
        for (int a = 0; a < compared.size(); a++) {
            for (int b = a + 1; b < compared.size(); b++) {
                String first = compared.get(a);
                String second = compared.get(b);
                opponents.add(first.equals(smallest) ? second : second.equals(smallest) ? first : null);
                pValues.add(PairedRatio.pValue(blocksByContender.get(first), blocksByContender.get(second)));
            }
        }
        double[] adjusted =
                Holm.adjust(pValues.stream().mapToDouble(Double::doubleValue).toArray());
        Map<String, Double> byOpponent = new HashMap<>();
        for (int i = 0; i < adjusted.length; i++) {
            if (opponents.get(i) != null) {
                byOpponent.put(opponents.get(i), adjusted[i]);
            }
        }
        return byOpponent;
    }

    private List<String> compared() {
        return blocksByContender.keySet().stream()
                .filter(name -> !floors.contains(name))
                .toList();
    }

    private Summary.Figure figure(String name, String smallest, Double pValue) {
        double[] values = values(name).stream().mapToDouble(Double::doubleValue).toArray();
        double median = Quantiles.median(values);
        Interval interval = spec.exact() ? new Interval(median, median) : Bootstrap.medianInterval(values, seed);
        Optional<PairedRatio> ratio = smallest == null || floors.contains(name)
                ? Optional.empty()
                : PairedRatio.of(blocksByContender.get(name), blocksByContender.get(smallest), seed);
        boolean tested = !spec.exact() && ratio.isPresent() && !name.equals(smallest);
        return new Summary.Figure(
                name,
                values.length,
                median,
                interval.low(),
                interval.high(),
                spread(values, 0.1),
                spread(values, 0.9),
                spread(values, 0),
                spread(values, 1),
                ratio.map(PairedRatio::pairs).orElse(null),
                ratio.map(PairedRatio::median).orElse(null),
                ratio.map(r -> r.interval().low()).orElse(null),
                ratio.map(r -> r.interval().high()).orElse(null),
                tested ? pValue : null,
                spec.exact() ? 0 : busyBlocks(name),
                name.equals(smallest));
    }

    private int busyBlocks(String name) {
        return (int) blocksByContender.get(name).keySet().stream()
                .filter(busy::contains)
                .count();
    }

    private Double spread(double[] values, double probability) {
        return spec.exact() ? null : (Double) Quantiles.quantile(values, probability);
    }

    private List<Double> values(String name) {
        return List.copyOf(blocksByContender.get(name).values());
    }

    private static double median(List<Double> values) {
        return Quantiles.median(values.stream().mapToDouble(Double::doubleValue).toArray());
    }
}
