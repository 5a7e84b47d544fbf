package dev.footprint.deploy.run;

import dev.footprint.deploy.compose.Contender;
import dev.footprint.deploy.results.ContenderInfo;
import java.util.LinkedHashSet;
import java.util.Set;

/** How one contender stands in the course of a run. */
final class Standing {
    private final Contender contender;
    private String imageId;
    private String state = "measured";
    private String reason;
    private final Set<String> planned = new LinkedHashSet<>();

    Standing(Contender contender) {
        this.contender = contender;
    }

    Contender contender() {
        return contender;
    }

    boolean inRace() {
        return state.equals("measured");
    }

    /** Notes a kind of step that is this contender's alone. */
    void plan(String kind) {
        planned.add(kind);
    }

    Set<String> planned() {
        return planned;
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

    /** It cannot be had on this machine, which is no fault of its own. */
    void skip(String why) {
        state = "skipped";
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
