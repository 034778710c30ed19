package dev.trivium.app.compare;

import dev.trivium.app.command.Command;
import dev.trivium.app.compare.judge.BlindView;
import dev.trivium.app.compare.presets.PresetsMenu;
import dev.trivium.app.compare.presets.PresetsViewModel;
import dev.trivium.app.controls.Nodes;
import dev.trivium.app.controls.SheetLayer;
import dev.trivium.app.controls.SideSplit;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import javafx.animation.Animation;
import javafx.animation.KeyFrame;
import javafx.animation.Timeline;
import javafx.beans.value.ChangeListener;
import javafx.beans.value.ObservableValue;
import javafx.collections.ListChangeListener;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.util.Duration;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;

/** The Compare screen: the prompt at the left, the columns at the right. */
public final class CompareView extends StackPane {

    static final double NARROWEST_COLUMN = 240;
    static final double NARROWEST_PROMPT = 320;
    private static final double PROMPT = 380;
    private static final int MOST_WIDE_COLUMNS = 2;

    private final CompareViewModel model;
    private final CompareTools tools;
    private final PromptPanel promptPanel;
    private final SheetLayer sheets;
    private final VBox right = new VBox();
    private final HBox columns = new HBox();
    private final ScrollPane sideways = new ScrollPane(columns);
    private final VBox empty = new VBox(12);
    private final Button add;
    private final AnswersViewModel answers;
    private final SyncScroll sync;
    private final AnswerBar answerBar;
    private final DiffBar diffBar;
    private final ChangeRuler ruler;
    private final HBox toolbar;
    private List<PaneView> shown = List.of();
    private final List<PaneView> panes = new ArrayList<>();
    private final StackPane below = new StackPane();
    private final SideSplit split;
    private final BlindView blind;
    private @Nullable PresetsMenu presets;
    private final ChangeListener<Boolean> blindChange = (property, before, now) -> showBlind(now);
    private final Label count = Nodes.fixed("", "tv-strong");

    /** DESIGN: numbers tick at 4 Hz. */
    private final Timeline ticker;

    private final ListChangeListener<PaneViewModel> columnsChange = change -> drawColumns();
    private final ChangeListener<Boolean> runningChange = (property, before, now) -> tick(now);

    private final ChangeListener<Object> arrangement = (property, before, now) -> arrange();
    private final ChangeListener<Object> walked = (property, before, now) -> drawRuler();

    public CompareView(CompareViewModel model, CompareTools tools) {
        this.model = model;
        this.tools = tools;
        sheets = new SheetLayer("compare-sheet", below);
        promptPanel = new PromptPanel(model, tools, sheets);
        answers = new AnswersViewModel(model.columns(), tools.highlighting().get(), tools.ui());
        sync = new SyncScroll(() -> shown.stream().map(PaneView::content).toList(), answers.syncScrollProperty()::get);
        answerBar = new AnswerBar(answers, tools.clipboard());
        diffBar = new DiffBar(answers);
        ruler = new ChangeRuler("diff-ruler", answers.walk()::go);
        ticker = new Timeline(new KeyFrame(Duration.millis(250), event -> model.tick()));
        ticker.setCycleCount(Animation.INDEFINITE);
        add = addButton();
        toolbar = toolbar();
        columns.setFillHeight(true);
        sideways.setId("compare-columns");
        sideways.getStyleClass().add("tv-scroll");
        sideways.setFitToHeight(true);
        Nodes.drawnDirectly(sideways);
        sideways.setVbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        sideways.viewportBoundsProperty().addListener((property, before, now) -> shareWidth());
        VBox.setVgrow(sideways, Priority.ALWAYS);
        Button first = Nodes.button("compare-add-first", "Add column", "tv-primary");
        first.setOnAction(event -> pickModel(first));
        empty.getChildren()
                .addAll(Nodes.label("A column is a model or a route that answers your prompt.", "tv-empty"), first);
        empty.setAlignment(Pos.CENTER);
        VBox.setVgrow(empty, Priority.ALWAYS);
        right.setMinWidth(NARROWEST_COLUMN);
        right.getChildren().addAll(toolbar, diffBar, sideways, empty, answerBar);
        getChildren().addAll(below, sheets);
        split = new SideSplit("compare-split", promptPanel, PROMPT, NARROWEST_PROMPT, right, NARROWEST_COLUMN);
        blind = new BlindView(model.blind(), BlindPrompt.tools(model, tools), model.undo());
        below.getChildren().add(split);
    }

