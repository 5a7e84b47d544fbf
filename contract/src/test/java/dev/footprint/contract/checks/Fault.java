package dev.footprint.contract.checks;

import dev.footprint.contract.fake.ConformingHandler;
import dev.footprint.contract.fake.FakeStore;
import dev.footprint.contract.fake.Handler;
import dev.footprint.contract.fake.Reply;
import dev.footprint.contract.fake.Request;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import java.util.function.Supplier;
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

    /** Changes some answers, by what they are: a status, for one. */
    static Fault answering(String check, String what, Predicate<Reply> where, UnaryOperator<Reply> change) {
        return new Fault(check, what, healthy -> request -> {
            Reply reply = healthy.handle(request);
            return where.test(reply) ? change.apply(reply) : reply;
        });
    }

    /** Changes the answer to GET of one target. */
    static Fault get(String check, String target, String what, UnaryOperator<Reply> change) {
        return where(check, "GET " + target + " " + what, request -> request.is("GET", target), change);
    }

    /** Changes the n-th answer, counted from 0. */
    static Fault nth(String check, String what, int n, UnaryOperator<Reply> change) {
        return new Fault(check, "answer " + n + " " + what, healthy -> {
            AtomicInteger count = new AtomicInteger();
            return request -> {
                Reply reply = healthy.handle(request);
                return count.getAndIncrement() == n ? change.apply(reply) : reply;
            };
        });
    }

    /** Reads requests wrongly. */
    static Fault reading(String check, String what, UnaryOperator<Request> change) {
        return new Fault(check, what, healthy -> request -> healthy.handle(change.apply(request)));
    }

    /** Stores wrongly. */
    static Fault storing(String check, String what, Supplier<FakeStore> store) {
        return new Fault(check, what, healthy -> new ConformingHandler(store.get()));
    }

    /** Answers GET of one target, for each of several, as if another had been asked. */
    static Stream<Fault> each(String check, List<String> targets, String insteadTarget) {
        return targets.stream()
                .map(target -> reading(
                        check,
                        "GET " + target + " answered as " + insteadTarget,
                        request -> request.is("GET", target) ? request.at(insteadTarget) : request));
    }

    /** The same change to the answer to GET, for each of several targets. */
    static Stream<Fault> each(String check, List<String> targets, String what, UnaryOperator<Reply> change) {
        return targets.stream().map(target -> get(check, target, what, change));
    }

    @Override
    public String toString() {
        return check + ": " + what;
    }
}
