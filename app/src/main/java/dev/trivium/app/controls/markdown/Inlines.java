package dev.trivium.app.controls.markdown;

import java.util.ArrayList;
import java.util.List;
import org.commonmark.ext.gfm.strikethrough.Strikethrough;
import org.commonmark.node.Code;
import org.commonmark.node.Emphasis;
import org.commonmark.node.HardLineBreak;
import org.commonmark.node.HtmlInline;
import org.commonmark.node.Image;
import org.commonmark.node.Link;
import org.commonmark.node.Node;
import org.commonmark.node.SoftLineBreak;
import org.commonmark.node.StrongEmphasis;
import org.commonmark.node.Text;
import org.jspecify.annotations.Nullable;

/** Turns the inline content of a block into runs. */
final class Inlines {

    private final List<StyledRun> runs = new ArrayList<>();

    private Inlines() {}

    static List<StyledRun> of(Node block) {
        Inlines inlines = new Inlines();
        inlines.children(block, List.of(), null);
        return inlines.runs;
    }

    private void children(Node parent, List<String> styles, @Nullable String link) {
        for (Node node = parent.getFirstChild(); node != null; node = node.getNext()) {
            take(node, styles, link);
        }
    }

    private void take(Node node, List<String> styles, @Nullable String link) {
        if (node instanceof Text text) {
            add(text.getLiteral(), styles, link);
        } else if (node instanceof Code code) {
            add(code.getLiteral(), with(styles, "md-code"), link);
        } else if (node instanceof TexParser.Tex tex) {
            add(tex.source(), with(styles, "md-tex"), link);
        } else if (node instanceof SoftLineBreak || node instanceof HardLineBreak) {
            add("\n", styles, link);
        } else if (node instanceof StrongEmphasis) {
            children(node, with(styles, "md-strong"), link);
        } else if (node instanceof Emphasis) {
            children(node, with(styles, "md-emphasis"), link);
        } else if (node instanceof Strikethrough) {
            children(node, with(styles, "md-strike"), link);
        } else if (node instanceof Link target) {
            children(node, with(styles, "md-link"), target.getDestination());
        } else if (node instanceof Image image) {
            image(image, styles);
        } else if (node instanceof HtmlInline html) {
            add(html.getLiteral(), styles, link);
        } else {
            children(node, styles, link);
        }
    }

    /** A picture in an answer is a link: fetching it unasked would tell a stranger that the answer was read. */
    private void image(Image image, List<String> styles) {
        int before = runs.size();
        children(image, with(styles, "md-link"), image.getDestination());
        if (runs.size() == before) {
            add(image.getDestination(), with(styles, "md-link"), image.getDestination());
        }
    }

    private void add(String text, List<String> styles, @Nullable String link) {
        StyledRun run = new StyledRun(text, styles, link);
        int last = runs.size() - 1;
        if (last >= 0 && runs.get(last).looksLike(run)) {
            runs.set(last, new StyledRun(runs.get(last).text() + text, styles, link));
        } else {
            runs.add(run);
        }
    }

    private static List<String> with(List<String> styles, String style) {
        List<String> more = new ArrayList<>(styles);
        more.add(style);
        return more;
    }
}
