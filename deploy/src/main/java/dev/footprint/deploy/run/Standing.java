package dev.footprint.deploy.run;

import dev.footprint.deploy.compose.Contender;
import dev.footprint.deploy.results.ContenderInfo;

/** How one contender stands in the course of a run. */
final class Standing {
    private final Contender contender;
    private String imageId;
    private String state = "measured";
    private String reason;

    Standing(Contender contender) {
        this.contender = contender;
    }

    Contender contender() {
        return contender;
    }

    boolean inRace() {
        return state.equals("measured");
    }

    void imageId(String id) {
        this.imageId = id;
    }

    String imageId() {
        return imageId;
    }

    void refuse(String why) {
        state = "refused";
        reason = why;
    }

    void fail(String why) {
        state = "failed";
        reason = why;
    }

    ContenderInfo info() {
        return contender.info(imageId, state, reason);
    }
}
