package dev.footprint.deploy.run;

import dev.footprint.deploy.compose.Contender;
import dev.footprint.deploy.experiment.Experiment;
import dev.footprint.deploy.results.ContenderInfo;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** How one contender stands in the course of a run. */
final class Standing {
    private final Contender contender;
    private final List<Experiment> experiments;
    private String imageId;
    private String state = "measured";
    private String reason;
    private final Set<String> planned = new LinkedHashSet<>();

    Standing(Contender contender, List<Experiment> experiments) {
        this.contender = contender;
        this.experiments = List.copyOf(experiments);
    }

    /**
     * Who takes part in the experiments, the null container first. The compose file's contenders stay at home where no experiment
     * measures them.
     */
    static List<Standing> of(List<Experiment> experiments, Contender floor, List<Contender> contenders) {
        List<Experiment> ofServices =
                experiments.stream().filter(e -> e.programs().isEmpty()).toList();
        List<Standing> standings = new ArrayList<>();
        if (!ofServices.isEmpty()) {
            standings.add(new Standing(floor, ofServices));
            contenders.forEach(c -> standings.add(new Standing(c, ofServices)));
        }
        experiments.forEach(e -> e.programs().forEach(p -> standings.add(new Standing(p, List.of(e)))));
        return standings;
    }

    /** Those that measure it. */
    List<Experiment> experiments() {
        return experiments;
    }

    /** Whether any of them plans something for it in a block. */
    boolean isMeasuredIn(int block) {
        return experiments.stream()
                .anyMatch(e -> e.ofStart(contender, block).isPresent()
                        || !e.inBlock(contender, block).isEmpty());
    }

    /** Whether it has to keep the contract: the floor and the programs of experiments have none. */
    boolean isService() {
        return !contender.floor() && contender.experiment() == null;
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
