package dev.footprint.load.request;

import dev.footprint.load.http.ResponseParser;
import dev.footprint.load.record.Outcome;
import java.nio.ByteBuffer;

/** One kind of request of a mix: how it is written, and what is a right answer to it. */
public final class RequestKind {

    private static final long NO_ID = -1;

    private final RequestSpec spec;
    private final int index;
    private final Template template;
    private final Values values;
    private final BodyCheck bodyCheck;

    RequestKind(RequestSpec spec, int index, String authority, Values values) {
        this.spec = spec;
        this.index = index;
        this.template = Template.compile(text(spec, authority));
        this.values = values;
        if (template.usesCreated() && !spec.method().equals("DELETE")) {
            throw new IllegalArgumentException("'" + spec.name() + "': {created} gives each id once, to a DELETE");
        }
        this.bodyCheck = new BodyCheck(spec.constantBody() ? Math.max(0, template.variants()) : 0);
    }

    private static String text(RequestSpec spec, String authority) {
        String head = spec.method() + " " + spec.path() + " HTTP/1.1\r\nHost: " + authority
                + "\r\nUser-Agent: footprint-load\r\nAccept: */*\r\n";
        if (spec.body() == null) {
            return head + "\r\n";
        }
        return head + "Content-Type: application/json\r\nContent-Length: "
                + Template.compile(spec.body()).fixedLength() + "\r\n\r\n" + spec.body();
    }

    public String name() {
        return spec.name();
    }

    /** Its place in the mix, from 0. */
    public int index() {
        return index;
    }

    boolean creates() {
        return spec.creates();
    }

    boolean usesCreated() {
        return template.usesCreated();
    }

    int longest() {
        return template.longest();
    }

    /** Writes the next request of this kind; what it returns is what {@link #samples} and {@link #judge} ask for. */
    public int write(ByteBuffer out) {
        return template.write(out, values);
    }

    /** Whether the parser is to sum the body of the answer. */
    public boolean samples(int variant) {
        return bodyCheck.samples(variant);
    }

    /** Judges a complete response. */
    public Outcome judge(int variant, boolean summed, ResponseParser response) {
        if (response.status() != spec.expect()) {
            return Outcome.STATUS_FAILURE;
        }
        if (spec.creates()) {
            if (response.locationId() == NO_ID) {
                return Outcome.WRONG_ANSWER;
            }
            values.created().add(response.locationId());
        }
        boolean passes = bodyCheck.passes(variant, response.bodyLength(), summed, summed ? response.bodyChecksum() : 0);
        return passes ? Outcome.OK : Outcome.WRONG_ANSWER;
    }
}
