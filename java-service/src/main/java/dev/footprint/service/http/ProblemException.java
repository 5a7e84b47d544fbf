package dev.footprint.service.http;

/** Thrown by a resource to answer with a problem. */
public final class ProblemException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient Problem problem;

    public ProblemException(int status, String detail) {
        // No stack trace: this is an answer to a caller, not a fault to be found.
        super(detail, null, false, false);
        this.problem = Problem.of(status, detail);
    }

    public Problem problem() {
        return problem;
    }
}
