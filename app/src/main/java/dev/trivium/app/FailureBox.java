package dev.trivium.app;

import dev.trivium.app.controls.Nodes;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

/** What a person reads when the program itself failed: that the work is kept, and what can be done. */
final class FailureBox extends VBox {

    private static final double WIDTH = 460;

    private final Button goOn;

    /** @param copy copies the diagnostics */
    FailureBox(Throwable failure, Runnable copy, Runnable close) {
        super(12);
        setId("failure");
        getStyleClass().add("tv-map");
        setMaxSize(WIDTH, USE_PREF_SIZE);
        Label what =
                wrapped("Something in Trivium failed (" + failure.getClass().getSimpleName() + ").", "tv-strong");
        Label kept =
                wrapped("Your work is kept: files that you saved, the history, and what you typed since, as a draft.");
        Label next = wrapped(
                "You can go on. If something looks wrong, start Trivium again. The diagnostics hold the log, and no"
                        + " prompts, answers or keys; they help whoever mends it.");
        Button diagnostics = Nodes.button("failure-copy", "Copy diagnostics");
        diagnostics.setOnAction(event -> {
            copy.run();
            diagnostics.setText("Copied");
        });
        goOn = Nodes.button("failure-close", "Go on");
        goOn.setOnAction(event -> close.run());
        getChildren().addAll(what, kept, next, new HBox(8, goOn, diagnostics));
    }

    /** Takes the focus. */
    void open() {
        goOn.requestFocus();
    }

    private static Label wrapped(String text, String... styles) {
        Label label = Nodes.label(text, styles);
        label.setWrapText(true);
        label.setMinHeight(USE_PREF_SIZE);
        return label;
    }
}
