package dev.footprint.contract.fake;

/** The end of a request that is wrong. */
final class Refusal extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient Reply reply;

    Refusal(int status, String title, String detail) {
        super(detail, null, false, false);
        this.reply = Reply.problem(status, title, detail);
    }

    static Refusal malformed(String detail) {
        return new Refusal(400, "Bad Request", detail);
    }

    static Refusal unprocessable(String detail) {
        return new Refusal(422, "Unprocessable Content", detail);
    }

    Reply reply() {
        return reply;
    }
}
