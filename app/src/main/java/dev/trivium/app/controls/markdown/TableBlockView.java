package dev.trivium.app.controls.markdown;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import javafx.geometry.Orientation;
import javafx.geometry.VPos;
import javafx.scene.control.ScrollBar;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.scene.shape.Rectangle;
import org.commonmark.ext.gfm.tables.TableBlock;
import org.commonmark.ext.gfm.tables.TableBody;
import org.commonmark.ext.gfm.tables.TableCell;
import org.commonmark.ext.gfm.tables.TableHead;
import org.commonmark.ext.gfm.tables.TableRow;
import org.commonmark.node.Node;

/** A table that grows row by row. Its cells wrap; where even that is too wide, it scrolls sideways. */
final class TableBlockView extends Pane {

    private static final double NARROWEST_COLUMN = 64;
    private static final double BAR = 8;

    private final Consumer<String> openLink;
    private final GridPane grid = new GridPane();
    private final ScrollBar bar = new ScrollBar();
    private final Rectangle window = new Rectangle();
    private final List<List<SelectableFlow>> cells = new ArrayList<>();
    private final HeightMemory heights = new HeightMemory();

    TableBlockView(Consumer<String> openLink) {
        this.openLink = openLink;
        grid.getStyleClass().add("md-table");
        bar.getStyleClass().add("md-table-bar");
        bar.setVisible(false);
        bar.valueProperty().addListener((property, before, now) -> grid.setTranslateX(-now.doubleValue()));
        setClip(window);
        getChildren().addAll(grid, bar);
    }

    /** How many rows a table has, its head included. */
    static int rows(TableBlock table) {
        return rowsOf(table).size();
    }

    /** Shows the table; cells that are there already are changed in place. False if it has fewer rows or cells than before. */
    boolean setTable(TableBlock table) {
        List<TableRow> rows = rowsOf(table);
        if (rows.size() < cells.size()) {
            return false;
        }
        for (int i = 0; i < rows.size(); i++) {
            if (!setRow(i, rows.get(i))) {
                return false;
            }
        }
        return true;
    }

    private static List<TableRow> rowsOf(TableBlock table) {
        List<TableRow> rows = new ArrayList<>();
        for (Node part = table.getFirstChild(); part != null; part = part.getNext()) {
            if (part instanceof TableHead || part instanceof TableBody) {
                for (Node row = part.getFirstChild(); row != null; row = row.getNext()) {
                    if (row instanceof TableRow one) {
                        rows.add(one);
                    }
                }
            }
        }
        return rows;
    }

    private boolean setRow(int index, TableRow row) {
        if (index == cells.size()) {
            cells.add(new ArrayList<>());
        }
        List<SelectableFlow> flows = cells.get(index);
        int column = 0;
        for (Node cell = row.getFirstChild(); cell != null; cell = cell.getNext()) {
            if (column == flows.size()) {
                flows.add(add(cell, column, index));
            }
            flows.get(column++).setRuns(Inlines.of(cell));
        }
        return column == flows.size();
    }

    private SelectableFlow add(Node cell, int column, int row) {
        boolean head = cell instanceof TableCell one && one.isHeader();
        SelectableFlow flow = new SelectableFlow(openLink, "", cell.getNext() == null ? "\n" : "\t");
        flow.getStyleClass().add(head ? "md-head" : "md-cell-text");
        VBox box = new VBox(flow);
        box.getStyleClass().add("md-cell");
        if (head) {
            box.getStyleClass().add("md-head-cell");
        }
        if (cell instanceof TableCell table && table.getAlignment() == TableCell.Alignment.RIGHT) {
            box.getStyleClass().add("md-right");
        }
        GridPane.setValignment(box, VPos.TOP);
        grid.add(box, column, row);
        if (column == grid.getColumnConstraints().size()) {
            ColumnConstraints constraints = new ColumnConstraints();
            constraints.setHgrow(Priority.SOMETIMES);
            constraints.setMinWidth(NARROWEST_COLUMN);
            grid.getColumnConstraints().add(constraints);
        }
        return flow;
    }

    private double gridWidth(double width) {
        return Math.max(width, grid.getColumnConstraints().size() * NARROWEST_COLUMN + 2);
    }

    @Override
    public Orientation getContentBias() {
        return Orientation.HORIZONTAL;
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
        return heights.of(width, this::measure);
    }

    private double measure(double width) {
        double wide = gridWidth(width);
        return Math.ceil(grid.prefHeight(wide)) + (width >= 0 && wide > width ? BAR : 0);
    }

    @Override
    protected double computeMinHeight(double width) {
        return computePrefHeight(width);
    }

    @Override
    protected void layoutChildren() {
        double wide = gridWidth(getWidth());
        boolean overflows = wide > getWidth();
        grid.resizeRelocate(0, 0, wide, getHeight() - (overflows ? BAR : 0));
        window.setWidth(getWidth());
        window.setHeight(getHeight());
        bar.setVisible(overflows);
        bar.setMax(Math.max(0, wide - getWidth()));
        bar.setVisibleAmount(bar.getMax() * getWidth() / wide);
        bar.setValue(Math.min(bar.getValue(), bar.getMax()));
        bar.resizeRelocate(0, getHeight() - BAR, getWidth(), BAR);
    }
}
