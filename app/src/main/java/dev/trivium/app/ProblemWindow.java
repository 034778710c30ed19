package dev.trivium.app;

import dev.trivium.app.controls.Nodes;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.VBox;
import javafx.stage.Stage;

/** What shows if the workspace cannot be opened: each mistake with its place and its remedy. */
final class ProblemWindow {

    private ProblemWindow() {}

    static void show(Stage stage, String problem) {
        Label title = Nodes.label("The workspace cannot be opened", "tv-statement");
        Label text = Nodes.label(problem);
        text.setId("problem-text");
        text.setWrapText(true);
        Label remedy = Nodes.label("Correct the file, then start Trivium again.", "tv-muted");
        VBox content = new VBox(12, title, text, remedy);
        content.getStyleClass().add("tv-problem");
        ScrollPane scroll = new ScrollPane(content);
        scroll.setFitToWidth(true);
        scroll.getStyleClass().add("tv-scroll");
        Scene scene = new Scene(scroll, 720, 360);
        new ThemeManager(Theme.LIGHT).dress(scene);
        stage.setTitle("Trivium");
        stage.setScene(scene);
        stage.show();
    }
}
