package dev.trivium.app.compare.trace;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** The tree in words: to copy, and for a screen reader. */
final class TraceText {

    private TraceText() {}

    /** One line for each row, indented, and its reasons below it. */
    static String of(List<TraceRow> rows, Duration elapsed) {
        StringBuilder text = new StringBuilder();
        for (TraceRow row : rows) {
            String indent = "  ".repeat(row.depth());
            text.append(indent).append(String.join("  ", facts(row, elapsed))).append('\n');
            line(text, indent, "came here: ", row.why());
            line(text, indent, row.state().word() + ": ", row.found());
            line(text, indent, "answer: ", row.text().replace("\n", "\n" + indent + "    "));
        }
        return text.toString();
    }

    /** A line as a sentence, with its place in the tree. */
    static String spoken(TraceRow row, Duration elapsed) {
        List<String> parts = facts(row, elapsed);
        if (!row.why().isEmpty()) {
            parts.add("came here: " + row.why());
        }
        if (!row.found().isEmpty()) {
            parts.add(row.found());
        }
        parts.add("level " + (row.depth() + 1));
        return String.join(", ", parts);
    }

    private static List<String> facts(TraceRow row, Duration elapsed) {
        List<String> facts = new ArrayList<>(List.of(row.name(), row.kind()));
        if (row.model() != null && !row.model().model().equals(row.name())) {
            facts.add(row.model().toString());
        }
        facts.add(row.state().word());
        facts.add(TraceFigures.start(row));
        facts.add(TraceFigures.duration(row, elapsed) + (row.state().running() ? " so far" : ""));
        if (row.usage() != null) {
            facts.add(TraceFigures.tokens(row.usage()) + " tokens");
        }
        if (row.cost() != null) {
            facts.add(TraceFigures.cost(row.cost()));
        }
        return facts;
    }

    private static void line(StringBuilder text, String indent, String label, String words) {
        if (!words.isEmpty()) {
            text.append(indent).append("  ").append(label).append(words).append('\n');
        }
    }
}
