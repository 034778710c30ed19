package dev.trivium.app.dashboard;

import dev.trivium.app.controls.Figures;
import dev.trivium.app.controls.Marker;
import dev.trivium.app.controls.Nodes;
import dev.trivium.app.controls.Slot;
import dev.trivium.chat.Basis;
import dev.trivium.chat.ModelAddress;
import dev.trivium.chat.Usage;
import dev.trivium.history.CallLine;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableRow;
import javafx.scene.control.TableView;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;

/** The calls behind a figure, newest first. */
final class CallsView extends VBox {

    /** So many rows before the end the next page is read. */
    private static final int AHEAD = 20;

    private final DashboardViewModel model;
    private final Function<ModelAddress, Slot> slots;
    private final ZoneId zone;
    private final TableView<CallLine> table = new TableView<>();
    private final HBox narrowed = new HBox(8);
    private final Label empty = Nodes.label("", "tv-empty");

    CallsView(DashboardViewModel model, Function<ModelAddress, Slot> slots, Consumer<String> clipboard, ZoneId zone) {
        this.model = model;
        this.slots = slots;
        this.zone = zone;
        setId("dashboard-calls");
        getStyleClass().add("tv-dash-calls");
        Button up = Nodes.button("dashboard-calls-up", "Figures", "tv-small-button");
        up.setGraphic(Nodes.icon(Feather.CHEVRON_LEFT, "icon-14"));
        up.setTooltip(Nodes.tooltip("Back up to the figures (Backspace)"));
        up.setOnAction(event -> model.up());
        Label summary = Nodes.fixed("", "tv-muted", "tv-small");
        summary.setId("dashboard-calls-summary");
        summary.textProperty().bind(model.calls().summaryProperty());
        Label problem = Nodes.label("", "tv-danger-text");
        problem.textProperty().bind(model.calls().problemProperty());
        narrowed.setAlignment(Pos.CENTER_LEFT);
        HBox bar = new HBox(up, Nodes.fixed("Calls", "tv-strong"), narrowed, problem, Nodes.spacer(), summary);
        bar.getStyleClass().add("tv-bar");
        table(clipboard);
        VBox.setVgrow(table, Priority.ALWAYS);
        getChildren().addAll(bar, table);
        model.calls().loadingProperty().addListener((property, before, now) -> describeEmpty());
    }

    void show(Scope scope) {
        narrowed.getChildren().clear();
        if (scope.from() != null || scope.until() != null) {
            narrow(time(scope), scope.between(null, null));
        }
        ModelAddress of = scope.of();
        if (of != null) {
            Button chip = narrow(of.toString(), scope.of(null));
            chip.setGraphic(new HBox(6, new Marker(slots.apply(of), 0.85), Nodes.icon(Feather.X, "icon-14")));
        }
        String prompt = scope.prompt();
        if (prompt != null) {
            narrow(FigureTexts.prompt(prompt), scope.withPrompt(null));
        }
        String status = scope.status();
        if (status != null) {
            narrow(FigureTexts.errorKind(status), scope.withStatus(null));
        }
        describeEmpty();
    }

    void focusTable() {
        table.requestFocus();
        if (table.getSelectionModel().isEmpty()) {
            table.getSelectionModel().selectFirst();
        }
    }

    private String time(Scope scope) {
        String from =
                scope.from() == null ? "" : Times.MINUTE.format(scope.from().atZone(zone));
        String until =
                scope.until() == null ? "" : Times.MINUTE.format(scope.until().atZone(zone));
        return from + " – " + until;
    }

    private Button narrow(String text, Scope wider) {
        Button chip = new Button(text);
        chip.getStyleClass().setAll("tv-dash-set");
        chip.setGraphic(Nodes.icon(Feather.X, "icon-14"));
        chip.setContentDisplay(ContentDisplay.RIGHT);
        chip.setMnemonicParsing(false);
        chip.setAccessibleText("Show the calls beyond " + text);
        chip.setOnAction(event -> model.go(model.address().withCalls(wider)));
        narrowed.getChildren().add(chip);
        return chip;
    }

    private void table(Consumer<String> clipboard) {
        table.setId("dashboard-calls-table");
        table.getStyleClass().add("tv-dash-table");
        table.setAccessibleText("Calls, newest first");
        table.setFixedCellSize(30);
        table.setColumnResizePolicy(TableView.CONSTRAINED_RESIZE_POLICY_SUBSEQUENT_COLUMNS);
        table.setPlaceholder(new StackPane(empty));
        table.setItems(model.calls().lines());
        table.getColumns()
                .addAll(List.of(
                        text(
                                "Started",
                                150,
                                call -> Times.LISTED.format(call.startedAt().atZone(zone)),
                                true,
                                false),
                        modelColumn(),
                        text("Route", 140, call -> Objects.requireNonNullElse(call.route(), ""), false, false),
                        text("Prompt", 190, call -> FigureTexts.prompt(call.prompt()), false, false),
                        statusColumn(),
                        text("Latency", 88, call -> Figures.seconds(call.duration()), true, true),
                        text("TTFT", 80, call -> Figures.seconds(call.timeToFirstToken()), true, true),
                        text("Tokens", 118, CallsView::tokens, true, true),
                        text("Cost", 104, CallsView::cost, true, true)));
        table.setRowFactory(view -> row());
        table.addEventFilter(KeyEvent.KEY_PRESSED, event -> onKey(event, clipboard));
    }

