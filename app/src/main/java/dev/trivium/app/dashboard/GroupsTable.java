package dev.trivium.app.dashboard;

import dev.trivium.app.controls.Marker;
import dev.trivium.app.controls.Nodes;
import dev.trivium.app.controls.Slot;
import dev.trivium.history.MeanScore;
import dev.trivium.history.Spread;
import java.math.BigDecimal;
import java.util.Comparator;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.FXCollections;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableRow;
import javafx.scene.control.TableView;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import org.jspecify.annotations.Nullable;

/** The table by model, route or prompt; the whole stays last however it is sorted. */
final class GroupsTable extends TableView<GroupRow> {

    private static final double NAME_LEAST = 170;

    private final Consumer<Scope> down;
    private final Runnable up;
    private final Consumer<String> clipboard;
    private final TableColumn<GroupRow, GroupRow> name;

    GroupsTable(Consumer<Scope> down, Runnable up, Consumer<String> clipboard) {
        this.down = down;
        this.up = up;
        this.clipboard = clipboard;
        setId("dashboard-groups");
        getStyleClass().add("tv-dash-table");
        setFixedCellSize(31);
        name = column("", 200, Comparator.comparing(GroupRow::name, String.CASE_INSENSITIVE_ORDER));
        name.setCellFactory(column -> new NameCell());
        TableColumn<GroupRow, GroupRow> spend =
                number("Spend", 84, GroupRow::spend, by(row -> row.figures().usd(), BigDecimal.ZERO));
        getColumns()
                .addAll(List.of(
                        name,
                        number(
                                "Calls",
                                66,
                                row -> FigureTexts.count(row.figures().calls()),
                                by(row -> row.figures().calls(), 0L)),
                        spend,
                        number("Score", 62, GroupsTable::score, by(GroupsTable::mean, -1.0)),
                        number("p50", 66, row -> latency(row, Spread::p50), by(row -> millis(row, Spread::p50), -1.0)),
                        number("p95", 66, row -> latency(row, Spread::p95), by(row -> millis(row, Spread::p95), -1.0)),
                        number(
                                "Errors",
                                72,
                                row -> FigureTexts.percent(row.figures().errorRate()),
                                by(row -> row.figures().errorRate(), -1.0))));
        spend.setSortType(TableColumn.SortType.DESCENDING);
        getSortOrder().add(spend);
        setSortPolicy(table -> sorted());
        widthProperty().addListener((property, before, now) -> fitName());
        setRowFactory(table -> {
            TableRow<GroupRow> row = new TableRow<>();
            row.setOnMouseClicked(event -> {
                if (!row.isEmpty() && event.getClickCount() == 2) {
                    down.accept(row.getItem().calls());
                }
            });
            row.itemProperty()
                    .addListener((property, before, now) -> row.pseudoClassStateChanged(
                            javafx.css.PseudoClass.getPseudoClass("total"), now != null && now.total()));
            return row;
        });
        addEventFilter(KeyEvent.KEY_PRESSED, this::onKey);
    }

    /** @param rows the whole last */
    void show(List<GroupRow> rows, String firstColumn, String description) {
        GroupRow selected = getSelectionModel().getSelectedItem();
        name.setText(firstColumn);
        setAccessibleText(description);
        getItems().setAll(rows);
        sorted();
        if (selected != null) {
            getItems().stream()
                    .filter(row -> row.name().equals(selected.name()))
                    .findFirst()
                    .ifPresent(getSelectionModel()::select);
        }
    }

    private boolean sorted() {
        Comparator<GroupRow> wanted = getComparator();
        Comparator<GroupRow> totalLast = Comparator.comparing(GroupRow::total);
        FXCollections.sort(getItems(), wanted == null ? totalLast : totalLast.thenComparing(wanted));
        return true;
    }

    private void onKey(KeyEvent event) {
        GroupRow row = getSelectionModel().getSelectedItem();
        if (event.isShortcutDown() && event.getCode() == KeyCode.C) {
            clipboard.accept(tsv());
        } else if (event.getCode() == KeyCode.ENTER && row != null) {
            down.accept(row.calls());
        } else if (event.getCode() == KeyCode.BACK_SPACE) {
            up.run();
        } else {
            return;
        }
        event.consume();
    }

