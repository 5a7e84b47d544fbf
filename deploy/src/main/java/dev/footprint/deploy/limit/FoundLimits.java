package dev.footprint.deploy.limit;

import java.util.HashMap;
import java.util.Map;
import java.util.OptionalLong;

/** The smallest limits that were found so far in a run, for whoever goes on from there. */
public final class FoundLimits {
    private final Map<String, Long> limits = new HashMap<>();

    /** Of several searches the largest counts: under it the service has served in each of them. */
    void note(String contender, long limit) {
        limits.merge(contender, limit, Math::max);
    }

    public OptionalLong of(String contender) {
        Long limit = limits.get(contender);
        return limit == null ? OptionalLong.empty() : OptionalLong.of(limit);
    }
}
