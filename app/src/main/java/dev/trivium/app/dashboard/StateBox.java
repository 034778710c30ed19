package dev.trivium.app.dashboard;

import dev.trivium.app.controls.Nodes;
import java.time.LocalDate;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

/** What stands where the figures would: a sentence, and what can be done. */
final class StateBox extends VBox {

    private static final double WIDTH = 460;

    private final DashboardViewModel model;
    private final Runnable compare;
    private final Label words = Nodes.label("", "tv-empty");
    private final HBox buttons = new HBox(8);

    StateBox(DashboardViewModel model, Runnable compare) {
        super(12);
        this.model = model;
        this.compare = compare;
        setId("dashboard-state");
        setAlignment(Pos.CENTER);
        words.setId("dashboard-state-text");
        words.setWrapText(true);
        words.setMaxWidth(WIDTH);
        words.setTextAlignment(javafx.scene.text.TextAlignment.CENTER);
        words.setAlignment(Pos.CENTER);
        buttons.setAlignment(Pos.CENTER);
        getChildren().addAll(words, buttons);
    }

    void focusFirst() {
        if (!buttons.getChildren().isEmpty()) {
            buttons.getChildren().get(0).requestFocus();
        }
    }

    void show(DashboardViewModel.State state) {
        buttons.getChildren().clear();
        DashboardAddress address = model.address();
        switch (state) {
            case WAITING, FIGURES -> words.setText("");
            case NO_CALLS -> {
                words.setText(
                        model.hasHistory()
                                ? "What calls cost, how long they take and how often they fail is shown here once a prompt"
                                        + " has run."
                                : "There is no history, so no call is kept. The status bar says why.");
                if (model.hasHistory()) {
                    add("dashboard-state-compare", "Run a prompt in Compare", compare);
                }
            }
            case ONLY_SIMULATED -> {
                words.setText(
                        "Only demo models were called so far. Their answers and times are invented, so they are not"
                                + " counted here.");
                add(
                        "dashboard-state-simulated",
                        "Show simulated figures",
                        () -> model.go(address.withFilter(address.filter().withSimulated(true))));
            }
            case NOTHING_FITS -> nothing(address);
            case PROBLEM -> {
                words.setText(model.problemProperty().get());
                add("dashboard-state-again", "Try again", model::refresh);
            }
        }
    }

    private void nothing(DashboardAddress address) {
        Overview overview = model.overviewProperty().get();
        LocalDate first = overview == null ? LocalDate.EPOCH : overview.span().first();
        LocalDate last = overview == null ? LocalDate.EPOCH : overview.span().last();
        String days = first.equals(last) ? "on " + Times.span(first, last) : "from " + Times.span(first, last);
        words.setText(
                address.filtered() ? "No call fits these filters " + days + "." : "No call was made " + days + ".");
        if (address.filtered()) {
            add("dashboard-state-clear", "Clear filters", () -> model.go(address.cleared()));
        }
        if (!address.range().equals(Range.MONTH)) {
            add("dashboard-state-month", "Show 30 days", () -> model.go(address.withRange(Range.MONTH)));
        }
    }

    private void add(String id, String title, Runnable action) {
        Button button = Nodes.button(id, title);
        button.setOnAction(event -> action.run());
        buttons.getChildren().add(button);
    }
}
