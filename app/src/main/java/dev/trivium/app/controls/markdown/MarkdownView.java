package dev.trivium.app.controls.markdown;

import dev.trivium.app.controls.MarkedText;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.animation.AnimationTimer;
import javafx.geometry.Bounds;
import javafx.scene.layout.VBox;
import org.commonmark.ext.gfm.strikethrough.StrikethroughExtension;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.node.BulletList;
import org.commonmark.node.LinkReferenceDefinition;
import org.commonmark.node.Node;
import org.commonmark.node.OrderedList;
import org.commonmark.node.Paragraph;
import org.commonmark.parser.IncludeSourceSpans;
import org.commonmark.parser.Parser;

/**
 * Shows Markdown that grows. Each update reads again only from the last open block on; what stands above it is never
 * touched. Much text at once is drawn in slices, one a pulse, the first at once. Text can be selected across blocks and
 * copied. FX thread.
 */
public final class MarkdownView extends BlockBox implements MarkedText {

    private static final Parser PARSER = Parser.builder()
            .extensions(List.of(TablesExtension.create(), StrikethroughExtension.create()))
            .customInlineContentParserFactory(new TexParser())
            .includeSourceSpans(IncludeSourceSpans.BLOCKS)
            .maxOpenBlockParsers(40)
            .build();

    /** Characters drawn in one pulse: some dozen blocks, a few milliseconds. */
    private static final int SLICE = 4_000;

    /** An open paragraph or list of more than this goes on in a new one, so that text without breaks stays cheap. */
    private static final int LONGEST_OPEN = 8_000;

    private static final int SECTION_BLOCKS = 8;

    private final StringBuilder source = new StringBuilder();
    private final Blocks blocks;
    private final TextSelection selection;
    private final FlowIndex flows = new FlowIndex(this);
    private final AnimationTimer slices = new AnimationTimer() {
        @Override
        public void handle(long now) {
            drawSlice();
        }
    };
    private Section section = new Section();
    private boolean paused;
    private Runnable onDrawn = () -> {};
    private int drawnTo;
    private int settledOffset;
    private int settledNodes;

    /**
     * @param openLink called with the address of a link that is clicked
     * @param clipboard takes what is copied
     */
    public MarkdownView(SyntaxHighlighter highlighter, Consumer<String> openLink, Consumer<String> clipboard) {
        blocks = new Blocks(openLink, clipboard, highlighter);
        selection = new TextSelection(this, clipboard);
        getStyleClass().add("markdown");
        setAccessibleText("Answer");
        setFocusTraversable(true);
        getChildren().add(section);
        Folding.of(this);
    }

    /** Adds text to the end. Costs as much as the last open block is long. */
    public void append(String text) {
        if (text.isEmpty()) {
            return;
        }
        boolean waiting = drawnTo < source.length();
        source.append(text);
        if (!waiting) {
            drawSlice();
            if (drawnTo < source.length() && !paused) {
                slices.start();
            }
        }
    }

    /** Forgets everything shown. */
    public void reset() {
        slices.stop();
        source.setLength(0);
        drawnTo = 0;
        settledOffset = 0;
        settledNodes = 0;
        selection.clear();
        section = new Section();
        getChildren().setAll(section);
        flows.forget();
    }

    /** The Markdown shown, including what is still to be drawn. */
    public String text() {
        return source.toString();
    }

    /** Whether all of the text is drawn. */
    public boolean isDrawn() {
        return drawnTo == source.length();
    }

    /** While something else is shown in its place, drawing the rest of a long text can wait. */
    public void setPaused(boolean now) {
        paused = now;
        if (paused) {
            slices.stop();
        } else if (drawnTo < source.length()) {
            slices.start();
        }
    }

    /** @param listener called whenever all of the text so far is drawn */
    public void setOnDrawn(Runnable listener) {
        onDrawn = listener;
    }

    /** What is selected, as it would be copied; empty if nothing is. */
    public String selectedText() {
        return selection.selectedText();
    }

    public void selectAll() {
        selection.selectAll();
    }

    @Override
    public String plainText() {
        return flows.text();
    }

    @Override
    public void mark(Layer layer, List<Mark> marks) {
        flows.mark(layer, marks);
    }

    @Override
    public Optional<Bounds> reveal(int from, int to) {
        return flows.place(from, to);
    }

    private void drawSlice() {
        drawnTo = sliceEnd();
        draw();
        flows.forget();
        if (drawnTo == source.length()) {
            slices.stop();
            onDrawn.run();
        }
    }

    /** At the end of a line if there is one: blocks before an unfinished line cannot be settled. */
    private int sliceEnd() {
        int end = drawnTo + SLICE;
        if (end >= source.length()) {
            return source.length();
        }
        int line = source.lastIndexOf("\n", end - 1) + 1;
        if (line > drawnTo) {
            return line;
        }
        return Character.isHighSurrogate(source.charAt(end - 1)) ? end + 1 : end;
    }

    private void draw() {
        String open = source.substring(settledOffset, drawnTo);
        Node document = PARSER.parse(open);
        blocks.draw(document, open, section, settledNodes, "");
        Node last = document.getLastChild();
        if (last == null || last.getSourceSpans().isEmpty()) {
            return;
        }
        int lastStart = last.getSourceSpans().get(0).getInputIndex();
        if (last != document.getFirstChild() && open.indexOf('\n', lastStart) >= 0) {
            // What an unfinished line will be is not known yet: "2" may become "2." and go on with the list.
            settledOffset += open.lastIndexOf('\n', Math.max(0, lastStart - 1)) + 1;
            settledNodes += settledBlocks(document);
        } else if (open.length() > LONGEST_OPEN && last == document.getFirstChild()) {
            cut(last, open);
        }
        if (settledNodes >= SECTION_BLOCKS) {
            nextSection();
        }
    }

    private static int settledBlocks(Node document) {
        int count = 0;
        for (Node node = document.getFirstChild(); node != document.getLastChild(); node = node.getNext()) {
            count += node instanceof LinkReferenceDefinition ? 0 : 1;
        }
        return count;
    }

    private void cut(Node last, String open) {
        int at = -1;
        if (last instanceof Paragraph) {
            at = Math.max(open.lastIndexOf('\n'), open.lastIndexOf(' ')) + 1;
            String head = open.substring(0, at);
            blocks.draw(PARSER.parse(head), head, section, settledNodes, "");
        } else if ((last instanceof BulletList || last instanceof OrderedList)
                && last.getFirstChild() != last.getLastChild()) {
            at = last.getLastChild().getSourceSpans().get(0).getInputIndex();
            VBox list = (VBox) section.getChildren().get(section.getChildren().size() - 1);
            list.getChildren().remove(list.getChildren().size() - 1);
        }
        if (at > 0) {
            settledOffset += at;
            settledNodes = section.getChildren().size();
        }
    }

    private void nextSection() {
        Section next = new Section();
        List<javafx.scene.Node> open = section.getChildren()
                .subList(settledNodes, section.getChildren().size());
        List<javafx.scene.Node> moved = List.copyOf(open);
        open.clear();
        next.getChildren().addAll(moved);
        getChildren().add(next);
        section = next;
        settledNodes = 0;
    }
}
