package dev.footprint.contract;

import java.io.IOException;

/**
 * One sentence of the contract that a service either keeps or breaks.
 *
 * @param name stable identifier in results, dotted from the general to the particular
 * @param requirement who has to pass it
 * @param description the promise, as a sentence
 * @param proof the requests and expectations that decide it
 */
public record Check(String name, Requirement requirement, String description, Proof proof) {

    /** Who has to pass a check. */
    public enum Requirement {
        /** Every contender: without it there is nothing to measure. */
        EVERYONE,
        /** Services that claim this project's contract; optional for a contender that only has a health endpoint. */
        CONTRACT
    }

    /** Returns normally when the service keeps the promise. */
    @FunctionalInterface
    public interface Proof {
        /**
         * @throws ContractViolation when an answer is not what the contract says
         * @throws IOException when there was no answer to judge
         */
        void run(Service service) throws IOException;
    }

    /** A check of the contract proper, which is what all but one are. */
    public static Check contract(String name, String description, Proof proof) {
        return new Check(name, Requirement.CONTRACT, description, proof);
    }

    public boolean requiredBy(Profile profile) {
        return requirement == Requirement.EVERYONE || profile == Profile.FOOTPRINT;
    }
}
