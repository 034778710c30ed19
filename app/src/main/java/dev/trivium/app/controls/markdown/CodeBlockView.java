package dev.trivium.app.controls.markdown;

import java.util.function.Consumer;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** A block of code with its language, a button that copies it, and colours. Long lines wrap, so that nothing hides in a narrow column. */
final class CodeBlockView extends VBox {

    /** Above this many characters colours cost more than they help. */
    private static final int HIGHLIGHT_LIMIT = 30_000;

    private final SyntaxHighlighter highlighter;
    private final Label language = new Label();
    private final SelectableFlow flow = new SelectableFlow(link -> {}, "", "\n\n");
    private String code = "";

    CodeBlockView(SyntaxHighlighter highlighter, Consumer<String> clipboard) {
        this.highlighter = highlighter;
        getStyleClass().add("md-code-block");
        language.getStyleClass().add("md-language");
        Button copy = new Button("Copy");
        copy.getStyleClass().setAll("md-copy");
        copy.setFocusTraversable(true);
        copy.setAccessibleText("Copy code");
        copy.setOnAction(event -> clipboard.accept(code));
        Region gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        HBox head = new HBox(language, gap, copy);
        head.getStyleClass().add("md-code-head");
        flow.getStyleClass().add("md-code-text");
        VBox body = new VBox(flow);
        body.getStyleClass().add("md-code-body");
        getChildren().addAll(head, body);
    }

    void setCode(String text, String languageName) {
        code = text;
        language.setText(languageName);
        flow.setRuns(
                text.length() > HIGHLIGHT_LIMIT
                        ? java.util.List.of(StyledRun.plain(text))
                        : highlighter.highlight(languageName, text));
    }
}
