package dev.footprint.deploy.stats;

/** A closed interval, in the unit of the values it was computed from. */
public record Interval(double low, double high) {

    public boolean contains(double value) {
        return low <= value && value <= high;
    }
}