    /** As it is sorted. */
    private String tsv() {
        String head = getColumns().stream().map(TableColumn::getText).collect(Collectors.joining("\t", "", "\n"));
        return head
                + getItems().stream()
                        .map(row -> String.join(
                                "\t",
                                row.name().replaceAll("\\s+", " "),
                                FigureTexts.count(row.figures().calls()),
                                row.spend(),
                                score(row),
                                latency(row, Spread::p50),
                                latency(row, Spread::p95),
                                FigureTexts.percent(row.figures().errorRate())))
                        .collect(Collectors.joining("\n", "", "\n"));
    }

    private void fitName() {
        double others =
                getColumns().stream().skip(1).mapToDouble(TableColumn::getWidth).sum();
        name.setPrefWidth(Math.max(NAME_LEAST, getWidth() - others - 1));
    }

    private static <T extends Comparable<T>> Comparator<GroupRow> by(Function<GroupRow, @Nullable T> value, T absent) {
        return Comparator.comparing(row -> {
            T known = value.apply(row);
            return known == null ? absent : known;
        });
    }

    private static TableColumn<GroupRow, GroupRow> column(String title, double width, Comparator<GroupRow> order) {
        TableColumn<GroupRow, GroupRow> column = new TableColumn<>(title);
        column.setPrefWidth(width);
        column.setReorderable(false);
        column.setComparator(order);
        column.setCellValueFactory(cell -> new ReadOnlyObjectWrapper<>(cell.getValue()));
        return column;
    }

    private static TableColumn<GroupRow, GroupRow> number(
            String title, double width, Function<GroupRow, String> text, Comparator<GroupRow> order) {
        TableColumn<GroupRow, GroupRow> column = column(title, width, order);
        column.getStyleClass().addAll("tv-number-cell", "tv-right-cell");
        boolean errors = title.equals("Errors");
        column.setCellFactory(cells -> new TableCell<>() {
            @Override
            protected void updateItem(@Nullable GroupRow row, boolean empty) {
                super.updateItem(row, empty);
                setText(empty || row == null ? null : text.apply(row));
                getStyleClass().remove("worse");
                if (errors && row != null && row.worse()) {
                    getStyleClass().add("worse");
                }
            }
        });
        return column;
    }

    private static String score(GroupRow row) {
        MeanScore score = row.score();
        return score == null ? dev.trivium.app.controls.Figures.ABSENT : FigureTexts.score(score.mean());
    }

    private static @Nullable Double mean(GroupRow row) {
        MeanScore score = row.score();
        return score == null ? null : score.mean();
    }

    private static String latency(GroupRow row, Function<Spread, Double> percentile) {
        return FigureTexts.seconds(millis(row, percentile));
    }

    private static @Nullable Double millis(GroupRow row, Function<Spread, Double> percentile) {
        Spread spread = row.figures().durationMs();
        return spread == null ? null : percentile.apply(spread);
    }

    private static final class NameCell extends TableCell<GroupRow, GroupRow> {

        @Override
        protected void updateItem(@Nullable GroupRow row, boolean empty) {
            super.updateItem(row, empty);
            if (empty || row == null) {
                setGraphic(null);
                return;
            }
            HBox box = new HBox(8);
            box.setAlignment(Pos.CENTER_LEFT);
            Slot slot = row.slot();
            if (slot != null) {
                box.getChildren().add(new Marker(slot));
            }
            Label label = Nodes.label(row.name());
            if (row.total()) {
                label.getStyleClass().add("tv-strong");
            }
            box.getChildren().add(label);
            if (!row.chip().isEmpty()) {
                Label chip = Nodes.fixed(row.chip(), "tv-chip");
                if (row.chip().equals("Demo")) {
                    chip.getStyleClass().add("tv-chip-warning");
                }
                box.getChildren().add(chip);
            }
            setGraphic(box);
        }
    }
}
