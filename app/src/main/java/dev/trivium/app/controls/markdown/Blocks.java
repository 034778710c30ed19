package dev.trivium.app.controls.markdown;

import java.util.List;
import java.util.function.Consumer;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.commonmark.ext.gfm.tables.TableBlock;
import org.commonmark.node.Block;
import org.commonmark.node.BlockQuote;
import org.commonmark.node.BulletList;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.node.Heading;
import org.commonmark.node.HtmlBlock;
import org.commonmark.node.IndentedCodeBlock;
import org.commonmark.node.LinkReferenceDefinition;
import org.commonmark.node.ListItem;
import org.commonmark.node.OrderedList;
import org.commonmark.node.Paragraph;
import org.commonmark.node.SourceSpan;
import org.commonmark.node.ThematicBreak;

/**
 * Draws blocks of Markdown as nodes. Drawing again into the same box keeps every node whose source has not changed and
 * changes the others in place where their kind allows it.
 */
final class Blocks {

    private static final Object KEY = new Object();

    /** A longer table is shown as its source: a grid of so many cells would be slow. */
    private static final int MOST_ROWS = 200;

    private record Key(Class<?> kind, String source) {}

    private final Consumer<String> openLink;
    private final Consumer<String> clipboard;
    private final SyntaxHighlighter highlighter;

    Blocks(Consumer<String> openLink, Consumer<String> clipboard, SyntaxHighlighter highlighter) {
        this.openLink = openLink;
        this.clipboard = clipboard;
        this.highlighter = highlighter;
    }

    /** Draws the blocks below a node into a box, from its child number {@code from} on. */
    void draw(org.commonmark.node.Node parent, String source, VBox box, int from, String prefix) {
        int index = from;
        String marker = prefix;
        for (org.commonmark.node.Node node = parent.getFirstChild(); node != null; node = node.getNext()) {
            if (node instanceof Block block && !(node instanceof LinkReferenceDefinition)) {
                put(block, source, box, index++, marker);
                marker = "";
            }
        }
        if (box.getChildren().size() > index) {
            box.getChildren().subList(index, box.getChildren().size()).clear();
        }
    }

    private void put(Block block, String source, VBox box, int index, String prefix) {
        Key key = new Key(block.getClass(), sourceOf(block, source));
        Node old = index < box.getChildren().size() ? box.getChildren().get(index) : null;
        if (old != null && old.getProperties().get(KEY) instanceof Key before && before.kind() == key.kind()) {
            if (before.source().equals(key.source()) || update(old, block, source)) {
                old.getProperties().put(KEY, key);
                return;
            }
        }
        Node node = create(block, source, prefix);
        node.getProperties().put(KEY, key);
        if (old == null) {
            box.getChildren().add(node);
        } else {
            box.getChildren().set(index, node);
        }
    }

    private boolean update(Node node, Block block, String source) {
        if (node instanceof SelectableFlow flow && block instanceof Paragraph) {
            flow.setRuns(Inlines.of(block));
            return true;
        }
        if (node instanceof CodeBlockView code && block instanceof FencedCodeBlock fenced) {
            code.setCode(literal(fenced.getLiteral()), language(fenced));
            return true;
        }
        if (node instanceof TableBlockView view && block instanceof TableBlock table) {
            return TableBlockView.rows(table) <= MOST_ROWS && view.setTable(table);
        }
        if (node instanceof CodeBlockView code && block instanceof TableBlock) {
            code.setCode(sourceOf(block, source), "");
            return true;
        }
        if (node instanceof VBox box && (block instanceof BulletList || block instanceof OrderedList)) {
            drawItems(block, source, box);
            return true;
        }
        if (node instanceof VBox box && block instanceof BlockQuote) {
            draw(block, source, box, 0, "");
            return true;
        }
        if (node instanceof HBox row && block instanceof ListItem) {
            draw(block, source, (VBox) row.getChildren().get(1), 0, "");
            return true;
        }
        return false;
    }

