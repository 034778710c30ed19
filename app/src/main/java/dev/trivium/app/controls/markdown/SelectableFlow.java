package dev.trivium.app.controls.markdown;

import dev.trivium.app.controls.MarkedText.Layer;
import dev.trivium.app.controls.MarkedText.Mark;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import javafx.geometry.Bounds;
import javafx.geometry.Orientation;
import javafx.geometry.Point2D;
import javafx.scene.Cursor;
import javafx.scene.Node;
import javafx.scene.input.MouseButton;
import javafx.scene.layout.Pane;
import javafx.scene.shape.Path;
import javafx.scene.shape.PathElement;
import javafx.scene.text.Text;
import javafx.scene.text.TextFlow;
import org.jspecify.annotations.Nullable;

/**
 * A paragraph of styled text in which a range can be selected.
 *
 * <p>Text in JavaFX has no background of its own, so the selection and the tint behind inline code are shapes that lie
 * behind the text. Setting runs again touches only what differs, so that text which grows does not flicker.
 */
final class SelectableFlow extends Pane {

    private static final Set<String> TINTED = Set.of("md-code", "md-tex");

    private @Nullable TextFlow flow;
    private @Nullable Path tint;
    private @Nullable Path selection;
    private final Consumer<String> openLink;
    private final String prefix;
    private final HeightMemory heights = new HeightMemory();
    private String separator;
    private @Nullable Marks marks;
    private @Nullable MarkShapes shapes;
    private List<StyledRun> runs = List.of();
    private List<StyledRun> drawn = List.of();
    private int length;
    private int selectedFrom;
    private int selectedTo;
    private boolean asleep;

    /**
     * @param openLink called with the address of a link that is clicked
     * @param prefix what copied text begins with here, such as a list's marker
     * @param separator what stands between this and the next flow in copied text
     */
    SelectableFlow(Consumer<String> openLink, String prefix, String separator) {
        this.openLink = openLink;
        this.prefix = prefix;
        this.separator = separator;
        getStyleClass().add("md-flow");
        setCursor(Cursor.TEXT);
    }

    void setRuns(List<StyledRun> next) {
        if (next.equals(runs)) {
            return;
        }
        runs = List.copyOf(next);
        length = runs.stream().mapToInt(run -> run.text().length()).sum();
        draw();
        select(Math.min(selectedFrom, length), Math.min(selectedTo, length));
    }

    /** Replaces the marks of one layer; indices are of this flow's text. */
    void mark(Layer layer, List<Mark> wanted) {
        Marks mine = marks;
        if (mine == null) {
            if (wanted.isEmpty()) {
                return;
            }
            mine = new Marks();
            marks = mine;
            shapes = new MarkShapes(this);
        }
        if (mine.set(layer, wanted)) {
            draw();
        }
    }

    /** The box around a range, in this node's coordinates. */
    Bounds place(int from, int to) {
        return MarkShapes.bounds(TextShapes.range(flow(), from, Math.max(to, Math.min(length, from + 1))));
    }

    /** Gives up the nodes of its text: nobody sees it. It keeps everything else, and does not count as shown. */
    void sleep() {
        asleep = true;
        drawn = List.of();
        getChildren().clear();
        flow = null;
        tint = null;
        selection = null;
        shapes = marks == null ? null : new MarkShapes(this);
    }

    void wake() {
        asleep = false;
        draw();
    }

    private TextFlow flow() {
        TextFlow known = flow;
        if (known == null) {
            known = new TextFlow();
            known.getStyleClass().add("md-text");
            getChildren().add(known);
            flow = known;
        }
        return known;
    }

    private void draw() {
        if (asleep) {
            return;
        }
        List<StyledRun> plain = runs.isEmpty() ? List.of(StyledRun.plain("")) : runs;
        List<StyledRun> wanted = marks == null ? plain : marks.styled(plain);
        List<Node> nodes = flow().getChildren();
        for (int i = 0; i < wanted.size(); i++) {
            StyledRun run = wanted.get(i);
            if (i < drawn.size() && drawn.get(i).looksLike(run)) {
                if (!drawn.get(i).text().equals(run.text())) {
                    ((Text) nodes.get(i)).setText(run.text());
                }
            } else if (i < nodes.size()) {
                nodes.set(i, node(run));
            } else {
                nodes.add(node(run));
            }
        }
        if (nodes.size() > wanted.size()) {
            nodes.subList(wanted.size(), nodes.size()).clear();
        }
        drawn = wanted;
        requestLayout();
    }

