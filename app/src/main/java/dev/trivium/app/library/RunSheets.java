package dev.trivium.app.library;

import dev.trivium.app.controls.Nodes;
import dev.trivium.app.controls.SheetLayer;
import dev.trivium.history.RunSummary;
import java.util.List;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

/** Asks before runs are deleted, and for the tags of runs. */
final class RunSheets {

    private static final double WIDTH = 420;

    private final RunsViewModel model;
    private final SheetLayer sheets;

    RunSheets(RunsViewModel model, SheetLayer sheets) {
        this.model = model;
        this.sheets = sheets;
    }

    void delete(List<RunSummary> runs) {
        boolean one = runs.size() == 1;
        Label what = Nodes.label(
                (one ? "Its prompt, answers" : "Their prompts, answers")
                        + ", figures and ratings go from the history, and from the dashboard's figures. This cannot be undone.");
        Label bytes = Nodes.label(
                (one ? "Its" : "Their")
                        + " bytes stay in the history's file, unused, until the file is compacted, which"
                        + " writes it anew without them. That takes some seconds for a gigabyte, and as much room on the disk.",
                "tv-muted",
                "tv-small");
        CheckBox compact = new CheckBox("Compact the file afterwards");
        compact.setId("library-delete-compact");
        Button yes = Nodes.button("library-delete-confirm", verb(runs), "tv-danger-button");
        yes.setOnAction(event -> {
            sheets.close();
            model.delete(runs, compact.isSelected());
        });
        Button no = Nodes.button("library-delete-cancel", "Keep");
        no.setOnAction(event -> sheets.close());
        wrap(what);
        wrap(bytes);
        sheets.open(verb(runs) + "?", new VBox(12, what, bytes, compact, new HBox(8, yes, no)), no, () -> {});
    }

    void tag(List<RunSummary> runs) {
        TextField field = new TextField(model.commonTags(runs));
        field.setId("library-tags");
        field.getStyleClass().add("tv-search");
        field.setPrefWidth(WIDTH);
        field.setPromptText("nightly, customer a");
        field.setAccessibleText("Tags, with commas between them");
        Label help = Nodes.label(
                runs.size() == 1
                        ? "Commas stand between tags. The dashboard can filter by them."
                        : "Commas stand between tags. All " + runs.size() + " runs get these in place of their own.",
                "tv-muted",
                "tv-small");
        wrap(help);
        Button yes = Nodes.button("library-tags-confirm", "Keep tags", "tv-primary");
        Runnable go = () -> {
            sheets.close();
            model.tag(runs, field.getText());
        };
        yes.setOnAction(event -> go.run());
        field.setOnKeyPressed(event -> {
            if (event.getCode() == KeyCode.ENTER) {
                event.consume();
                go.run();
            }
        });
        String title = runs.size() == 1 ? "Tags of the run" : "Tags of " + runs.size() + " runs";
        sheets.open(title, new VBox(12, field, help, new HBox(8, yes)), field, () -> {});
    }

    private static String verb(List<RunSummary> runs) {
        return runs.size() == 1 ? "Delete the run" : "Delete " + runs.size() + " runs";
    }

    private static void wrap(Label label) {
        label.setWrapText(true);
        label.setPrefWidth(WIDTH);
        label.setMinHeight(Label.USE_PREF_SIZE);
    }
}
