package dev.trivium.app.compare;

import atlantafx.base.controls.ToggleSwitch;
import dev.trivium.app.controls.Nodes;
import dev.trivium.app.controls.SegmentedControl;
import java.util.List;
import javafx.beans.value.ChangeListener;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/** The bars over the columns while a diff is shown: what is compared, how much differs, and the way through it. */
final class DiffBar extends VBox {

    private final AnswersViewModel model;
    private final ColumnChip baseline;
    private final ColumnChip against;
    private final SegmentedControl<DiffLayout> layout;
    private final ToggleSwitch ignoreCase = AnswerBar.toggle("diff-ignore-case", "Ignore case");
    private final Label change = Nodes.fixed("", "tv-muted");
    private final Label current = Nodes.fixed("", "tv-number");
    private final Label total = Nodes.fixed("", "tv-number");
    private final HBox position = new HBox(4);
    private final Label same = Nodes.fixed("", "tv-number");
    private final Label added = Nodes.fixed("", "tv-diff-added");
    private final Label removed = Nodes.fixed("", "tv-diff-removed");
    private final HBox figures = new HBox(8);
    private final Label waiting = Nodes.label("", "tv-muted", "tv-small");
    private final ChangeListener<Object> changed = (property, before, now) -> update();

    DiffBar(AnswersViewModel model) {
        this.model = model;
        setId("diff-bar");
        baseline = new ColumnChip(
                "diff-baseline", "Baseline", model.columns(), model.baselineProperty(), column -> true, model::pin);
        against = new ColumnChip(
                "diff-against",
                "",
                model.columns(),
                model.againstProperty(),
                column -> column != model.baselineProperty().get(),
                model::compareWith);
        layout = new SegmentedControl<>(
                "diff-layout", "Layout of the diff", List.of(DiffLayout.values()), DiffLayout::title);
        removed.setText("");
        getChildren().addAll(top(), bottom());
    }

    private HBox top() {
        Button previous = Nodes.iconButton("diff-previous", Feather.CHEVRON_UP, "Previous change (Shift+F7)");
        previous.setOnAction(event -> model.walk(-1));
        Button next = Nodes.iconButton("diff-next", Feather.CHEVRON_DOWN, "Next change (F7)");
        next.setOnAction(event -> model.walk(1));
        change.setId("diff-changes");
        current.setId("diff-current");
        total.setId("diff-total");
        position.getStyleClass().add("tv-select-row");
        position.getChildren().addAll(change, current, Nodes.fixed("of", "tv-muted"), total);
        Region separator = new Region();
        separator.getStyleClass().add("tv-separator");
        HBox bar = new HBox(
                Nodes.fixed("Diff", "tv-strong"),
                baseline,
                Nodes.fixed("against", "tv-muted"),
                against,
                separator,
                layout,
                Nodes.spacer(),
                position,
                previous,
                next);
        bar.getStyleClass().add("tv-bar");
        return bar;
    }

    private HBox bottom() {
        figures.getStyleClass().add("tv-select-row");
        figures.getChildren()
                .addAll(
                        same,
                        Nodes.fixed("same words", "tv-muted", "tv-small"),
                        added,
                        Nodes.fixed("words added", "tv-muted", "tv-small"),
                        removed,
                        Nodes.fixed("words removed", "tv-muted", "tv-small"));
        same.setId("diff-same");
        added.setId("diff-added");
        removed.setId("diff-removed");
        waiting.setId("diff-waiting");
        HBox bar = new HBox(figures, waiting, Nodes.spacer(), ignoreCase);
        bar.getStyleClass().add("tv-sub-bar");
        return bar;
    }

    void attach() {
        layout.valueProperty().bindBidirectional(model.layoutProperty());
        ignoreCase.selectedProperty().bindBidirectional(model.ignoreCaseProperty());
        model.walk().summaryProperty().addListener(changed);
        model.walk().indexProperty().addListener(changed);
        model.modeProperty().addListener(changed);
        baseline.attach();
        against.attach();
        update();
    }

    void detach() {
        layout.valueProperty().unbindBidirectional(model.layoutProperty());
        ignoreCase.selectedProperty().unbindBidirectional(model.ignoreCaseProperty());
        model.walk().summaryProperty().removeListener(changed);
        model.walk().indexProperty().removeListener(changed);
        model.modeProperty().removeListener(changed);
        baseline.detach();
        against.detach();
    }

    private void update() {
        Nodes.show(this, model.modeProperty().get() == AnswerMode.DIFF);
        ChangeWalk.Summary summary = model.walk().summaryProperty().get();
        Nodes.show(figures, summary != null);
        Nodes.show(waiting, summary == null);
        Nodes.show(position, summary != null);
        waiting.setText("The diff appears when both answers have ended.");
        if (summary == null) {
            return;
        }
        same.setText(summary.same() + " %");
        added.setText("+" + summary.added());
        removed.setText("−" + summary.removed());
        int at = model.walk().index();
        change.setText("Change");
        current.setText(at < 0 ? "–" : Integer.toString(at + 1));
        total.setText(Integer.toString(summary.places().size()));
    }
}
