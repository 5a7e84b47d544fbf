package dev.footprint.deploy.experiment;

import dev.footprint.deploy.pod.ServiceFailure;

/**
 * Something that an experiment does to one contender by itself.
 *
 * @param kind tasks of one kind take about equally long; for the time left
 * @param text what the progress bar says
 */
public record Task(String kind, String text, Work work) {

    /** What is observed goes to the bench's sink at once, so that a failure loses nothing that was seen before. */
    @FunctionalInterface
    public interface Work {
        void run(Bench bench) throws ServiceFailure, InterruptedException;
    }
}
