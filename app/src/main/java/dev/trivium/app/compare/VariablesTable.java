package dev.trivium.app.compare;

import dev.trivium.app.compare.prompt.ValueSetBar;
import dev.trivium.app.controls.Nodes;
import javafx.collections.ListChangeListener;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/** The prompt's variables with a field for each value; there only while the prompt has variables. */
final class VariablesTable extends VBox {

    private static final double ROW = 25;
    private static final int MOST_ROWS = 6;

    private final PromptViewModel prompt;
    private final VBox rows = new VBox();
    private final ScrollPane scroll = new ScrollPane(rows);
    private final ListChangeListener<Variable> change = event -> draw();

    VariablesTable(PromptViewModel prompt) {
        this.prompt = prompt;
        setId("compare-variables");
        getStyleClass().add("tv-variables");
        Label summary = Nodes.label("", "tv-muted", "tv-small");
        summary.setId("compare-variables-summary");
        summary.textProperty().bind(prompt.variableSummaryProperty());
        HBox title = new HBox(
                8,
                Nodes.label("Variables", "tv-strong", "tv-small"),
                summary,
                Nodes.spacer(),
                new ValueSetBar(prompt.valueSets()));
        title.setAlignment(Pos.CENTER_LEFT);
        rows.getStyleClass().add("tv-variable-table");
        scroll.getStyleClass().add("tv-scroll");
        scroll.setFitToWidth(true);
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        setMinHeight(USE_PREF_SIZE);
        getChildren().addAll(title, scroll);
    }

    void attach() {
        prompt.variables().addListener(change);
        draw();
    }

    void detach() {
        prompt.variables().removeListener(change);
    }

    private void draw() {
        rows.getChildren().clear();
        for (Variable variable : prompt.variables()) {
            rows.getChildren().add(row(variable, rows.getChildren().isEmpty()));
        }
        double height = ROW * Math.min(MOST_ROWS, prompt.variables().size()) + 3;
        scroll.setMinHeight(height);
        scroll.setPrefHeight(height);
        Nodes.show(this, !prompt.variables().isEmpty());
    }

    private static HBox row(Variable variable, boolean first) {
        Label name = Nodes.label(variable.name(), "tv-variable-name");
        name.setTooltip(Nodes.tooltip(variable.name()));
        TextField value = new TextField();
        value.setId("compare-variable-" + variable.name());
        value.getStyleClass().addAll("tv-field", "tv-variable-value");
        value.promptTextProperty().bind(variable.fallbackProperty().map(text -> text.isEmpty() ? "Value" : text));
        value.setAccessibleText("Value of " + variable.name());
        value.textProperty().bindBidirectional(variable.valueProperty());
        HBox.setHgrow(value, Priority.ALWAYS);
        HBox row = new HBox(name, value);
        row.getStyleClass().add("tv-variable-row");
        if (first) {
            row.getStyleClass().add("first");
        }
        return row;
    }
}
