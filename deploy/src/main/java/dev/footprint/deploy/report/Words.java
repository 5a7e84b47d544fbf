package dev.footprint.deploy.report;

import java.util.ArrayList;
import java.util.List;

/** Small helps for sentences. */
final class Words {

    /** Beside every figure that a busy machine has touched. */
    static final String BUSY = "~";

    private Words() {}

    /** "a", "a and b", "a, b and c". */
    static String list(List<String> parts) {
        if (parts.size() < 2) {
            return String.join("", parts);
        }
        return String.join(", ", parts.subList(0, parts.size() - 1)) + " and " + parts.getLast();
    }

    static String count(int count, String noun) {
        return count + " " + noun + (count == 1 ? "" : "s");
    }

    /** Names and log lines come from other people's programs and could move the cursor or turn the text around. */
    static String printable(String text) {
        StringBuilder printable = new StringBuilder();
        text.codePoints()
                .map(c -> Character.isWhitespace(c) ? ' ' : c)
                .filter(c -> !Character.isISOControl(c) && Character.getType(c) != Character.FORMAT)
                .forEach(printable::appendCodePoint);
        return printable.toString();
    }

    /** Breaks at spaces, but not before a percent sign; a word longer than the line stays whole. Lines after the first begin with the indent. */
    static List<String> wrap(String text, int width, String indent) {
        List<String> lines = new ArrayList<>();
        StringBuilder line = new StringBuilder();
        for (String word : text.split(" +(?!%)")) {
            if (!line.isEmpty() && !line.toString().isBlank() && line.length() + 1 + word.length() > width) {
                lines.add(line.toString());
                line = new StringBuilder(indent);
            } else if (!line.toString().isBlank()) {
                line.append(' ');
            }
            line.append(word);
        }
        lines.add(line.toString());
        return lines;
    }
}