    private Node create(Block block, String source, String prefix) {
        if (block instanceof Heading heading) {
            SelectableFlow flow = flow(block, prefix, "\n\n");
            flow.getStyleClass().addAll("md-heading", "md-h" + heading.getLevel());
            return flow;
        }
        if (block instanceof FencedCodeBlock fenced) {
            return code(literal(fenced.getLiteral()), language(fenced));
        }
        if (block instanceof IndentedCodeBlock indented) {
            return code(literal(indented.getLiteral()), "");
        }
        if (block instanceof HtmlBlock html) {
            return code(html.getLiteral(), "html");
        }
        if (block instanceof BulletList || block instanceof OrderedList) {
            VBox list = styled(new BlockBox(), "md-list");
            drawItems(block, source, list);
            return list;
        }
        if (block instanceof BlockQuote) {
            VBox quote = styled(new BlockBox(), "md-quote");
            draw(block, source, quote, 0, prefix);
            return quote;
        }
        if (block instanceof ThematicBreak) {
            return styled(new Region(), "md-rule");
        }
        if (block instanceof TableBlock table) {
            return table(table, source);
        }
        SelectableFlow flow = flow(block, prefix, block.getParent() instanceof ListItem ? "\n" : "\n\n");
        flow.getStyleClass().add("md-paragraph");
        return flow;
    }

    private void drawItems(Block list, String source, VBox box) {
        int index = 0;
        int number = list instanceof OrderedList ordered && ordered.getMarkerStartNumber() != null
                ? ordered.getMarkerStartNumber()
                : 1;
        for (org.commonmark.node.Node node = list.getFirstChild(); node != null; node = node.getNext()) {
            ListItem item = (ListItem) node;
            String marker = list instanceof OrderedList ? (number + index) + "." : "•";
            Key key = new Key(ListItem.class, marker + sourceOf(item, source));
            Node old = index < box.getChildren().size() ? box.getChildren().get(index) : null;
            if (old == null) {
                box.getChildren().add(item(item, source, marker, key));
            } else if (!key.equals(old.getProperties().get(KEY))) {
                draw(item, source, (VBox) ((Pane) old).getChildren().get(1), 0, marker + " ");
                old.getProperties().put(KEY, key);
            }
            index++;
        }
        if (box.getChildren().size() > index) {
            box.getChildren().subList(index, box.getChildren().size()).clear();
        }
    }

    private Node item(ListItem item, String source, String marker, Key key) {
        Label label = styled(new Label(marker), "md-marker");
        label.setMinWidth(Region.USE_PREF_SIZE);
        VBox content = styled(new BlockBox(), "md-item");
        HBox.setHgrow(content, Priority.ALWAYS);
        content.setMinWidth(0);
        draw(item, source, content, 0, marker + " ");
        BlockRow row = styled(new BlockRow(label, content), "md-row");
        row.getProperties().put(KEY, key);
        return row;
    }

    private Node table(TableBlock table, String source) {
        if (TableBlockView.rows(table) > MOST_ROWS) {
            return code(sourceOf(table, source), "");
        }
        TableBlockView view = new TableBlockView(openLink);
        view.setTable(table);
        return view;
    }

    private Node code(String text, String language) {
        CodeBlockView view = new CodeBlockView(highlighter, clipboard);
        view.setCode(text, language);
        return view;
    }

    private SelectableFlow flow(org.commonmark.node.Node block, String prefix, String separator) {
        SelectableFlow flow = new SelectableFlow(openLink, prefix, separator);
        flow.setRuns(Inlines.of(block));
        return flow;
    }

    private static String language(FencedCodeBlock block) {
        String info = block.getInfo() == null ? "" : block.getInfo().strip();
        int space = info.indexOf(' ');
        return space < 0 ? info : info.substring(0, space);
    }

    private static String literal(String text) {
        return text.endsWith("\n") ? text.substring(0, text.length() - 1) : text;
    }

    private static String sourceOf(Block block, String source) {
        List<SourceSpan> spans = block.getSourceSpans();
        if (spans.isEmpty()) {
            return "";
        }
        SourceSpan last = spans.get(spans.size() - 1);
        int end = Math.min(source.length(), last.getInputIndex() + last.getLength());
        return source.substring(Math.min(spans.get(0).getInputIndex(), end), end);
    }

    private static <T extends Node> T styled(T node, String style) {
        node.getStyleClass().add(style);
        return node;
    }
}
