package dev.footprint.load.scenario;

import java.time.Duration;
import java.util.List;

/** A part of a scenario with one way of sending. */
sealed interface Phase {

    Settings settings();

    /** How long it takes at most, waiting for the last responses left out. */
    Duration length();

    /**
     * What all phases have.
     *
     * @param warmUp whether its figures are not meant to be used
     * @param closeAfter requests that a connection carries; 0 for as many as the server lets it
     */
    record Settings(String name, boolean warmUp, int connections, int closeAfter, Duration timeout) {}

    /** As fast as the service answers. */
    record Closed(Settings settings, Duration length) implements Phase {}

    /** At a rate that may change over time. */
    record Open(Settings settings, List<At> rates) implements Phase {

        record At(Duration at, Rate rate) {}

        @Override
        public Duration length() {
            return rates.getLast().at();
        }

        boolean needsPeak() {
            return rates.stream().anyMatch(r -> r.rate().ofPeak());
        }
    }

    /**
     * Looks for the highest throughput of a closed loop: first a warm-up until it is steady, then one step for each
     * number of connections.
     *
     * @param measure length of a step
     */
    record FindPeak(Settings settings, List<Integer> connections, Duration measure, Steady steady) implements Phase {

        @Override
        public Duration length() {
            return steady.atMost().plus(measure.multipliedBy(connections.size()));
        }
    }

    /**
     * When throughput is steady: all of the last intervals lie within {@code within} of each other, relative to their
     * median.
     *
     * @param intervals how many
     * @param within a fraction
     * @param atMost when the warm-up ends even if it is not
     */
    record Steady(int intervals, double within, Duration atMost) {}
}
