package dev.trivium.app.controls;

import dev.trivium.app.controls.markdown.SyntaxHighlighter;
import dev.trivium.app.controls.markdown.SyntaxHighlighter.Mark;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.Executor;
import javafx.beans.property.StringProperty;
import javafx.beans.value.ChangeListener;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.fxmisc.flowless.VirtualizedScrollPane;
import org.fxmisc.richtext.LineNumberFactory;
import org.fxmisc.richtext.StyleClassedTextArea;
import org.fxmisc.richtext.model.StyleSpans;
import org.fxmisc.richtext.model.StyleSpansBuilder;
import org.fxmisc.richtext.util.UndoUtils;

/** Code with line numbers and colours, kept equal to a text of the screen's model; undo is the model's. */
public final class CodeEditor extends VBox {

    private static final String SHEET = Objects.requireNonNull(
                    CodeEditor.class.getResource("/dev/trivium/theme/editor.css"), "The editor's sheet is missing.")
            .toExternalForm();
    private static final List<String> PLAIN = List.of();

    /**
     * What it works with.
     *
     * @param background finds the colours
     */
    public record Tools(
            SyntaxHighlighter highlighter, Executor background, Executor ui, Runnable undo, Runnable redo) {}

    private final StyleClassedTextArea area = new StyleClassedTextArea(false);
    private String language;
    private final StringProperty text;
    private final Tools tools;
    private final ChangeListener<String> fromModel = (property, before, now) -> take(now);
    private Set<Integer> marked = new HashSet<>();
    private boolean typing;
    private long version;

    public CodeEditor(String id, String description, String language, StringProperty text, Tools tools) {
        this.language = language;
        this.text = text;
        this.tools = tools;
        area.setId(id);
        area.getStyleClass().addAll("tv-editor", "tv-code-editor");
        area.getStylesheets().add(SHEET);
        area.setAccessibleText(description);
        area.setUndoManager(UndoUtils.noOpUndoManager());
        area.setParagraphGraphicFactory(LineNumberFactory.get(area));
        VirtualizedScrollPane<StyleClassedTextArea> scroll = new VirtualizedScrollPane<>(area);
        VBox.setVgrow(scroll, Priority.ALWAYS);
        getChildren().add(scroll);
        area.plainTextChanges().subscribe(change -> {
            typing = true;
            text.set(area.getText());
            typing = false;
            colour();
        });
        area.addEventFilter(KeyEvent.KEY_PRESSED, this::key);
    }

    public void setEditable(boolean editable) {
        area.setEditable(editable);
    }

    /** @param name as the highlighter knows it */
    public void setLanguage(String name) {
        if (!name.equals(language)) {
            language = name;
            colour();
        }
    }

    public void attach() {
        text.addListener(fromModel);
        take(text.get());
    }

    public void detach() {
        text.removeListener(fromModel);
    }

    public void focusText() {
        area.requestFocus();
    }

    /** Marks lines as those of mistakes. */
    public void markProblems(Collection<Integer> lines) {
        mark(lines, "problem-line");
    }

    /** Marks lines that differ from another text. */
    public void markChanged(Collection<Integer> lines) {
        mark(lines, "changed-line");
    }

    private void mark(Collection<Integer> lines, String style) {
        int paragraphs = area.getParagraphs().size();
        marked.stream().filter(at -> at < paragraphs).forEach(at -> area.setParagraphStyle(at, PLAIN));
        marked = new HashSet<>();
        for (int line : lines) {
            if (line > 0 && line <= paragraphs) {
                area.setParagraphStyle(line - 1, List.of(style));
                marked.add(line - 1);
            }
        }
    }

    /** Puts the caret at the beginning of a line, from 1, and shows it. */
    public void goTo(int line) {
        if (line > 0 && line <= area.getParagraphs().size()) {
            area.moveTo(line - 1, 0);
            area.requestFollowCaret();
        }
    }

    private void key(KeyEvent event) {
        if (!event.isShortcutDown() || event.isAltDown()) {
            return;
        }
        if (event.getCode() == KeyCode.Z) {
            (event.isShiftDown() ? tools.redo() : tools.undo()).run();
            event.consume();
        } else if (event.getCode() == KeyCode.Y) {
            tools.redo().run();
            event.consume();
        }
    }

    /** Changes only what differs, so that the caret stands where the change is. */
    private void take(String now) {
        String before = area.getText();
        if (typing || before.equals(now)) {
            return;
        }
        int most = Math.min(before.length(), now.length());
        int start = 0;
        while (start < most && before.charAt(start) == now.charAt(start)) {
            start++;
        }
        int end = 0;
        while (end < most - start && before.charAt(before.length() - 1 - end) == now.charAt(now.length() - 1 - end)) {
            end++;
        }
        area.replaceText(start, before.length() - end, now.substring(start, now.length() - end));
    }

    private void colour() {
        long wanted = ++version;
        String snapshot = area.getText();
        tools.background().execute(() -> {
            List<Mark> marks = tools.highlighter().marks(language, snapshot);
            tools.ui().execute(() -> {
                if (wanted == version && !snapshot.isEmpty()) {
                    area.setStyleSpans(0, spans(marks, snapshot.length()));
                }
            });
        });
    }

    private static StyleSpans<Collection<String>> spans(List<Mark> marks, int length) {
        StyleSpansBuilder<Collection<String>> builder = new StyleSpansBuilder<>();
        int at = 0;
        for (Mark mark : marks) {
            builder.add(PLAIN, mark.start() - at);
            builder.add(List.of(mark.style()), mark.end() - mark.start());
            at = mark.end();
        }
        builder.add(PLAIN, length - at);
        return builder.create();
    }
}
