package dev.trivium.app.compare;

import dev.trivium.app.compare.judge.RatingRow;
import dev.trivium.app.compare.parts.LinesView;
import dev.trivium.app.compare.parts.ToolsView;
import dev.trivium.app.controls.MarkdownAnswerView;
import dev.trivium.app.controls.Marker;
import dev.trivium.app.controls.Nodes;
import dev.trivium.app.controls.Slots;
import dev.trivium.chat.ChatError;
import java.util.function.Consumer;
import javafx.beans.value.ChangeListener;
import javafx.css.PseudoClass;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;

/** One column: who answers, how it goes, the answer, and its figures. Made new when the column's place changes. */
final class PaneView extends StackPane {

    private final PaneViewModel model;
    private final CompareViewModel screen;
    private final Slots slots;
    private final String id;
    private final HBox header = new HBox();
    private @Nullable Label place;
    private final Label empty = Nodes.label("", "tv-empty");
    private final Label partial = Nodes.fixed("partial", "tv-chip", "tv-chip-warning");
    private final StackPane outcome = new StackPane();
    private final MarkdownAnswerView answer;
    private final Consumer<String> clipboard;
    private final PaneContent content;
    private final AnswersViewModel views;
    private final RouteRow route;
    private final ThinkingRow thinking;
    private final MeterRow meters;
    private final RatingRow rating;
    private final SamplesView samples;
    private final Button parameters;
    private final ToolsView calls;
    private final LinesView lines;
    private final Button copy;
    private final ChangeListener<Object> redraw = (property, before, now) -> update();
    private final ChangeListener<Object> rename = (property, before, now) -> drawHeader();

    PaneView(
            PaneViewModel model,
            CompareViewModel screen,
            AnswersViewModel views,
            SyncScroll sync,
            CompareTools tools,
            int position) {
        this.model = model;
        this.screen = screen;
        this.views = views;
        this.slots = tools.slots();
        this.answer = tools.answers().get();
        this.clipboard = tools.clipboard();
        this.id = "compare-column-" + position;
        setId(id);
        getStyleClass().add("tv-pane");
        setFocusTraversable(true);
        setMinWidth(CompareView.NARROWEST_COLUMN);
        header.getStyleClass().add("tv-pane-header");
        header.widthProperty().addListener((property, before, now) -> fitHeader());
        empty.setWrapText(true);
        thinking = new ThinkingRow(model, id);
        meters = new MeterRow(model, screen);
        rating = new RatingRow(screen.judge(), id);
        samples = new SamplesView(model, screen, id);
        parameters = parameterChip();
        HeaderDrag.install(this, header, screen::moveColumnTo);
        copy = Nodes.iconButton(
                id + "-copy", Feather.COPY, "Copy answer of " + model.model().name());
        copy.getGraphic().getStyleClass().add("icon-14");
        copy.setOnAction(event -> copyAnswer());
        answer.node().setId(id + "-answer");
        calls = new ToolsView(model.parts().tools(), id, tools.answers(), clipboard, () -> screen.proceed(model));
        lines = new LinesView(model.parts(), id);
        VBox body = new VBox(
                calls.earlier(), empty, answer.node(), lines.verdict(), calls.open(), partial, outcome, rating.said());
        body.getStyleClass().add("tv-body");
        content = new PaneContent(model, views, tools, sync, answer, body, outcome, id);
        VBox.setVgrow(content, Priority.ALWAYS);
        StackPane ring = new StackPane();
        ring.getStyleClass().add("tv-pane-ring");
        ring.setMouseTransparent(true);
        route = new RouteRow(model.route(), slots, id + "-route", clipboard);
        heightProperty().addListener((property, before, now) -> route.setRoom(now.doubleValue()));
        PaneFooter footer = new PaneFooter(model.figures(), id);
        getChildren()
                .addAll(
                        new VBox(header, lines.limits(), samples, route, thinking, content, footer, rating, meters),
                        ring);
        setOnMousePressed(event -> requestFocus());
        focusWithinProperty().addListener((property, before, now) -> {
            if (now && views.layoutProperty().get() == DiffLayout.INLINE) {
                views.compareWith(model);
            }
        });
    }

    void attach() {
        model.stateProperty().addListener(redraw);
        model.errorProperty().addListener(redraw);
        model.noticeProperty().addListener(redraw);
        model.modelProperty().addListener(rename);
        content.attach();
        route.attach();
        thinking.attach();
        samples.attach();
        model.parameterChipProperty().addListener(rename);
        calls.attach();
        lines.attach();
        rating.attach();
        model.answerIdProperty().addListener(redraw);
        drawHeader();
        update();
    }

    void detach() {
        model.stateProperty().removeListener(redraw);
        model.errorProperty().removeListener(redraw);
        model.noticeProperty().removeListener(redraw);
        model.modelProperty().removeListener(rename);
        content.detach();
        route.detach();
        thinking.detach();
        samples.detach();
        model.parameterChipProperty().removeListener(rename);
        calls.detach();
        lines.detach();
        rating.detach();
        model.answerIdProperty().removeListener(redraw);
    }

    PaneViewModel model() {
        return model;
    }

    void setWide(boolean wide) {
        answer.setLarge(wide);
    }

    void copyAnswer() {
        clipboard.accept(model.answerText());
    }

    PaneContent content() {
        return content;
    }

    /** What is thought of the answer. */
    RatingRow rating() {
        return rating;
    }

