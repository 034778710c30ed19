package dev.trivium.app.routes;

import dev.trivium.app.controls.CodeEditor;
import dev.trivium.app.controls.Nodes;
import dev.trivium.yaml.Problem;
import java.util.List;
import javafx.beans.value.ChangeListener;
import javafx.scene.control.Button;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/** The text of the route's file beside the drawing; each mistake is said with its line, and a click leads there. */
final class YamlPane extends VBox {

    static final double WIDTH = 380;
    private static final int MOST_PROBLEMS = 3;

    private final RouteEditor editor;
    private final CodeEditor code;
    private final VBox problems = new VBox();
    private final ChangeListener<Object> parsed = (property, before, now) -> showProblems();

    YamlPane(RouteEditor editor, RouteServices services) {
        this.editor = editor;
        setId("routes-yaml");
        getStyleClass().add("tv-route-side");
        setMinWidth(WIDTH);
        setPrefWidth(WIDTH);
        code = new CodeEditor(
                "routes-yaml-text",
                "Text of the route's file",
                "yaml",
                editor.textProperty(),
                new CodeEditor.Tools(
                        services.highlighter(), services.colours(), services.ui(), editor::undo, editor::redo));
        VBox.setVgrow(code, Priority.ALWAYS);
        problems.setId("routes-problems");
        getChildren().addAll(code, problems);
    }

    void attach() {
        code.attach();
        editor.parsedProperty().addListener(parsed);
        showProblems();
    }

    void detach() {
        code.detach();
        editor.parsedProperty().removeListener(parsed);
    }

    private void showProblems() {
        List<Problem> found = editor.problems();
        code.markProblems(found.stream().map(Problem::line).toList());
        problems.getChildren().clear();
        for (Problem problem : found.subList(0, Math.min(MOST_PROBLEMS, found.size()))) {
            String line = problem.line() > 0 ? "Line " + problem.line() + ": " : "";
            Button words = new Button((line + problem.what() + " " + problem.remedy()).strip());
            words.getStyleClass().setAll("tv-route-problem");
            words.setWrapText(true);
            words.setMinHeight(USE_PREF_SIZE);
            words.setMaxWidth(Double.MAX_VALUE);
            words.setOnAction(event -> {
                code.goTo(problem.line());
                code.focusText();
            });
            problems.getChildren().add(words);
        }
        Nodes.show(problems, !found.isEmpty());
    }
}
