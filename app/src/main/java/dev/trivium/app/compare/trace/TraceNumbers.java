package dev.trivium.app.compare.trace;

import dev.trivium.app.controls.Nodes;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;

/** The numbers of a line, each in its place; in a narrow column only how long it took. */
final class TraceNumbers extends HBox {

    private static final double TIME = 60;
    private static final double TOKENS = 96;
    private static final double COST = 76;

    private final Label start = number(TIME);
    private final Label duration = number(TIME);
    private final Label tokens = number(TOKENS);
    private final Label cost = number(COST);

    TraceNumbers() {
        getChildren().addAll(start, duration, tokens, cost);
        setMinWidth(Region.USE_PREF_SIZE);
        setAlignment(Pos.CENTER_RIGHT);
    }

    /** What stands above the numbers. */
    static HBox titles() {
        TraceNumbers titles = new TraceNumbers();
        titles.start.setText("Start");
        titles.duration.setText("Time");
        titles.tokens.setText("Tokens");
        titles.cost.setText("Cost");
        titles.getChildren().forEach(title -> title.getStyleClass().setAll("label", "tv-label"));
        return titles;
    }

    void draw(TraceRow row, boolean wide) {
        start.setText(TraceFigures.start(row));
        tokens.setText(TraceFigures.tokens(row.usage()));
        cost.setText(TraceFigures.cost(row.cost()));
        Nodes.show(start, wide);
        Nodes.show(tokens, wide);
        Nodes.show(cost, wide);
    }

    void duration(String text, boolean running) {
        duration.setText(text);
        duration.getStyleClass().setAll("label", running ? "tv-live" : "tv-trace-number");
    }

    private static Label number(double width) {
        Label label = Nodes.label("", "tv-trace-number");
        label.setMinWidth(width);
        label.setAlignment(Pos.CENTER_RIGHT);
        return label;
    }
}
