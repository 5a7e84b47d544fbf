package dev.footprint.load.request;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/** The requests of a run, drawn in proportion to their weights. Kept from run to run, as is what they created. */
public final class Mix {

    private final List<RequestKind> kinds;
    private final RequestKind[] drawn;
    private final RequestKind creator;
    private final RequestKind remover;
    private final Deck deck;
    private final Values values;
    private long substituted;

    /**
     * @param authority what the Host field says
     * @throws IllegalArgumentException with a sentence for the user
     */
    public Mix(List<RequestSpec> specs, String authority) {
        values = new Values();
        List<RequestKind> all = new ArrayList<>();
        for (RequestSpec spec : specs) {
            all.add(new RequestKind(spec, all.size(), authority, values));
        }
        kinds = List.copyOf(all);
        drawn = kinds.toArray(RequestKind[]::new);
        creator = first(kinds, RequestKind::creates);
        remover = first(kinds, RequestKind::usesCreated);
        if (remover != null && creator == null) {
            throw new IllegalArgumentException("'" + remover.name()
                    + "' speaks of {created}, but no request of the mix expects 201 and so creates anything");
        }
        deck = new Deck(specs.stream().map(RequestSpec::weight).toList());
    }

    private Mix(Mix all, RequestKind only) {
        values = all.values;
        kinds = all.kinds;
        drawn = new RequestKind[] {only};
        creator = all.creator;
        remover = all.remover;
        deck = new Deck(List.of(1));
    }

    /** Deletes what was created and is still there, and nothing else: as many requests as {@link #leftovers} says. */
    public Mix cleaning() {
        return new Mix(this, remover);
    }

    /** How many things were created that this mix could delete and has not yet. */
    public int leftovers() {
        return remover == null ? 0 : values.created().size();
    }

    private static RequestKind first(List<RequestKind> kinds, Predicate<RequestKind> wanted) {
        return kinds.stream().filter(wanted).findFirst().orElse(null);
    }

    /** The next request; one that needs something created is replaced by one that creates when there is nothing. */
    public RequestKind next() {
        RequestKind kind = drawn[deck.draw()];
        if (kind.usesCreated() && values.created().size() == 0) {
            substituted++;
            return creator;
        }
        return kind;
    }

    /** How many requests were replaced by one that creates. */
    public long substituted() {
        return substituted;
    }

    public List<RequestKind> kinds() {
        return kinds;
    }

    /** Bytes of the longest request that can be. */
    public int longestRequest() {
        return kinds.stream().mapToInt(RequestKind::longest).max().orElseThrow();
    }
}
