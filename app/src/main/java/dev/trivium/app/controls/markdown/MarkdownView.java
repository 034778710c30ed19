package dev.trivium.app.controls.markdown;

import java.util.List;
import java.util.function.Consumer;
import javafx.scene.layout.VBox;
import org.commonmark.ext.gfm.strikethrough.StrikethroughExtension;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.node.LinkReferenceDefinition;
import org.commonmark.node.Node;
import org.commonmark.parser.IncludeSourceSpans;
import org.commonmark.parser.Parser;

/**
 * Shows Markdown that grows. Each update reads again only from the last open block on; what stands above it is never
 * touched. Text can be selected across blocks and copied. FX thread.
 */
public final class MarkdownView extends VBox {

    private static final Parser PARSER = Parser.builder()
            .extensions(List.of(TablesExtension.create(), StrikethroughExtension.create()))
            .customInlineContentParserFactory(new TexParser())
            .includeSourceSpans(IncludeSourceSpans.BLOCKS)
            .maxOpenBlockParsers(40)
            .build();

    private final StringBuilder source = new StringBuilder();
    private final Blocks blocks;
    private final TextSelection selection;
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
        setFocusTraversable(true);
    }

    /** Adds text to the end. Costs as much as the last open block is long. */
    public void append(String text) {
        if (!text.isEmpty()) {
            source.append(text);
            draw();
        }
    }

    /** Forgets everything shown. */
    public void reset() {
        source.setLength(0);
        settledOffset = 0;
        settledNodes = 0;
        selection.clear();
        getChildren().clear();
    }

    /** The Markdown shown. */
    public String text() {
        return source.toString();
    }

    /** What is selected, as it would be copied; empty if nothing is. */
    public String selectedText() {
        return selection.selectedText();
    }

    public void selectAll() {
        selection.selectAll();
    }

    private void draw() {
        String open = source.substring(settledOffset);
        Node document = PARSER.parse(open);
        blocks.draw(document, open, this, settledNodes, "");
        Node last = document.getLastChild();
        if (last == null
                || last == document.getFirstChild()
                || last.getSourceSpans().isEmpty()) {
            return;
        }
        int lastStart = last.getSourceSpans().get(0).getInputIndex();
        if (open.indexOf('\n', lastStart) < 0) {
            return; // What an unfinished line will be is not known yet: "2" may become "2." and go on with the list.
        }
        settledOffset += open.lastIndexOf('\n', Math.max(0, lastStart - 1)) + 1;
        settledNodes += settledBlocks(document);
    }

    private static int settledBlocks(Node document) {
        int count = 0;
        for (Node node = document.getFirstChild(); node != document.getLastChild(); node = node.getNext()) {
            count += node instanceof LinkReferenceDefinition ? 0 : 1;
        }
        return count;
    }
}
