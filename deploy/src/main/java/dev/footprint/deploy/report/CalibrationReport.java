package dev.footprint.deploy.report;

import dev.footprint.deploy.calibration.CalibrationResult;
import dev.footprint.deploy.calibration.CalibrationResult.Read;
import dev.footprint.deploy.calibration.CalibrationResult.SameTwiceResult;
import java.util.ArrayList;
import java.util.List;

/** A calibration as Markdown that reads well on a terminal, too. */
public final class CalibrationReport {
    private static final String BYTES = "bytes";

    private CalibrationReport() {}

    public static String render(CalibrationResult result) {
        List<String> lines = new ArrayList<>();
        lines.add("# Calibration: " + verdict(result));
        lines.add("");
        lines.add(Words.printable(Explanations.fingerprint(result.summary())));
        lines.add("");
        Explanations.otherWork(result.summary()).ifPresent(text -> lines.addAll(List.of("BUSY MACHINE. " + text, "")));
        List<List<String>> rows = new ArrayList<>();
        rows.add(List.of("instrument", "the server", "truth", "read", "error", "allowed", ""));
        rows.add(List.of("---", "---", "---", "---", "---", "---", "---"));
        result.readings().forEach(read -> rows.add(row(read)));
        lines.addAll(aligned(rows));
        lines.add("");
        same(result.same()).forEach(sentence -> lines.add("- " + sentence));
        return String.join("\n", lines) + "\n";
    }

    private static String verdict(CalibrationResult result) {
        long wrong = result.readings().stream().filter(r -> !r.right()).count();
        if (result.right()) {
            return "every instrument reads what is known";
        }
        return (wrong == 0
                        ? "the instruments read what is known"
                        : wrong + " of " + result.readings().size() + " readings are WRONG")
                + (result.same().right() ? "" : "; differences are claimed where there are none, TOO OFTEN");
    }

    private static List<String> row(Read read) {
        String unit = read.unit();
        boolean seen = read.measured().isPresent();
        double error = seen ? read.measured().getAsDouble() - read.expected() : 0;
        return List.of(
                read.instrument(),
                read.truth(),
                amount(read.expected(), unit),
                seen ? amount(read.measured().getAsDouble(), unit) : "nothing",
                seen ? (error < 0 ? "-" : "+") + amount(Math.abs(error), unit) : "-",
                read.tolerance() == 0 ? "none" : amount(read.tolerance(), unit),
                read.right() ? "ok" : "WRONG");
    }

    /** An error of a few bytes would vanish in MB. */
    private static String amount(double value, String unit) {
        return unit.equals(BYTES) && value < 1e4
                ? Math.round(value) + " B"
                : Numbers.value(value, unit) + " " + Numbers.shownUnit(unit);
    }

    private static List<String> same(SameTwiceResult same) {
        return List.of(
                "The same server under two names, " + same.realRuns() + " runs of " + same.blocks() + " blocks: "
                        + alarms(same.realAlarms(), same.realRuns()),
                "Runs of " + same.simulatedBlocks() + " blocks drawn from theirs, " + same.simulatedRuns() + " times: "
                        + alarms(same.simulatedAlarms(), same.simulatedRuns()),
                "Smallest difference in cold start that " + same.simulatedBlocks()
                        + " starts resolve (found in 4 of 5 runs, corrected for " + same.comparisons() + " pairs): "
                        + (Double.isInfinite(same.smallestRatio()) ? "none" : percent(same.smallestRatio() - 1)));
    }

    private static String alarms(int alarms, int runs) {
        double rate = (double) alarms / runs;
        return "a difference is claimed in " + alarms + " (" + percent(rate) + "), "
                + (rate <= 0.05 ? "at most 5 % may be" : "of 5 % that may be; few runs know a rate only roughly");
    }

    private static String percent(double share) {
        return share == 0 ? "0 %" : Numbers.significant(100 * share) + " %";
    }

    private static List<String> aligned(List<List<String>> rows) {
        int[] widths = new int[rows.getFirst().size()];
        rows.forEach(row -> {
            for (int i = 0; i < widths.length; i++) {
                widths[i] = Math.max(widths[i], row.get(i).length());
            }
        });
        List<String> lines = new ArrayList<>();
        for (List<String> row : rows) {
            StringBuilder line = new StringBuilder("|");
            for (int i = 0; i < widths.length; i++) {
                line.append(' ').append(row.get(i));
                line.repeat(' ', widths[i] - row.get(i).length()).append(" |");
            }
            lines.add(line.toString());
        }
        return lines;
    }
}