    /** Starts listening to the view model. */
    public void attach() {
        promptPanel.attach();
        model.columns().addListener(columnsChange);
        model.runningProperty().addListener(runningChange);
        drawColumns();
        answers.attach();
        answerBar.attach();
        diffBar.attach();
        for (ObservableValue<?> choice : arrangements()) {
            choice.addListener(arrangement);
        }
        answers.walk().summaryProperty().addListener(walked);
        answers.walk().indexProperty().addListener(walked);
        arrange();
        tick(model.runningProperty().get());
        model.blind().onProperty().addListener(blindChange);
        showBlind(model.blind().onProperty().get());
    }

    /** The columns leave the scene while their models are hidden, so that nothing of them can be found there. */
    private void showBlind(boolean now) {
        Node shownNow = now ? blind : split;
        if (below.getChildren().contains(shownNow)) {
            return;
        }
        below.getChildren().setAll(shownNow);
        if (now) {
            sheets.close();
            blind.attach();
        } else {
            blind.detach();
            if (!panes.isEmpty()) {
                panes.get(0).requestFocus();
            }
        }
    }

    /** Stops listening; the view model lives on. */
    public void detach() {
        promptPanel.detach();
        model.columns().removeListener(columnsChange);
        model.runningProperty().removeListener(runningChange);
        answers.detach();
        answerBar.detach();
        diffBar.detach();
        for (ObservableValue<?> choice : arrangements()) {
            choice.removeListener(arrangement);
        }
        answers.walk().summaryProperty().removeListener(walked);
        answers.walk().indexProperty().removeListener(walked);
        panes.forEach(PaneView::detach);
        panes.clear();
        columns.getChildren().clear();
        model.blind().onProperty().removeListener(blindChange);
        blind.detach();
        ticker.stop();
    }

    /** Shows how to begin, until it is hidden. */
    public void welcome(FirstRun firstRun) {
        FirstRunBanner[] banner = new FirstRunBanner[1];
        banner[0] = new FirstRunBanner(firstRun, () -> right.getChildren().remove(banner[0]));
        right.getChildren().add(0, banner[0]);
    }

    void savePrompt(boolean asNew) {
        if (asNew) {
            promptPanel.saveAs();
        } else {
            promptPanel.save();
        }
    }

    public void focusPrompt() {
        promptPanel.focusPrompt();
    }

    /** Closes the sheet that lies over the screen; false if there is none. */
    boolean closeSheet() {
        boolean open = sheets.isOpen();
        sheets.close();
        return open;
    }

    /** The column that has the focus, or null. */
    @Nullable
    PaneView focusedPane() {
        return panes.stream().filter(PaneView::isFocusWithin).findFirst().orElse(null);
    }

    List<PaneView> panes() {
        return shown;
    }

    /** How the answers are looked at. */
    public AnswersViewModel answers() {
        return answers;
    }

    /** Whether Esc has something to close here. */
    boolean hasOpen() {
        PaneView focused = focusedPane();
        return sheets.isOpen() || (focused != null && focused.content().finds());
    }

    /** The parts that F6 walks through, in reading order. */
    public List<Node> regions() {
        return model.blind().onProperty().get() ? blind.regions() : List.of(promptPanel, right);
    }

    /** True if there was a find bar to close. */
    boolean closeFind() {
        PaneView focused = focusedPane();
        return focused != null && focused.content().closeFind();
    }

    private List<ObservableValue<?>> arrangements() {
        return List.of(
                answers.modeProperty(),
                answers.layoutProperty(),
                answers.baselineProperty(),
                answers.againstProperty());
    }

