package dev.footprint.json;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import org.openjdk.jmh.annotations.AuxCounters;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/**
 * Bytes that the measuring thread allocates in an iteration, which is what JMH's own profiler reads of it. That one starts
 * collectors' listeners in each of the JVMs, a tenth of a second before anything is measured.
 */
@State(Scope.Thread)
@AuxCounters(AuxCounters.Type.EVENTS)
public class Allocated {
    /** As JMH names the result: after the field. */
    static final String COUNTER = "bytes";

    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    public long bytes;
    private long before;

    @Setup(Level.Iteration)
    public void begin() {
        before = THREADS.getCurrentThreadAllocatedBytes();
    }

    @TearDown(Level.Iteration)
    public void end() {
        bytes = THREADS.getCurrentThreadAllocatedBytes() - before;
    }
}
