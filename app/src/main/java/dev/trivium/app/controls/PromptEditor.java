package dev.trivium.app.controls;

import dev.trivium.app.controls.TemplateMarks.Span;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import javafx.beans.property.StringProperty;
import javafx.beans.value.ChangeListener;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.fxmisc.flowless.VirtualizedScrollPane;
import org.fxmisc.richtext.StyleClassedTextArea;
import org.fxmisc.richtext.model.StyleSpans;
import org.fxmisc.richtext.model.StyleSpansBuilder;
import org.fxmisc.richtext.util.UndoUtils;
import org.jspecify.annotations.Nullable;

/**
 * A text area for templates: marks their expressions, offers names, says mistakes with their line, finds and replaces.
 *
 * <p>The search for marks and mistakes runs in the background; only the part of the text whose marks changed is styled
 * anew. Undo is the prompt's.
 */
public final class PromptEditor extends VBox {

    private static final double SIZE = 12.5;
    private static final String SHEET = Objects.requireNonNull(
                    PromptEditor.class.getResource("/dev/trivium/theme/editor.css"), "The editor's sheet is missing.")
            .toExternalForm();
    private static final List<String> PLAIN = List.of();
    private static final List<String> PROBLEM = List.of("problem-line");

    private record Found(List<Span> marks, @Nullable EditorProblem problem) {}

    private final StyleClassedTextArea area = new StyleClassedTextArea(false);
    private final EditorTools tools;
    private final ChangeListener<String> fromModel;
    private final ChangeListener<Number> zoomChange;
    private final StringProperty text;
    private final CompletionPopup completion;
    private final EditorFindBar find;
    private final Label problem = Nodes.label("", "tv-editor-problem");
    private List<Span> marked = List.of();
    private int markedLength;
    private int problemParagraph = -1;
    private boolean typing;
    private boolean taking;
    private long version;

    /** @param text kept equal to what stands in the editor */
    public PromptEditor(String id, String hint, StringProperty text, EditorTools tools) {
        this.text = text;
        this.tools = tools;
        area.setId(id);
        area.setWrapText(true);
        area.getStyleClass().add("tv-editor");
        area.getStylesheets().add(SHEET);
        area.setAccessibleText(hint);
        area.setUndoManager(UndoUtils.noOpUndoManager());
        completion = new CompletionPopup(id + "-completions", this::complete);
        find = new EditorFindBar(id, area);
        problem.setId(id + "-problem");
        problem.setWrapText(true);
        problem.setMinHeight(USE_PREF_SIZE);
        Nodes.show(problem, false);
        Label placeholder = Nodes.label(hint, "tv-placeholder");
        placeholder.setWrapText(true);
        placeholder.setMouseTransparent(true);
        StackPane.setAlignment(placeholder, Pos.TOP_LEFT);
        StackPane body = new StackPane(new VirtualizedScrollPane<>(area), placeholder);
        VBox.setVgrow(body, Priority.ALWAYS);
        getChildren().addAll(find, body, problem);
        area.plainTextChanges().subscribe(change -> {
            String now = area.getText();
            typing = true;
            text.set(now);
            typing = false;
            placeholder.setVisible(now.isEmpty());
            search(now);
            offer(change.getInserted().endsWith("{") || completion.isShowing());
        });
        area.addEventFilter(KeyEvent.KEY_PRESSED, completion::on);
        area.addEventFilter(KeyEvent.KEY_PRESSED, this::keys);
        area.focusedProperty().addListener((property, before, now) -> {
            if (!now) {
                completion.hide();
            }
        });
        fromModel = (property, before, now) -> take(now);
        zoomChange = (property, before, now) -> zoom(now.doubleValue());
    }

    public void attach() {
        text.addListener(fromModel);
        tools.zoom().addListener(zoomChange);
        zoom(tools.zoom().get());
        take(text.get());
    }

    public void detach() {
        text.removeListener(fromModel);
        tools.zoom().removeListener(zoomChange);
        completion.hide();
    }

    public void focusText() {
        area.requestFocus();
    }

    /** The height that shows all of the text, about. */
    public double wantedHeight() {
        Double estimate = area.totalHeightEstimateProperty().getValue();
        return estimate == null ? 0 : estimate;
    }

    private void zoom(double factor) {
        area.setStyle("-fx-font-size: " + SIZE * factor + "px;");
    }

    private void keys(KeyEvent event) {
        if (event.isShortcutDown() && !event.isAltDown() && handled(event.getCode(), event.isShiftDown())) {
            event.consume();
        }
    }

