package dev.trivium.app.controls;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Executor;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javafx.beans.property.StringProperty;
import javafx.beans.value.ChangeListener;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.layout.StackPane;
import org.fxmisc.flowless.VirtualizedScrollPane;
import org.fxmisc.richtext.StyleClassedTextArea;
import org.fxmisc.richtext.model.StyleSpans;
import org.fxmisc.richtext.model.StyleSpansBuilder;
import org.fxmisc.richtext.util.UndoUtils;

/**
 * A text area for prompts that marks {@code {{variables}}}. The search for them runs in the background; only the part
 * of the text whose marks changed is styled anew, and styles are no part of undo.
 */
public final class PromptEditor extends StackPane {

    private static final Pattern MARK = Pattern.compile("\\{\\{[^{}\\n]{1,200}\\}\\}");
    private static final String SHEET = Objects.requireNonNull(
                    PromptEditor.class.getResource("/dev/trivium/theme/editor.css"), "The editor's sheet is missing.")
            .toExternalForm();
    private static final List<String> PLAIN = List.of();
    private static final List<String> VARIABLE = List.of("variable");

    private record Span(int start, int end) {}

    private final StyleClassedTextArea area = new StyleClassedTextArea(false);
    private final Executor background;
    private final Executor ui;
    private final ChangeListener<String> fromModel;
    private final StringProperty text;
    private List<Span> marked = List.of();
    private int markedLength;
    private boolean typing;
    private long version;

    /**
     * @param text kept equal to what stands in the editor
     * @param background may drop a task when a newer one follows soon
     */
    public PromptEditor(String id, String hint, StringProperty text, Executor background, Executor ui) {
        this.text = text;
        this.background = background;
        this.ui = ui;
        area.setId(id);
        area.setWrapText(true);
        area.getStyleClass().add("tv-editor");
        area.getStylesheets().add(SHEET);
        area.setAccessibleText(hint);
        area.setUndoManager(UndoUtils.plainTextUndoManager(area));
        Label placeholder = Nodes.label(hint, "tv-placeholder");
        placeholder.setWrapText(true);
        placeholder.setMouseTransparent(true);
        setAlignment(placeholder, Pos.TOP_LEFT);
        getChildren().addAll(new VirtualizedScrollPane<>(area), placeholder);
        area.plainTextChanges().subscribe(change -> {
            typing = true;
            text.set(area.getText());
            typing = false;
            placeholder.setVisible(area.getLength() == 0);
            highlight();
        });
        fromModel = (property, before, now) -> take(now);
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

    private void take(String now) {
        if (!typing && !area.getText().equals(now)) {
            area.replaceText(now);
            area.getUndoManager().forgetHistory();
        }
    }

    private void highlight() {
        long wanted = ++version;
        String snapshot = area.getText();
        background.execute(() -> {
            List<Span> found = find(snapshot);
            ui.execute(() -> {
                if (wanted == version) {
                    mark(found);
                }
            });
        });
    }

    private static List<Span> find(String snapshot) {
        List<Span> spans = new ArrayList<>();
        Matcher matcher = MARK.matcher(snapshot);
        while (matcher.find()) {
            spans.add(new Span(matcher.start(), matcher.end()));
        }
        return spans;
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
                && moved(marked.get(marked.size() - 1 - sameAtEnd), shift)
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

    private static Span moved(Span span, int by) {
        return new Span(span.start() + by, span.end() + by);
    }

    private static StyleSpans<Collection<String>> spans(List<Span> found, int from, int to) {
        StyleSpansBuilder<Collection<String>> builder = new StyleSpansBuilder<>();
        int at = from;
        for (Span span : found) {
            builder.add(PLAIN, span.start() - at);
            builder.add(VARIABLE, span.end() - span.start());
            at = span.end();
        }
        builder.add(PLAIN, to - at);
        return builder.create();
    }
}
