package dev.trivium.app.controls.chart;

import dev.trivium.app.controls.Slot;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is said about one point.
 *
 * @param hint the key that drills down; empty if none does
 */
public record ChartTip(String title, List<Line> lines, String hint) {

    /**
     * @param slot null without a marker
     * @param value exact, with its unit
     */
    public record Line(@Nullable Slot slot, String name, String value) {}

    public ChartTip {
        lines = List.copyOf(lines);
    }

    /** One sentence for a screen reader. */
    public String spoken() {
        StringBuilder text = new StringBuilder(title);
        for (Line line : lines) {
            text.append("; ").append(line.name()).append(' ').append(line.value());
        }
        return hint.isEmpty() ? text.toString() : text.append(". ").append(hint).toString();
    }
}