    private boolean handled(KeyCode code, boolean shift) {
        @Nullable
        Runnable action = switch (code) {
            case Z -> shift ? tools.redo() : tools.undo();
            case Y -> tools.redo();
            case F -> () -> find.open(false);
            case H -> () -> find.open(true);
            case SPACE -> () -> offer(true);
            case PLUS, EQUALS, ADD -> () -> zoomBy(1.1);
            case MINUS, SUBTRACT -> () -> zoomBy(1 / 1.1);
            case DIGIT0, NUMPAD0 -> () -> tools.zoom().set(1);
            default -> null;
        };
        if (action != null) {
            action.run();
        }
        return action != null;
    }

    private void zoomBy(double factor) {
        tools.zoom().set(Math.max(0.5, Math.min(3, tools.zoom().get() * factor)));
    }

    private void offer(boolean wanted) {
        if (!wanted || taking || !area.isFocused()) {
            return;
        }
        // After this change the area still has to move its caret, and then to draw it.
        tools.ui().execute(() -> {
            Completions offers = Completions.at(
                    area.getText(), area.getCaretPosition(), tools.vocabulary().get());
            if (offers == null) {
                completion.hide();
            } else {
                area.getCaretBounds().ifPresent(caret -> completion.show(area, caret, offers));
            }
        });
    }

    private void complete(Completions.Word word) {
        Completions offers = Completions.at(
                area.getText(), area.getCaretPosition(), tools.vocabulary().get());
        if (offers != null) {
            area.replaceText(offers.from(), area.getCaretPosition(), word.inserted());
        }
    }

    /** Changes only what differs, so that the caret stands where the change is and little is drawn anew. */
    private void take(String now) {
        if (typing) {
            return;
        }
        String before = area.getText();
        if (before.equals(now)) {
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
        taking = true;
        area.replaceText(start, before.length() - end, now.substring(start, now.length() - end));
        taking = false;
    }

    private void search(String snapshot) {
        long wanted = ++version;
        tools.background().execute(() -> {
            Found found = new Found(TemplateMarks.find(snapshot), tools.check().apply(snapshot));
            tools.ui().execute(() -> {
                if (wanted == version) {
                    mark(found.marks());
                    show(found.problem());
                }
            });
        });
    }

    private void show(@Nullable EditorProblem found) {
        int before = problemParagraph;
        problemParagraph = found == null ? -1 : found.line() - 1;
        if (before != problemParagraph) {
            style(before, PLAIN);
        }
        style(problemParagraph, PROBLEM);
        problem.setText(found == null ? "" : found.sentence());
        Nodes.show(problem, found != null);
    }

    /** A paragraph that is styled is drawn anew, so this is done only where it changes something. */
    private void style(int paragraph, List<String> style) {
        if (paragraph >= 0
                && paragraph < area.getParagraphs().size()
                && !List.copyOf(area.getParagraph(paragraph).getParagraphStyle())
                        .equals(style)) {
            area.setParagraphStyle(paragraph, style);
        }
    }

    /** Styles from the first mark that differs to the last one that differs, counted from the end. */
    private void mark(List<Span> found) {
        int length = area.getLength();
        int shift = length - markedLength;
        int same = 0;
        while (same < found.size() && same < marked.size() && found.get(same).equals(marked.get(same))) {
            same++;
        }
        int sameAtEnd = 0;
        while (sameAtEnd < Math.min(found.size(), marked.size()) - same
                && marked.get(marked.size() - 1 - sameAtEnd)
                        .moved(shift)
                        .equals(found.get(found.size() - 1 - sameAtEnd))) {
            sameAtEnd++;
        }
        int from = same == 0 ? 0 : found.get(same - 1).end();
        int to = sameAtEnd == 0 ? length : found.get(found.size() - sameAtEnd).start();
        boolean changed = same < found.size() - sameAtEnd || same < marked.size() - sameAtEnd;
        if (changed && from < to) {
            area.setStyleSpans(from, spans(found.subList(same, found.size() - sameAtEnd), from, to));
        }
        marked = found;
        markedLength = length;
    }

    private static StyleSpans<Collection<String>> spans(List<Span> found, int from, int to) {
        StyleSpansBuilder<Collection<String>> builder = new StyleSpansBuilder<>();
        int at = from;
        for (Span span : found) {
            builder.add(PLAIN, span.start() - at);
            builder.add(List.of(span.style()), span.end() - span.start());
            at = span.end();
        }
        builder.add(PLAIN, to - at);
        return builder.create();
    }
}
