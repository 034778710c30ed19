package dev.trivium.app.controls.markdown;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;

/**
 * A block of code with its language, a button that copies it, and colours. Long lines wrap, so that nothing hides in a
 * narrow column. Code is drawn in pieces of some dozen lines; a piece that is full is never coloured or measured again, so
 * a block that grows costs as much as its last piece.
 */
final class CodeBlockView extends BlockBox {

    private static final int PIECE_LINES = 60;

    /** A piece without line breaks is cut here. */
    private static final int PIECE_CHARACTERS = 6_000;

    private final SyntaxHighlighter highlighter;
    private final Label language = new Label();
    private final BlockBox body = new BlockBox();
    private final List<SelectableFlow> pieces = new ArrayList<>();
    private String code = "";
    private int full;

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
        body.getStyleClass().add("md-code-body");
        getChildren().addAll(head, body);
        addPiece();
    }

    void setCode(String text, String languageName) {
        boolean grown = languageName.equals(language.getText()) && text.regionMatches(0, code, 0, full);
        if (!grown) {
            body.getChildren().clear();
            pieces.clear();
            full = 0;
            addPiece();
        }
        code = text;
        language.setText(languageName);
        List<StyledRun> runs = highlighter.highlight(languageName, text.substring(full));
        for (List<StyledRun> open = runs; ; ) {
            int cut = cut(open);
            SelectableFlow last = pieces.get(pieces.size() - 1);
            if (cut < 0) {
                last.setRuns(open);
                return;
            }
            boolean line = text.charAt(full + cut - 1) == '\n';
            last.setRuns(range(open, 0, line ? cut - 1 : cut));
            last.setSeparator(line ? "\n" : "");
            open = range(open, cut, Integer.MAX_VALUE);
            full += cut;
            addPiece();
        }
    }

    /** Where the first piece ends; -1 if it is not full. A run that spans lines, such as a comment, is not cut. */
    private static int cut(List<StyledRun> runs) {
        int at = 0;
        int lines = 0;
        for (StyledRun run : runs) {
            String text = run.text();
            boolean plain = run.styles().isEmpty();
            for (int i = text.indexOf('\n'); i >= 0; i = text.indexOf('\n', i + 1)) {
                lines++;
                if (plain && (lines >= PIECE_LINES || at + i >= PIECE_CHARACTERS)) {
                    return at + i + 1;
                }
            }
            at += text.length();
            if (at > 2 * PIECE_CHARACTERS) {
                return PIECE_CHARACTERS;
            }
        }
        return -1;
    }

    private static List<StyledRun> range(List<StyledRun> runs, int from, int to) {
        List<StyledRun> part = new ArrayList<>();
        int at = 0;
        for (StyledRun run : runs) {
            int end = at + run.text().length();
            if (end > from && at < to) {
                part.add(new StyledRun(
                        run.text().substring(Math.max(0, from - at), Math.min(to, end) - at),
                        run.styles(),
                        run.link()));
            }
            at = end;
        }
        return part;
    }

    private void addPiece() {
        SelectableFlow piece = new SelectableFlow(link -> {}, "", "\n\n");
        piece.getStyleClass().add("md-code-text");
        pieces.add(piece);
        body.getChildren().add(piece);
    }
}
