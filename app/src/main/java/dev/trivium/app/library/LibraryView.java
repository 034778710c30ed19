package dev.trivium.app.library;

import dev.trivium.app.compare.presets.PresetsViewModel;
import dev.trivium.app.controls.SegmentedControl;
import dev.trivium.app.controls.SheetLayer;
import java.time.ZoneId;
import java.util.List;
import javafx.scene.layout.StackPane;

/** The Library: earlier runs, prompts with their versions and values, or sets of columns. */
public final class LibraryView extends StackPane {

    private enum Part {
        RUNS("Runs"),
        PROMPTS("Prompts"),
        COLUMNS("Columns");

        private final String title;

        Part(String title) {
            this.title = title;
        }

        String title() {
            return title;
        }
    }

    private final StackPane below = new StackPane();
    private final SheetLayer sheets = new SheetLayer("library-sheet", below);
    private final SegmentedControl<Part> parts =
            new SegmentedControl<>("library-part", "What the Library shows", List.of(Part.values()), Part::title);
    private final RunsView runs;
    private final PromptsView prompts;
    private final ColumnSetsView columns;

    public LibraryView(
            RunsViewModel runs,
            RunActions actions,
            PromptsViewModel prompts,
            PromptActions ofPrompts,
            PresetsViewModel presets,
            ZoneId zone) {
        setId("library");
        this.runs = new RunsView(runs, actions, zone, sheets);
        this.prompts = new PromptsView(prompts, ofPrompts, sheets, zone);
        columns = new ColumnSetsView(presets);
        getChildren().addAll(below, sheets);
        parts.valueProperty().addListener((property, before, now) -> show(now));
        show(Part.RUNS);
    }

    /** The focus goes where a person begins. */
    public void focusFirst() {
        if (parts.valueProperty().get() == Part.RUNS) {
            runs.focusSearch();
        } else if (parts.valueProperty().get() == Part.PROMPTS) {
            prompts.focusFirst();
        } else {
            parts.requestFocus();
        }
    }

    private void show(Part part) {
        if (part == Part.RUNS) {
            runs.lead(parts);
            below.getChildren().setAll(runs);
        } else if (part == Part.PROMPTS) {
            prompts.lead(parts);
            below.getChildren().setAll(prompts);
        } else {
            columns.lead(parts);
            below.getChildren().setAll(columns);
        }
    }
}
