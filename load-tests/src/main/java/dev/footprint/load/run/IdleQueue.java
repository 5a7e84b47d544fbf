package dev.footprint.load.run;

/** Connections with no request on them, the one that has waited longest first. */
final class IdleQueue {

    private final Connection[] ring;
    private int first;
    private int size;

    IdleQueue(int capacity) {
        ring = new Connection[capacity];
    }

    void add(Connection connection) {
        int last = first + size;
        ring[last < ring.length ? last : last - ring.length] = connection;
        size++;
    }

    Connection remove() {
        Connection connection = ring[first];
        ring[first] = null;
        first = first + 1 == ring.length ? 0 : first + 1;
        size--;
        return connection;
    }

    int size() {
        return size;
    }

    boolean isEmpty() {
        return size == 0;
    }
}
