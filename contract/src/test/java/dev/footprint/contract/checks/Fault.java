package dev.footprint.contract.checks;

import dev.footprint.contract.fake.Handler;
import dev.footprint.contract.fake.Reply;
import dev.footprint.contract.fake.Request;
import java.util.List;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/**
 * One thing broken in an otherwise conforming service.
 *
 * @param check the check that has to notice
 * @param what for the test's name
 */
record Fault(String check, String what, UnaryOperator<Handler> sabotage) {

    /** Changes the answers to some requests. */
    static Fault where(String check, String what, Predicate<Request> where, UnaryOperator<Reply> change) {
        return new Fault(check, what, healthy -> request -> {
            Reply reply = healthy.handle(request);
            return where.test(request) ? change.apply(reply) : reply;
        });
    }

    /** Changes the answer to GET of one target. */
    static Fault get(String check, String target, String what, UnaryOperator<Reply> change) {
        return where(check, "GET " + target + " " + what, request -> request.is("GET", target), change);
    }

    /** Answers GET of one target, for each of several, as if another had been asked. */
    static Stream<Fault> each(String check, List<String> targets, String insteadTarget) {
        return targets.stream()
                .map(target -> new Fault(
                        check,
                        "GET " + target + " answered as " + insteadTarget,
                        healthy ->
                                request -> healthy.handle(request.is("GET", target) ? asked(insteadTarget) : request)));
    }

    /** The same change to the answer to GET, for each of several targets. */
    static Stream<Fault> each(String check, List<String> targets, String what, UnaryOperator<Reply> change) {
        return targets.stream().map(target -> get(check, target, what, change));
    }

    private static Request asked(String target) {
        int mark = target.indexOf('?');
        return mark < 0
                ? new Request("GET", target, null)
                : new Request("GET", target.substring(0, mark), target.substring(mark + 1));
    }

    @Override
    public String toString() {
        return check + ": " + what;
    }
}
