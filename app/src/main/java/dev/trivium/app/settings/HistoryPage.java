package dev.trivium.app.settings;

import dev.trivium.app.controls.Nodes;
import dev.trivium.workspace.Amounts;
import dev.trivium.workspace.HistorySettings;
import java.util.Locale;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/** Settings, History and data: what is kept, for how long, and how big it is. */
final class HistoryPage extends LimitsPage {

    private static final double MEGABYTE = 1_000_000.0;

    private final Label size = Nodes.fixed("", "tv-number");
    private final Button compact = Nodes.button("history-compact", "Compact now");
    private final Switch keep = new Switch();
    private final Label keepWords = Nodes.label("", "tv-small");
    private final TextField age;
    private final TextField bytes;
    private final Button delete = Nodes.button("history-delete-texts", "Delete all texts", "tv-stop");
    private final HBox confirm = new HBox(8);

    HistoryPage(LimitsViewModel model) {
        super(model, "history-settings", "History and data");
        size.setId("history-size");
        Nodes.describe(compact, "Write the file anew: small, and without what was deleted");
        compact.setOnAction(event -> model.compact());
        keep.setId("history-keep-texts");
        keep.setAccessibleText("Keep prompts and answers");
        keep.setOnAction(event -> model.setKeepTexts(keep.isSelected()));
        age = Fields.committed("history-age", 88, model::setAge);
        age.setPromptText("for ever");
        age.setAccessibleText("Keep runs for, days");
        bytes = Fields.committed("history-bytes", 88, model::setSize);
        bytes.setPromptText("no limit");
        bytes.setAccessibleText("The most that texts may take");
        delete.setOnAction(event -> Nodes.show(confirm, true));
        confirmBar();
        setTop(new VBox(bar, confirm));
        Label note = Nodes.label(
                "Old runs are deleted once a day while no run is going on, and their bytes leave the file with them. Figures"
                        + " hold no text and stay.",
                "tv-muted",
                "tv-small");
        note.setWrapText(true);
        note.setMinHeight(USE_PREF_SIZE);
        Region line = new Region();
        line.getStyleClass().add("tv-line");
        add(
                Fields.row("Size on disk", size, compact),
                Fields.row("Keep texts", keep, keepWords),
                Fields.row("Keep runs for", age, Nodes.label("such as 365d", "tv-muted", "tv-small")),
                Fields.row(
                        "Texts at most",
                        bytes,
                        Nodes.label("such as 2GB; the oldest go first", "tv-muted", "tv-small")),
                note,
                line,
                Fields.row("Texts", delete));
    }

    private void confirmBar() {
        Button yes = Nodes.button("history-delete-confirm", "Delete all texts", "tv-danger-button");
        yes.setOnAction(event -> {
            Nodes.show(confirm, false);
            model.deleteTexts();
        });
        Button no = Nodes.button("history-delete-keep", "Keep");
        no.setOnAction(event -> Nodes.show(confirm, false));
        Label question = Nodes.label("Delete every prompt, answer and note of all runs? This cannot be undone.");
        question.setWrapText(true);
        confirm.getChildren()
                .addAll(Nodes.icon(Feather.ALERT_TRIANGLE, "tv-icon-danger"), question, Nodes.spacer(), no, yes);
        confirm.setAlignment(Pos.CENTER_LEFT);
        confirm.getStyleClass().add("tv-confirm");
        Nodes.show(confirm, false);
    }

    @Override
    void show(LimitsViewModel.Limits limits) {
        HistorySettings history = limits.history();
        Long there = model.bytesProperty().get();
        boolean busy = model.busyProperty().get();
        size.setText(
                busy
                        ? "working …"
                        : there == null
                                ? "There is no history"
                                : String.format(Locale.ROOT, "%.1f MB", there / MEGABYTE));
        Nodes.show(compact, there != null && !busy);
        Nodes.show(delete, there != null && !busy);
        keep.setSelected(history.keepTexts());
        keepWords.setText(
                history.keepTexts()
                        ? "Prompts and answers are kept"
                        : "Figures only: of new runs no prompt and no answer is kept");
        Fields.show(age, history.age() == null ? "" : Amounts.age(history.age()), false);
        Fields.show(bytes, history.textBytes() == null ? "" : Amounts.bytes(history.textBytes()), false);
    }
}