    private TableRow<CallLine> row() {
        TableRow<CallLine> row = new TableRow<>();
        row.setOnMouseClicked(event -> {
            if (event.getClickCount() == 2 && !row.isEmpty()) {
                open(row.getItem());
            }
        });
        row.indexProperty().addListener((property, before, now) -> {
            int size = model.calls().lines().size();
            if (now.intValue() >= size - AHEAD && now.intValue() < size) {
                model.calls().more();
            }
        });
        return row;
    }

    private void open(CallLine call) {
        model.go(model.address().withCall(new DashboardAddress.CallKey(call.runId(), call.id())));
    }

    private void onKey(KeyEvent event, Consumer<String> clipboard) {
        CallLine call = table.getSelectionModel().getSelectedItem();
        if (event.isShortcutDown() && event.getCode() == KeyCode.C) {
            clipboard.accept(tsv());
        } else if (event.getCode() == KeyCode.ENTER && call != null) {
            open(call);
        } else if (event.getCode() == KeyCode.BACK_SPACE) {
            model.up();
        } else {
            return;
        }
        event.consume();
    }

    /** What was read so far. */
    private String tsv() {
        List<String> lines = new ArrayList<>();
        lines.add(table.getColumns().stream().map(TableColumn::getText).collect(Collectors.joining("\t")));
        for (CallLine call : model.calls().lines()) {
            lines.add(String.join(
                    "\t",
                    Times.MOMENT.format(call.startedAt().atZone(zone)),
                    call.model().toString(),
                    Objects.requireNonNullElse(call.route(), ""),
                    FigureTexts.prompt(call.prompt()),
                    call.status(),
                    Figures.seconds(call.duration()),
                    Figures.seconds(call.timeToFirstToken()),
                    tokens(call),
                    cost(call)));
        }
        return String.join("\n", lines) + "\n";
    }

    private void describeEmpty() {
        empty.setText(model.calls().loadingProperty().get() ? "Reading …" : "No call fits these filters.");
    }

    private static String tokens(CallLine call) {
        Usage usage = call.usage();
        return usage == null
                ? Figures.ABSENT
                : Figures.tokens(usage.inputTokens(), usage.basis()) + " → "
                        + Figures.tokens(usage.outputTokens(), usage.basis());
    }

    private static String cost(CallLine call) {
        if (call.simulated() || call.cost().basis() == Basis.SIMULATED) {
            return "simulated";
        }
        // A call that failed before anything was counted is taken to have cost nothing.
        boolean nothing =
                !call.cost().known() && call.usage() == null && !call.status().equals("ok");
        return nothing ? Figures.ABSENT : Figures.cost(call.cost());
    }

    private static TableColumn<CallLine, CallLine> column(String title, double width) {
        TableColumn<CallLine, CallLine> column = new TableColumn<>(title);
        column.setPrefWidth(width);
        column.setMinWidth(Math.min(width, 110));
        column.setSortable(false);
        column.setReorderable(false);
        column.setCellValueFactory(cell -> new ReadOnlyObjectWrapper<>(cell.getValue()));
        return column;
    }

    private static TableColumn<CallLine, CallLine> text(
            String title, double width, Function<CallLine, String> words, boolean mono, boolean right) {
        TableColumn<CallLine, CallLine> column = column(title, width);
        if (mono) {
            column.getStyleClass().add("tv-number-cell");
        }
        if (right) {
            column.getStyleClass().add("tv-right-cell");
        }
        column.setCellFactory(cells -> new TableCell<>() {
            @Override
            protected void updateItem(@Nullable CallLine call, boolean none) {
                super.updateItem(call, none);
                setText(none || call == null ? null : words.apply(call));
            }
        });
        return column;
    }

    private TableColumn<CallLine, CallLine> modelColumn() {
        TableColumn<CallLine, CallLine> column = column("Model", 230);
        column.setCellFactory(cells -> new TableCell<>() {
            @Override
            protected void updateItem(@Nullable CallLine call, boolean none) {
                super.updateItem(call, none);
                if (none || call == null) {
                    setGraphic(null);
                    return;
                }
                HBox box = new HBox(
                        8,
                        new Marker(slots.apply(call.model())),
                        Nodes.label(call.model().toString()));
                box.setAlignment(Pos.CENTER_LEFT);
                if (call.simulated()) {
                    box.getChildren().add(Nodes.fixed("Demo", "tv-chip", "tv-chip-warning"));
                }
                setGraphic(box);
            }
        });
        return column;
    }

    private static TableColumn<CallLine, CallLine> statusColumn() {
        TableColumn<CallLine, CallLine> column = column("Outcome", 140);
        column.setCellFactory(cells -> new TableCell<>() {
            @Override
            protected void updateItem(@Nullable CallLine call, boolean none) {
                super.updateItem(call, none);
                setText(none || call == null ? null : FigureTexts.errorKind(call.status()));
                getStyleClass().remove("worse");
                if (call != null
                        && !call.status().equals("ok")
                        && !call.status().equals("cancelled")) {
                    getStyleClass().add("worse");
                }
            }
        });
        return column;
    }
}
