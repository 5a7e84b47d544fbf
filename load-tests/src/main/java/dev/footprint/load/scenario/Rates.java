package dev.footprint.load.scenario;

import dev.footprint.load.Limits;
import dev.footprint.load.schedule.RateProfile;
import java.util.List;
import java.util.OptionalDouble;

/** Turns a phase's rates into requests per second. */
final class Rates {

    private Rates() {}

    /** @throws IllegalArgumentException when it would be more than one phase may send */
    static RateProfile profile(Phase.Open phase, OptionalDouble peak) {
        List<RateProfile.Point> points = phase.rates().stream()
                .map(r -> new RateProfile.Point(r.at(), r.rate().perSecond(peak)))
                .toList();
        RateProfile profile = new RateProfile(points);
        boolean tooFast = points.stream().anyMatch(p -> p.perSecond() > Limits.MOST_PER_SECOND);
        if (tooFast || profile.requests() > Limits.MOST_REQUESTS_OF_A_PHASE) {
            throw new IllegalArgumentException("a phase sends at most " + Limits.MOST_PER_SECOND + " a second and "
                    + Limits.MOST_REQUESTS_OF_A_PHASE + " in all");
        }
        return profile;
    }
}
