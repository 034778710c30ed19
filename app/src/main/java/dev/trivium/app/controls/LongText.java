package dev.trivium.app.controls;

import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.animation.AnimationTimer;
import javafx.geometry.Bounds;
import javafx.scene.control.IndexRange;
import javafx.scene.layout.StackPane;
import org.fxmisc.flowless.VirtualizedScrollPane;
import org.fxmisc.richtext.StyleClassedTextArea;
import org.fxmisc.richtext.model.StyleSpansBuilder;

/**
 * A text of any length to read, select and copy, drawn only where it is seen. Much text at once is taken in slices, one a
 * pulse, the first at once. FX thread.
 */
public final class LongText extends StackPane implements AnswerSink, MarkedText {

    /** A piece of text of one look; the style is a class, or empty. */
    public record Piece(String text, String style) {}

    private static final int SLICE = 24_000;
    private static final int LONGEST_LINE = 600;
    private static final String SHEET = Objects.requireNonNull(
                    LongText.class.getResource("/dev/trivium/theme/editor.css"), "The editor's sheet is missing.")
            .toExternalForm();

    private final ShownLines lines = new ShownLines(LONGEST_LINE);
    private final Deque<Piece> waiting = new ArrayDeque<>();
    private final StyleClassedTextArea area;
    private final AnimationTimer slices = new AnimationTimer() {
        @Override
        public void handle(long now) {
            takeSlice();
        }
    };

    /**
     * @param description what a screen reader says
     * @param clipboard takes what is copied
     */
    public LongText(String id, String description, Consumer<String> clipboard) {
        area = new StyleClassedTextArea(false) {
            @Override
            public void copy() {
                IndexRange selected = getSelection();
                if (selected.getLength() > 0) {
                    clipboard.accept(lines.sourceOf(selected.getStart(), selected.getEnd()));
                }
            }
        };
        area.setId(id);
        area.setEditable(false);
        area.setWrapText(true);
        area.setUndoManager(org.fxmisc.richtext.util.UndoUtils.noOpUndoManager());
        area.getStyleClass().add("tv-long-text");
        area.getStylesheets().add(SHEET);
        area.setAccessibleText(description);
        area.setAutoScrollOnDragDesired(true);
        setMinHeight(0);
        getChildren().add(new VirtualizedScrollPane<>(area));
    }

    @Override
    public void reset() {
        slices.stop();
        waiting.clear();
        lines.reset();
        area.clear();
    }

    @Override
    public void append(String text) {
        append(List.of(new Piece(text, "")));
    }

    @Override
    public void finish() {}

    /** Adds pieces to the end. */
    public void append(List<Piece> pieces) {
        boolean idle = waiting.isEmpty();
        waiting.addAll(pieces);
        if (idle && !waiting.isEmpty()) {
            takeSlice();
            if (!waiting.isEmpty()) {
                slices.start();
            }
        }
    }

    /** Whether all of the text is there. */
    public boolean isComplete() {
        return waiting.isEmpty();
    }

    /** The text as far as it is there. */
    @Override
    public String plainText() {
        return lines.source();
    }

    /** How long the text is with what still waits. */
    public int length() {
        return lines.length()
                + waiting.stream().mapToInt(piece -> piece.text().length()).sum();
    }

    /** Only what is found here is marked, by selecting it: styles would cost as much as the text is long. */
    @Override
    public void mark(Layer layer, List<Mark> marks) {
        if (layer != Layer.FOUND) {
            return;
        }
        Mark here = marks.stream()
                .filter(mark -> mark.look() == Look.FOUND_HERE)
                .findFirst()
                .orElse(null);
        if (here == null) {
            area.deselect();
        } else {
            area.selectRange(lines.toShown(here.from()), lines.toShown(here.to()));
        }
    }

    @Override
    public Optional<Bounds> reveal(int from, int to) {
        int paragraph = area.offsetToPosition(
                        lines.toShown(from), org.fxmisc.richtext.model.TwoDimensional.Bias.Forward)
                .getMajor();
        boolean seen = area.getLength() > 0
                && paragraph > area.firstVisibleParToAllParIndex()
                && paragraph < area.lastVisibleParToAllParIndex();
        if (!seen) {
            area.showParagraphAtTop(Math.max(0, paragraph - 3));
        }
        return Optional.empty();
    }

    /** Selects a range. */
    public void select(int from, int to) {
        area.selectRange(lines.toShown(from), lines.toShown(to));
    }

    /** How far it is scrolled, from 0 to 1. */
    public double share() {
        double range = range();
        return range <= 0 ? 0 : Math.min(1, area.getEstimatedScrollY() / range);
    }

    /** Scrolls to a share of its whole height, from 0 to 1. */
    public void scrollTo(double share) {
        area.scrollYToPixel(share * Math.max(0, range()));
    }

    /** @param listener called whenever it has scrolled */
    public void onScrolled(Runnable listener) {
        area.estimatedScrollYProperty().addListener((property, before, now) -> listener.run());
    }

    public void focusText() {
        area.requestFocus();
    }

    private double range() {
        Double total = area.getTotalHeightEstimate();
        return total == null ? 0 : total - area.getHeight();
    }

    private void takeSlice() {
        StyleSpansBuilder<Collection<String>> spans = new StyleSpansBuilder<>();
        StringBuilder slice = new StringBuilder();
        boolean styled = false;
        while (slice.length() < SLICE && !waiting.isEmpty()) {
            Piece piece = waiting.pop();
            String text = piece.text();
            int room = cut(text, SLICE - slice.length());
            if (room < text.length()) {
                waiting.push(new Piece(text.substring(room), piece.style()));
                text = text.substring(0, room);
            }
            String shown = lines.append(text);
            slice.append(shown);
            spans.add(piece.style().isEmpty() ? List.of() : List.of(piece.style()), shown.length());
            styled |= !piece.style().isEmpty();
        }
        int from = area.getLength();
        area.appendText(slice.toString());
        if (styled) {
            area.setStyleSpans(from, spans.create());
        }
        if (from == 0) {
            area.moveTo(0);
            area.requestFollowCaret();
        }
        if (waiting.isEmpty()) {
            slices.stop();
        }
    }

    private static int cut(String text, int room) {
        if (text.length() <= room) {
            return text.length();
        }
        return Character.isHighSurrogate(text.charAt(room - 1)) ? room + 1 : room;
    }
}
