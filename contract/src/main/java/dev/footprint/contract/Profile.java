package dev.footprint.contract;

import java.util.Locale;

/** What a contender claims to be, which decides the checks that it has to pass. */
public enum Profile {
    /** One of this project's services, or one that speaks its contract: every check is required. */
    FOOTPRINT,
    /** Somebody's own service: its health path has to answer, the rest is reported for information. */
    HEALTH_ONLY;

    /**
     * @param option as typed: {@code footprint} or {@code health-only}
     * @throws IllegalArgumentException with a sentence for the user
     */
    public static Profile fromOption(String option) {
        for (Profile profile : values()) {
            if (profile.option().equals(option)) {
                return profile;
            }
        }
        throw new IllegalArgumentException("unknown profile '" + option + "': use footprint or health-only");
    }

    public String option() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