    /** Makes this column the one that the others are compared with. */
    void pin() {
        views.pin(model);
    }

    /** The bars compare all columns; beside a diff they would only distract. */
    void showMeters(boolean shown) {
        Nodes.show(meters, shown);
    }

    void toggleThinking() {
        thinking.toggle();
    }

    /** Opens or closes the tree of a route's steps. */
    void toggleTrace() {
        route.toggle();
    }

    void copyTrace() {
        route.copyTrace();
    }

    /** Opens this column's own parameters. */
    void editParameters() {
        new ParametersPopup(model, screen.parameters(), id).show(header);
    }

    private Button parameterChip() {
        Button chip = Nodes.button(id + "-parameters", "", "tv-parameter-chip");
        chip.textProperty().bind(model.parameterChipProperty());
        chip.visibleProperty().bind(model.parameterChipProperty().isNotEmpty());
        chip.managedProperty().bind(chip.visibleProperty());
        chip.setOnAction(event -> editParameters());
        return chip;
    }

    private void drawHeader() {
        ModelChoice choice = model.model();
        Label name = Nodes.label(choice.name(), "tv-strong");
        name.setId(id + "-name");
        name.setTooltip(Nodes.tooltip(choice.address().toString()));
        Label chip = choice.simulated()
                ? Nodes.fixed("Demo", "tv-chip", "tv-chip-warning")
                : Nodes.fixed(choice.place(), "tv-chip");
        HBox tools = new HBox(copy, new PaneMenu(this, model, screen, slots, id));
        tools.getStyleClass().add("tv-pane-tools");
        tools.setMinWidth(USE_PREF_SIZE);
        place = chip;
        header.getChildren()
                .setAll(
                        new Marker(model.slotProperty().get()),
                        name,
                        chip,
                        parameters,
                        Nodes.spacer(),
                        content.baselineChip(),
                        tools);
        Nodes.describe(
                parameters,
                "Parameters of " + choice.name() + " that differ from the prompt's: "
                        + model.parameterChipProperty().get());
        fitHeader();
        meters.setSlot(model.slotProperty().get());
        Nodes.describe(copy, "Copy answer of " + choice.name());
        describe();
    }

    /** The name matters more than where it is reached: a narrow column leaves that to the name's tooltip. */
    private void fitHeader() {
        Label chip = place;
        if (chip != null && header.getWidth() > 0 && !model.model().simulated()) {
            Nodes.show(chip, true);
            Nodes.show(chip, header.prefWidth(-1) <= header.getWidth());
        }
    }

    private void update() {
        PaneState state = model.state();
        boolean hasText = !model.answerText().isEmpty();
        boolean ended = state == PaneState.FAILED || state == PaneState.STOPPED;
        empty.setText(emptyText(state));
        Nodes.show(
                empty,
                !hasText && (state == PaneState.IDLE || state == PaneState.ASKED || state == PaneState.THINKING));
        Nodes.show(partial, hasText && ended);
        Nodes.show(answer.node(), hasText || state == PaneState.STREAMING);
        copy.setDisable(!hasText && state != PaneState.STREAMING);
        drawOutcome(state);
        rating.show(model.answerIdProperty().get(), "answer of " + model.model().name(), ratingState(state));
        content.update();
        if (state == PaneState.ASKED) {
            content.follow();
        }
        describe();
    }

    private static RatingRow.State ratingState(PaneState state) {
        if (state == PaneState.DONE || state == PaneState.NEEDS_RESULT) {
            return RatingRow.State.ANSWERED;
        }
        return state.running()
                ? RatingRow.State.RUNNING
                : state == PaneState.IDLE ? RatingRow.State.NOT_RUN : RatingRow.State.NOTHING;
    }

    private String emptyText(PaneState state) {
        return state == PaneState.IDLE
                ? "Run asks " + model.model().name() + ", and its answer appears here."
                : "Waiting for the first token.";
    }

    private void drawOutcome(PaneState state) {
        ChatError error = model.errorProperty().get();
        outcome.getChildren().clear();
        if (state == PaneState.FAILED && error != null) {
            outcome.getChildren().add(failed(error));
        } else if (state == PaneState.STOPPED) {
            outcome.getChildren().add(ErrorBox.stopped(!model.answerText().isEmpty(), id, this::retry));
        } else if (state == PaneState.RETRYING) {
            outcome.getChildren().add(ErrorBox.waiting(error, model.waitingProperty()));
        } else if (state == PaneState.DONE && !model.noticeProperty().get().isEmpty()) {
            outcome.getChildren().add(ErrorBox.notice(model.noticeProperty().get()));
        }
        Nodes.show(outcome, !outcome.getChildren().isEmpty());
    }

    private ErrorBox failed(ChatError error) {
        ErrorBox box =
                ErrorBox.failed(error, model.attempts(), model.model().address().connection(), id, this::retry);
        model.parts().limitsOfRun().forEach(limit -> box.getChildren().add(ErrorBox.notice(limit)));
        return box;
    }

    private void retry() {
        screen.retry(model);
    }

    private void describe() {
        int position = screen.columns().indexOf(model) + 1;
        setAccessibleText("Column " + position + " of " + screen.columns().size() + ", "
                + model.model().name() + ", " + model.state().word());
        pseudoClassStateChanged(
                PseudoClass.getPseudoClass("running"), model.state().running());
    }
}
