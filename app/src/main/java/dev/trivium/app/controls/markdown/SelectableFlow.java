package dev.trivium.app.controls.markdown;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
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

/**
 * A paragraph of styled text in which a range can be selected.
 *
 * <p>Text in JavaFX has no background of its own, so the selection and the tint behind inline code are shapes that lie
 * behind the text. Setting runs again touches only what differs, so that text which grows does not flicker.
 */
final class SelectableFlow extends Pane {

    private static final Set<String> TINTED = Set.of("md-code", "md-tex");

    private final TextFlow flow = new TextFlow();
    private final Path tint = new Path();
    private final Path selection = new Path();
    private final Consumer<String> openLink;
    private final String prefix;
    private final String separator;
    private List<StyledRun> runs = List.of();
    private int length;
    private int selectedFrom;
    private int selectedTo;

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
        tint.getStyleClass().add("md-tint");
        selection.getStyleClass().add("md-selection");
        for (Path path : List.of(tint, selection)) {
            path.setManaged(false);
            path.setMouseTransparent(true);
            path.setStrokeWidth(0);
        }
        flow.getStyleClass().add("md-text");
        getChildren().addAll(tint, selection, flow);
        setCursor(Cursor.TEXT);
    }

    void setRuns(List<StyledRun> next) {
        List<StyledRun> wanted = next.isEmpty() ? List.of(StyledRun.plain("")) : next;
        List<Node> nodes = flow.getChildren();
        for (int i = 0; i < wanted.size(); i++) {
            StyledRun run = wanted.get(i);
            if (i < runs.size() && runs.get(i).looksLike(run)) {
                if (!runs.get(i).text().equals(run.text())) {
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
        runs = List.copyOf(wanted);
        length = runs.stream().mapToInt(run -> run.text().length()).sum();
        select(Math.min(selectedFrom, length), Math.min(selectedTo, length));
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

    /** Marks a range as selected; an empty range clears it. */
    void select(int from, int to) {
        selectedFrom = from;
        selectedTo = to;
        selection.getElements().setAll(from < to ? TextShapes.range(flow, from, to) : new PathElement[0]);
    }

    /** The place between characters nearest to a point in this node's coordinates. */
    int indexAt(Point2D point) {
        return Math.max(0, Math.min(length, TextShapes.indexAt(flow, point)));
    }

    @Override
    public Orientation getContentBias() {
        return Orientation.HORIZONTAL;
    }

    @Override
    protected double computePrefWidth(double height) {
        return Math.ceil(flow.prefWidth(-1));
    }

    @Override
    protected double computeMinWidth(double height) {
        return 0;
    }

    @Override
    protected double computePrefHeight(double width) {
        return Math.ceil(flow.prefHeight(width));
    }

    @Override
    protected double computeMinHeight(double width) {
        return computePrefHeight(width);
    }

    @Override
    protected void layoutChildren() {
        flow.resizeRelocate(0, 0, getWidth(), getHeight());
        flow.layout();
        tint.getElements().setAll(tintShape());
        select(selectedFrom, selectedTo);
    }

    private List<PathElement> tintShape() {
        List<PathElement> shape = new ArrayList<>();
        int from = 0;
        for (StyledRun run : runs) {
            int to = from + run.text().length();
            if (to > from && run.styles().stream().anyMatch(TINTED::contains)) {
                shape.addAll(List.of(TextShapes.range(flow, from, to)));
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
