package dev.footprint.deploy.experiment;

import dev.footprint.deploy.pod.ServiceFailure;
import dev.footprint.deploy.pod.StartedService;

/**
 * What an experiment does with a contender that has just been started as its compose file says. All experiments that want
 * such a start in a block share it, in the order of the experiments.
 *
 * @param quiet whether no further request may be sent before it: idle shall be idle
 */
public record StartShare(boolean quiet, Measurement measurement) {

    /** As {@link Task.Work}. */
    @FunctionalInterface
    public interface Measurement {
        /** @param position place inside the block, from 1 */
        void measure(Bench bench, StartedService service, int block, int position)
                throws ServiceFailure, InterruptedException;
    }
}
