package dev.trivium.app.compare.trace;

import dev.trivium.app.controls.Nodes;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.TextArea;
import javafx.scene.layout.Region;

/** What a candidate answered, as it came. */
final class TraceAnswer {

    /** A longer text scrolls by itself. */
    private static final int SHORT = 600;

    /** More is not drawn here; copying the trace has all of it. */
    private static final int MOST = 20_000;

    private static final int ROWS = 8;

    private TraceAnswer() {}

    static Node of(String text, String id) {
        if (text.length() <= SHORT) {
            Label label = Nodes.label(text, "tv-trace-answer");
            label.setId(id);
            label.setWrapText(true);
            label.setMinHeight(Region.USE_PREF_SIZE);
            label.setMaxWidth(Double.MAX_VALUE);
            return label;
        }
        TextArea area =
                new TextArea(text.length() <= MOST ? text : text.substring(0, MOST) + "\n… Copy the trace for all.");
        area.setId(id);
        area.getStyleClass().add("tv-trace-answer");
        area.setEditable(false);
        area.setWrapText(true);
        area.setPrefRowCount(ROWS);
        area.setMinHeight(Region.USE_PREF_SIZE);
        area.setAccessibleText("Answer of the candidate");
        return area;
    }
}
