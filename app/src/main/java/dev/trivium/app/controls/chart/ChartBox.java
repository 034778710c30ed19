package dev.trivium.app.controls.chart;

import java.util.List;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.StackPane;
import org.jspecify.annotations.Nullable;

/**
 * A chart, or its values as a table: Ctrl+T goes from one to the other. In the table Ctrl+C copies everything as TSV and
 * Enter drills down.
 */
public final class ChartBox extends StackPane {

    private final Chart chart;
    private final Consumer<String> clipboard;
    private final Runnable up;
    private ChartTable values = ChartTable.EMPTY;
    private @Nullable TableView<ChartTable.Row> table;

    /**
     * @param clipboard takes what is copied
     * @param up what Backspace does
     */
    public ChartBox(Chart chart, Consumer<String> clipboard, Runnable up) {
        this.chart = chart;
        this.clipboard = clipboard;
        this.up = up;
        chart.setOnUp(up);
        setMinSize(0, 0);
        getChildren().add(chart);
        addEventFilter(KeyEvent.KEY_PRESSED, this::onKey);
    }

    public void setTable(ChartTable now) {
        values = now;
        TableView<ChartTable.Row> shown = table;
        if (shown != null) {
            fill(shown);
        }
    }

    public boolean isTable() {
        return table != null;
    }

    /** Shows the table instead of the chart, or the chart again; the focus goes with it. */
    public void toggle() {
        if (table == null) {
            TableView<ChartTable.Row> shown = new TableView<>();
            shown.setId(chart.getId() + "-table");
            shown.setAccessibleText(chart.getAccessibleText());
            shown.getStyleClass().add("tv-chart-table");
            shown.setFixedCellSize(26);
            shown.setColumnResizePolicy(TableView.CONSTRAINED_RESIZE_POLICY_ALL_COLUMNS);
            fill(shown);
            table = shown;
            getChildren().setAll(shown);
            shown.getSelectionModel().selectFirst();
            shown.requestFocus();
        } else {
            table = null;
            getChildren().setAll(chart);
            chart.requestFocus();
        }
    }

    private void fill(TableView<ChartTable.Row> shown) {
        List<String> names =
                shown.getColumns().stream().map(TableColumn::getText).toList();
        if (!names.equals(values.columns())) {
            shown.getColumns().clear();
            for (int i = 0; i < values.columns().size(); i++) {
                shown.getColumns().add(column(i));
            }
        }
        shown.getItems().setAll(values.rows());
    }

    private TableColumn<ChartTable.Row, String> column(int index) {
        TableColumn<ChartTable.Row, String> column =
                new TableColumn<>(values.columns().get(index));
        column.setSortable(false);
        column.setReorderable(false);
        column.setPrefWidth(index == 0 ? 130 : 92);
        column.setCellValueFactory(
                cell -> new ReadOnlyStringWrapper(cell.getValue().cells().get(index)));
        if (index > 0) {
            column.getStyleClass().addAll("tv-number-cell", "tv-right-cell");
        }
        return column;
    }

    private void onKey(KeyEvent event) {
        TableView<ChartTable.Row> shown = table;
        boolean plain = !event.isShortcutDown() && !event.isAltDown();
        if (event.isShortcutDown() && !event.isShiftDown() && event.getCode() == KeyCode.T) {
            toggle();
        } else if (shown != null && event.isShortcutDown() && event.getCode() == KeyCode.C) {
            clipboard.accept(values.tsv());
        } else if (shown != null && plain && event.getCode() == KeyCode.ENTER) {
            ChartTable.Row row = shown.getSelectionModel().getSelectedItem();
            Runnable drill = row == null ? null : row.drill();
            if (drill != null) {
                drill.run();
            }
        } else if (shown != null && plain && event.getCode() == KeyCode.BACK_SPACE) {
            up.run();
        } else if (shown != null && event.getCode() == KeyCode.ESCAPE) {
            toggle();
        } else {
            return;
        }
        event.consume();
    }
}
