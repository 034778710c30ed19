package dev.trivium.app.compare;

import dev.trivium.app.controls.Figures;
import dev.trivium.app.controls.Nodes;
import dev.trivium.compare.SampleSummary;
import dev.trivium.compare.Spread;
import java.util.Locale;
import java.util.function.Function;
import javafx.beans.value.ChangeListener;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;

/** A column's samples: which one is shown, how far they agree, and between which bounds their figures lie. */
final class SamplesView extends VBox {

    private static final double TALLEST = 190;

    private final PaneViewModel model;
    private final CompareViewModel screen;
    private final String id;
    private final Button toggle = new Button();
    private final Button before;
    private final Button after;
    private final VBox answers = new VBox(2);
    private final GridPane figures = new GridPane();
    private final ScrollPane opened;
    private boolean open = true;
    private final ChangeListener<Object> change = (property, old, now) -> update();

    SamplesView(PaneViewModel model, CompareViewModel screen, String id) {
        this.model = model;
        this.screen = screen;
        this.id = id;
        toggle.setId(id + "-samples");
        toggle.getStyleClass().add("tv-thinking-toggle");
        toggle.setOnAction(event -> {
            open = !open;
            update();
        });
        before = step(id + "-sample-before", Feather.CHEVRON_LEFT, "Previous sample (Alt+↑)", -1);
        after = step(id + "-sample-after", Feather.CHEVRON_RIGHT, "Next sample (Alt+↓)", 1);
        HBox row = new HBox(toggle, Nodes.spacer(), before, after);
        row.getStyleClass().addAll("tv-thinking", "tv-samples-row");
        figures.setHgap(8);
        figures.setVgap(2);
        VBox content = new VBox(8, answers, figures);
        content.getStyleClass().add("tv-samples");
        opened = new ScrollPane(content);
        opened.setId(id + "-samples-list");
        opened.setAccessibleText("Distribution of the samples");
        opened.getStyleClass().add("tv-scroll");
        opened.setFitToWidth(true);
        opened.setMaxHeight(TALLEST);
        opened.setMinHeight(USE_PREF_SIZE);
        opened.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        getChildren().addAll(row, opened);
    }

    private Button step(String buttonId, Feather icon, String text, int by) {
        Button button = Nodes.iconButton(buttonId, icon, text);
        button.getStyleClass().add("tv-samples-step");
        button.setOnAction(event -> screen.stepSample(model, by));
        return button;
    }

    void attach() {
        model.samples().sizeProperty().addListener(change);
        model.samples().shownProperty().addListener(change);
        model.samples().summaryProperty().addListener(change);
        update();
    }

    void detach() {
        model.samples().sizeProperty().removeListener(change);
        model.samples().shownProperty().removeListener(change);
        model.samples().summaryProperty().removeListener(change);
    }

    private void update() {
        int size = model.samples().sizeProperty().get();
        int shown = model.samples().shownProperty().get();
        SampleSummary summary = model.samples().summaryProperty().get();
        Nodes.show(this, size > 1);
        Nodes.show(opened, open && summary != null && summary.answered() > 0);
        toggle.setText((shown + 1) + " of " + size + agreement(summary));
        toggle.setAccessibleText("Sample " + toggle.getText());
        toggle.setGraphic(Nodes.icon(open ? Feather.CHEVRON_DOWN : Feather.CHEVRON_RIGHT, "icon-14"));
        before.setDisable(shown <= 0);
        after.setDisable(shown >= size - 1);
        answers.getChildren().clear();
        figures.getChildren().clear();
        if (summary != null) {
            draw(summary);
        }
    }

    private static String agreement(@Nullable SampleSummary summary) {
        Double share = summary == null ? null : summary.agreement();
        return share == null ? "" : " · " + percent(share) + " agree";
    }

