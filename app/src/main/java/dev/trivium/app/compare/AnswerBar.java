package dev.trivium.app.compare;

import atlantafx.base.controls.ToggleSwitch;
import dev.trivium.app.controls.Nodes;
import dev.trivium.app.controls.SegmentedControl;
import dev.trivium.app.controls.Switches;
import java.util.List;
import java.util.function.Consumer;
import javafx.beans.property.BooleanProperty;
import javafx.beans.value.ChangeListener;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import org.kordamp.ikonli.feather.Feather;

/** The bar under the columns: how answers are shown, which is the baseline, what is marked. */
final class AnswerBar extends HBox {

    private final AnswersViewModel model;
    private final SegmentedControl<AnswerMode> mode;
    private final ColumnChip baseline;
    private final Label baselineWord = Nodes.fixed("Baseline", "tv-muted", "tv-small");
    private final HBox chip = new HBox(8);
    private final ToggleSwitch agreement = toggle("answers-agreement", "Agreement");
    private final ToggleSwitch syncScroll = toggle("answers-sync", "Sync scroll");
    private final Label agreementText = Nodes.label("", "tv-muted", "tv-small");
    private final Label legend =
            Nodes.label("Added words are underlined, removed words struck through.", "tv-muted", "tv-small");
    private final HBox keys = new HBox(6);
    private final ChangeListener<Object> change = (property, before, now) -> update();

    /** @param clipboard takes a diff that is copied */
    AnswerBar(AnswersViewModel model, Consumer<String> clipboard) {
        this.model = model;
        setId("answers-bar");
        getStyleClass().add("tv-answer-bar");
        mode = new SegmentedControl<>(
                "answers-mode", "View of the answers", List.of(AnswerMode.values()), AnswerMode::title);
        baseline = new ColumnChip(
                "answers-baseline", "", model.columns(), model.baselineProperty(), column -> true, model::pin);
        baseline.setTooltip(Nodes.tooltip("The column that the others are compared with (B pins the focused one)"));
        chip.getChildren().addAll(baselineWord, baseline);
        chip.getStyleClass().add("tv-select-row");
        agreement.setTooltip(Nodes.tooltip("Mark what every answer says, and what only one says"));
        syncScroll.setTooltip(Nodes.tooltip("Scroll all columns together"));
        agreementText.setId("answers-agreement-text");
        Button copy = Nodes.button("answers-copy-diff", "Copy diff");
        copy.setGraphic(Nodes.icon(Feather.COPY, "icon-14"));
        copy.setOnAction(event -> clipboard.accept(model.walk().text()));
        keys.getStyleClass().add("tv-select-row");
        keys.getChildren()
                .addAll(
                        Nodes.fixed("Next change", "tv-muted", "tv-small"),
                        Nodes.keyCap("F7"),
                        Nodes.fixed("Previous", "tv-muted", "tv-small"),
                        Nodes.keyCap("Shift+F7"),
                        copy);
        widthProperty().addListener((property, before, now) -> fit());
        chip.setMinWidth(USE_PREF_SIZE);
        keys.setMinWidth(USE_PREF_SIZE);
        legend.setMinWidth(0);
        agreementText.setMinWidth(0);
        getChildren().addAll(mode, chip, agreement, agreementText, legend, Nodes.spacer(), keys, syncScroll);
    }

    void attach() {
        mode.valueProperty().bindBidirectional(model.modeProperty());
        bind(agreement, model.agreementProperty());
        bind(syncScroll, model.syncScrollProperty());
        agreementText.textProperty().bind(model.agreementTextProperty());
        model.modeProperty().addListener(change);
        model.jsonProperty().addListener(change);
        model.agreementProperty().addListener(change);
        model.againstProperty().addListener(change);
        baseline.attach();
        update();
    }

    void detach() {
        mode.valueProperty().unbindBidirectional(model.modeProperty());
        agreement.selectedProperty().unbindBidirectional(model.agreementProperty());
        syncScroll.selectedProperty().unbindBidirectional(model.syncScrollProperty());
        agreementText.textProperty().unbind();
        model.modeProperty().removeListener(change);
        model.jsonProperty().removeListener(change);
        model.agreementProperty().removeListener(change);
        model.againstProperty().removeListener(change);
        baseline.detach();
    }

    private static void bind(ToggleSwitch toggle, BooleanProperty property) {
        toggle.selectedProperty().bindBidirectional(property);
    }

    private void update() {
        boolean diff = model.modeProperty().get() == AnswerMode.DIFF;
        boolean several = model.againstProperty().get() != null;
        mode.offer(AnswerMode.JSON, model.jsonProperty().get());
        mode.offer(AnswerMode.DIFF, several);
        Nodes.show(chip, !diff && several);
        Nodes.show(agreement, model.modeProperty().get() == AnswerMode.RENDERED && several);
        Nodes.show(agreementText, agreement.isVisible() && agreement.isSelected());
        Nodes.show(legend, diff);
        Nodes.show(keys, diff);
        Nodes.show(syncScroll, !diff && several);
        fit();
    }

    /** Where there is little room, words go that a tooltip says too. */
    private void fit() {
        if (getWidth() > 0) {
            Nodes.show(legend, keys.isManaged());
            Nodes.show(legend, keys.isManaged() && prefWidth(-1) <= getWidth());
            Nodes.show(baselineWord, true);
            Nodes.show(baselineWord, minWidth(-1) <= getWidth());
        }
    }

    static ToggleSwitch toggle(String id, String text) {
        return Switches.of(id, text);
    }
}
