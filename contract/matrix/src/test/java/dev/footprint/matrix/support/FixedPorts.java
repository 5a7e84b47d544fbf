package dev.footprint.matrix.support;

import java.util.concurrent.locks.ReentrantLock;

/** Ports that a default names, and so only one contender at a time can have. */
public enum FixedPorts {
    /** Where a service listens. */
    SERVICE(3000),
    /** Where a collector is looked for. */
    COLLECTOR(4318);

    private final int port;
    private final ReentrantLock lock = new ReentrantLock();

    FixedPorts(int port) {
        this.port = port;
    }

    public int port() {
        return port;
    }

    /** What is done with the port. */
    @FunctionalInterface
    public interface Use {
        void run() throws Exception;
    }

    public void alone(Use use) throws Exception {
        lock.lock();
        try {
            use.run();
        } finally {
            lock.unlock();
        }
    }
}
