package dev.footprint.deploy.pull;

/** How fast the registry sends at most. */
public enum Speed {
    FAST("fast", 0),
    LIMITED("100mbit", 100_000_000);

    private final String id;
    private final long bitsPerSecond;

    Speed(String id, long bitsPerSecond) {
        this.id = id;
        this.bitsPerSecond = bitsPerSecond;
    }

    /** As metrics and repositories name it. */
    public String id() {
        return id;
    }

    /** 0 for no limit. */
    long bitsPerSecond() {
        return bitsPerSecond;
    }

    /** What so many bytes take at least, in milliseconds. */
    double leastMs(long bytes) {
        return bitsPerSecond == 0 ? 0 : bytes * 8e3 / bitsPerSecond;
    }
}