    int length() {
        return length;
    }

    String text() {
        StringBuilder text = new StringBuilder(length);
        runs.forEach(run -> text.append(run.text()));
        return text.toString();
    }

    /** What copying this range gives. */
    String copied(int from, int to) {
        String text = text().substring(from, to);
        return from == 0 ? prefix + text : text;
    }

    String separator() {
        return separator;
    }

    void setSeparator(String text) {
        separator = text;
    }

    /** Marks a range as selected; an empty range clears it. */
    void select(int from, int to) {
        selectedFrom = from;
        selectedTo = to;
        if (selection != null || (from < to && !asleep)) {
            List<PathElement> range = from < to ? List.of(TextShapes.range(flow(), from, to)) : List.of();
            selection = shape(selection, "md-selection", flow(), range);
        }
    }

    /** Most texts have no such shape, so it is made where there is something to draw. */
    private Path shape(@Nullable Path known, String style, Node above, List<PathElement> elements) {
        Path path = known;
        if (path == null) {
            path = new Path();
            path.getStyleClass().add(style);
            path.setManaged(false);
            path.setMouseTransparent(true);
            path.setStrokeWidth(0);
            getChildren().add(getChildren().indexOf(above), path);
            path.applyCss();
        }
        path.getElements().setAll(elements);
        return path;
    }

    /** The place between characters nearest to a point in this node's coordinates. */
    int indexAt(Point2D point) {
        return Math.max(0, Math.min(length, TextShapes.indexAt(flow(), point)));
    }

    @Override
    public Orientation getContentBias() {
        return Orientation.HORIZONTAL;
    }

    @Override
    protected double computePrefWidth(double height) {
        return asleep ? 0 : Math.ceil(flow().prefWidth(-1));
    }

    @Override
    protected double computeMinWidth(double height) {
        return 0;
    }

    @Override
    public void requestLayout() {
        // The superclass's constructor comes here before the field is set.
        if (heights != null) {
            heights.forget();
        }
        super.requestLayout();
    }

    @Override
    protected double computePrefHeight(double width) {
        return asleep ? 0 : heights.of(width, wanted -> Math.ceil(flow().prefHeight(wanted)));
    }

    @Override
    protected double computeMinHeight(double width) {
        return computePrefHeight(width);
    }

    @Override
    protected void layoutChildren() {
        if (asleep) {
            return;
        }
        TextFlow text = flow();
        text.resizeRelocate(0, 0, getWidth(), getHeight());
        text.layout();
        List<PathElement> tinted = tintShape();
        if (tint != null || !tinted.isEmpty()) {
            tint = shape(tint, "md-tint", selection == null ? text : selection, tinted);
        }
        if (marks != null && shapes != null) {
            shapes.draw(marks.all(), (start, end) -> TextShapes.range(text, start, end));
        }
        select(selectedFrom, selectedTo);
    }

    private List<PathElement> tintShape() {
        List<PathElement> shape = new ArrayList<>();
        int from = 0;
        for (StyledRun run : runs) {
            int to = from + run.text().length();
            if (to > from && run.styles().stream().anyMatch(TINTED::contains)) {
                shape.addAll(List.of(TextShapes.range(flow(), from, to)));
            }
            from = to;
        }
        return shape;
    }

    private Text node(StyledRun run) {
        Text text = new Text(run.text());
        text.getStyleClass().setAll("md-run");
        text.getStyleClass().addAll(run.styles());
        String link = run.link();
        if (link != null) {
            text.setCursor(Cursor.HAND);
            text.setOnMouseClicked(event -> {
                if (event.getButton() == MouseButton.PRIMARY && event.isStillSincePress()) {
                    openLink.accept(link);
                }
            });
        }
        return text;
    }
}
