package dev.footprint.deploy.cli;

import dev.footprint.deploy.engine.Engine;
import dev.footprint.deploy.engine.RunLabels;
import dev.footprint.deploy.engine.Sweeper;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Removes what killed runs have left behind. {@code compare} does this first, by itself. */
@Command(
        name = "sweep",
        mixinStandardHelpOptions = true,
        description = "Remove containers, volumes, networks and images of runs that were killed.")
public class SweepCommand implements Callable<Integer> {
    @Mixin
    private EngineMixin engineMixin;

    @Override
    public Integer call() {
        RunLabels labels = engineMixin.labels();
        try (Engine engine = engineMixin.connect(labels)) {
            System.out.println(describe(new Sweeper(engine).orphans()));
        }
        return 0;
    }

    static String describe(Sweeper.Swept swept) {
        return swept.isEmpty()
                ? "nothing was left behind"
                : "removed what an earlier run had left behind: " + swept.containers() + " containers, "
                        + swept.volumes() + " volumes, " + swept.networks() + " networks, " + swept.images()
                        + " images";
    }
}