    /** Puts the columns in their places: all of them, or the baseline, a ruler and the one beside it. */
    private void arrange() {
        boolean pair = answers.sideBySide();
        shown = pair
                ? Stream.of(
                                answers.baselineProperty().get(),
                                answers.againstProperty().get())
                        .flatMap(column -> panes.stream().filter(pane -> pane.model() == column))
                        .toList()
                : List.copyOf(panes);
        List<Node> nodes = new ArrayList<>(shown);
        if (nodes.size() == 2 && pair) {
            nodes.add(1, ruler);
        }
        if (!nodes.equals(columns.getChildren())) {
            columns.getChildren().setAll(nodes);
        }
        panes.forEach(pane -> pane.showMeters(!answers.showsDiff()));
        Nodes.show(toolbar, !answers.showsDiff());
        Nodes.show(answerBar, !panes.isEmpty());
        shareWidth();
    }

    private void drawRuler() {
        ChangeWalk.Summary summary = answers.walk().summaryProperty().get();
        ruler.show(
                summary == null ? List.of() : summary.places(), answers.walk().index());
    }

    void pickModel() {
        pickModel(add);
    }

    private void pickModel(Button anchor) {
        new ModelPicker(model.models(), tools.slots(), model::addColumn).show(anchor);
    }

    /** Puts something into the toolbar, before the button that adds a column. */
    public void addTool(Node tool) {
        toolbar.getChildren().add(toolbar.getChildren().indexOf(add), tool);
    }

    /** Puts the menu of the sets of columns beside the button that adds one. */
    public void addPresets(PresetsViewModel sets) {
        PresetsMenu menu = new PresetsMenu(sets, sheets);
        toolbar.getChildren().add(toolbar.getChildren().indexOf(add) + 1, menu);
        presets = menu;
    }

    /** For the palette: the sets of columns. */
    List<Command> presets() {
        PresetsMenu menu = presets;
        return menu == null ? List.of() : menu.commands();
    }

    private HBox toolbar() {
        Label summary = Nodes.label("", "tv-muted", "tv-small");
        summary.setId("compare-summary");
        summary.textProperty().bind(model.summaryProperty());
        HBox bar = new HBox(
                count,
                summary,
                Nodes.spacer(),
                new SamplesMenu(model),
                BlindView.toggle("compare-blind", model.blind()),
                add);
        bar.getStyleClass().add("tv-bar");
        return bar;
    }

    private Button addButton() {
        Button button = Nodes.button("compare-add-column", "Add column");
        button.setGraphic(Nodes.icon(Feather.PLUS, "icon-14"));
        button.setTooltip(Nodes.tooltip("Add a model or route (Ctrl+Alt+N)"));
        button.setOnAction(event -> pickModel(button));
        return button;
    }

    private void drawColumns() {
        PaneViewModel focused = focusedPane() == null ? null : focusedPane().model();
        panes.forEach(PaneView::detach);
        panes.clear();
        for (PaneViewModel column : model.columns()) {
            PaneView pane = new PaneView(column, model, answers, sync, tools, panes.size());
            if (panes.isEmpty()) {
                pane.getStyleClass().add("first");
            }
            pane.attach();
            panes.add(pane);
        }
        arrange();
        panes.stream().filter(pane -> pane.model() == focused).forEach(PaneView::requestFocus);
        int size = panes.size();
        count.setText(size == 0 ? "No columns" : size == 1 ? "1 column" : size + " columns");
        Nodes.show(sideways, size > 0);
        Nodes.show(empty, size == 0);
    }

    private void shareWidth() {
        double width = sideways.getViewportBounds().getWidth();
        if (shown.isEmpty() || width <= 0) {
            return;
        }
        width -= columns.getChildren().contains(ruler) ? ChangeRuler.WIDTH : 0;
        double each = Math.max(NARROWEST_COLUMN, Math.floor(width / shown.size()));
        double last = Math.max(NARROWEST_COLUMN, width - each * (shown.size() - 1));
        for (int i = 0; i < shown.size(); i++) {
            double mine = i == shown.size() - 1 ? last : each;
            shown.get(i).setPrefWidth(mine);
            shown.get(i).setMaxWidth(mine);
            shown.get(i).setWide(shown.size() <= MOST_WIDE_COLUMNS);
        }
    }

    private void tick(boolean running) {
        if (running) {
            ticker.play();
        } else {
            ticker.stop();
            model.tick();
        }
    }
}
