package dev.footprint.contract;

/** An answer that is not what the contract says; the message names request, expectation and finding. */
public final class ContractViolation extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public ContractViolation(String message) {
        // A violation is a finding, not a fault of this program: where it was thrown tells a reader nothing.
        super(message, null, false, false);
    }
}
