package dev.footprint.matrix.report;

/** For a row that finds out by itself what it consists of: each part is a line of the table too. */
@FunctionalInterface
public interface Part {
    /** @param failure empty when the promise was kept */
    void add(String id, String says, String failure);
}