    private void draw(SampleSummary summary) {
        Label title = Nodes.label(title(summary), "tv-label-medium");
        title.setId(id + "-samples-title");
        title.setTooltip(Nodes.tooltip(
                title.getText() + ". Overlap is the mean share of words that two of the answers have in common."));
        answers.getChildren().add(title);
        for (SampleSummary.Distinct distinct : summary.distinct()) {
            answers.getChildren().add(answer(distinct, summary.answered()));
        }
        line(0, "", "Least", "Median", "Most", "tv-label");
        spread(1, "Words", summary.words(), value -> String.format(Locale.ROOT, "%.0f", value));
        spread(2, "Time", summary.seconds(), value -> String.format(Locale.ROOT, "%.2f s", value));
        spread(3, "Cost", summary.usd(), value -> String.format(Locale.ROOT, "$%.4f", value));
        if (summary.usd() == null && summary.simulated()) {
            Label simulated = Nodes.fixed("simulated", "tv-number-muted");
            figures.add(simulated, 1, 3, 3, 1);
        }
    }

    /** How many answered, how many are different, and what their words have in common. */
    private static String title(SampleSummary summary) {
        String answered = summary.answered() == summary.asked()
                ? ""
                : summary.answered() + " of " + summary.asked() + " answered · ";
        int different = summary.distinct().size();
        Double overlap = summary.overlap();
        return answered
                + (different == 1 ? "all the same" : different + " different")
                + (overlap == null || different == 1 ? "" : " · overlap " + percent(overlap));
    }

    private Button answer(SampleSummary.Distinct distinct, int answered) {
        Label count = Nodes.fixed(distinct.count() + "×", "tv-number");
        count.setMinWidth(28);
        javafx.scene.layout.Region bar = new javafx.scene.layout.Region();
        bar.getStyleClass().add("tv-samples-bar");
        double width = 44.0 * distinct.count() / answered;
        bar.setMinSize(width, 6);
        bar.setMaxSize(width, 6);
        HBox track = new HBox(bar);
        track.setAlignment(Pos.CENTER_LEFT);
        track.setMinWidth(44);
        track.setMaxWidth(44);
        Label text = Nodes.label(distinct.text().isEmpty() ? "No text" : distinct.text(), "tv-small");
        text.setMinWidth(0);
        HBox.setHgrow(text, Priority.ALWAYS);
        HBox row = new HBox(6, count, track, text);
        row.setAlignment(Pos.CENTER_LEFT);
        Button button = new Button();
        button.setGraphic(row);
        row.maxWidthProperty().bind(button.widthProperty().subtract(8));
        row.prefWidthProperty().bind(button.widthProperty().subtract(8));
        button.setId(id + "-distinct-" + distinct.samples().get(0));
        button.setMaxWidth(Double.MAX_VALUE);
        button.setMinWidth(0);
        button.setPrefWidth(0);
        button.getStyleClass().add("tv-samples-answer");
        if (distinct.samples().contains(model.samples().shownProperty().get())) {
            button.getStyleClass().add("current");
        }
        button.setAccessibleText(distinct.count() + " of " + answered + " samples: " + distinct.text());
        button.setOnAction(event -> screen.showSample(model, distinct.samples().get(0)));
        VBox.setVgrow(button, Priority.NEVER);
        return button;
    }

    private void spread(int row, String name, @Nullable Spread spread, Function<Double, String> words) {
        if (spread == null) {
            line(row, name, Figures.ABSENT, Figures.ABSENT, Figures.ABSENT, "tv-number");
        } else {
            line(
                    row,
                    name,
                    words.apply(spread.least().doubleValue()),
                    words.apply(spread.median().doubleValue()),
                    words.apply(spread.most().doubleValue()),
                    "tv-number");
        }
    }

    private void line(int row, String name, String least, String median, String most, String style) {
        Label label = Nodes.fixed(name, "tv-label");
        label.setMinWidth(44);
        figures.add(label, 0, row);
        String[] values = {least, median, most};
        for (int i = 0; i < values.length; i++) {
            Label value = Nodes.fixed(values[i], style);
            GridPane.setHalignment(value, javafx.geometry.HPos.RIGHT);
            GridPane.setHgrow(value, Priority.ALWAYS);
            figures.add(value, i + 1, row);
        }
    }

    private static String percent(double share) {
        return Math.round(share * 100) + " %";
    }
}
