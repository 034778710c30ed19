package dev.trivium.app.compare.parts;

import dev.trivium.app.controls.AnswerView;
import dev.trivium.app.controls.Nodes;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.beans.value.ChangeListener;
import javafx.collections.ListChangeListener;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/** A pane's conversation with tools: the rounds that are over above the answer, the open calls below it. */
public final class ToolsView {

    private final ToolConversation model;
    private final String id;
    private final Supplier<? extends AnswerView> answers;
    private final Consumer<String> clipboard;
    private final Runnable proceed;
    private final VBox earlier = new VBox(8);
    private final VBox open = new VBox(8);
    private final ListChangeListener<Object> roundsChange = change -> drawRounds();
    private final ListChangeListener<Object> callsChange = change -> drawCalls();
    private final ChangeListener<Object> stateChange = (property, before, now) -> drawCalls();

    /**
     * @param id of the pane
     * @param answers makes what draws the text of an earlier round
     * @param proceed sends the results
     */
    public ToolsView(
            ToolConversation model,
            String id,
            Supplier<? extends AnswerView> answers,
            Consumer<String> clipboard,
            Runnable proceed) {
        this.model = model;
        this.id = id;
        this.answers = answers;
        this.clipboard = clipboard;
        this.proceed = proceed;
        earlier.setId(id + "-rounds");
        open.setId(id + "-calls");
        PartsStyle.dress(earlier);
        PartsStyle.dress(open);
    }

    public void attach() {
        model.rounds().addListener(roundsChange);
        model.calls().addListener(callsChange);
        model.answerableProperty().addListener(stateChange);
        model.noteProperty().addListener(stateChange);
        drawRounds();
        drawCalls();
    }

    public void detach() {
        model.rounds().removeListener(roundsChange);
        model.calls().removeListener(callsChange);
        model.answerableProperty().removeListener(stateChange);
        model.noteProperty().removeListener(stateChange);
    }

    /** What is over; stands above the answer. */
    public VBox earlier() {
        return earlier;
    }

    /** The calls of the newest round; stand below the answer. */
    public VBox open() {
        return open;
    }

    private void drawRounds() {
        earlier.getChildren().clear();
        for (int round = 0; round < model.rounds().size(); round++) {
            drawRound(model.rounds().get(round), id + "-round-" + round);
        }
        if (!model.rounds().isEmpty()) {
            int last = model.rounds().size() + 1;
            earlier.getChildren()
                    .add(Nodes.label("Round " + last + "; the figures below are of all rounds.", "tv-label"));
        }
        Nodes.show(earlier, !model.rounds().isEmpty());
    }

    private void drawRound(ToolConversation.Round round, String roundId) {
        if (!round.text().isBlank()) {
            AnswerView text = answers.get();
            text.append(round.text());
            text.finish();
            earlier.getChildren().add(text.node());
        }
        for (int call = 0; call < round.calls().size(); call++) {
            earlier.getChildren()
                    .add(new ToolCallView(round.calls().get(call), roundId + "-call-" + call, false, clipboard));
        }
    }

    private void drawCalls() {
        open.getChildren().clear();
        boolean answerable = model.answerableProperty().get();
        for (int call = 0; call < model.calls().size(); call++) {
            open.getChildren()
                    .add(new ToolCallView(model.calls().get(call), id + "-call-" + call, answerable, clipboard));
        }
        if (!model.noteProperty().get().isEmpty()) {
            Label note = Nodes.label(model.noteProperty().get(), "tv-label");
            note.setId(id + "-tools-note");
            note.setWrapText(true);
            open.getChildren().add(note);
        }
        if (answerable) {
            open.getChildren().add(continueButton());
        }
        Nodes.show(open, !open.getChildren().isEmpty());
    }

    private HBox continueButton() {
        Button button = Nodes.button(id + "-continue", "Continue", "tv-small-button");
        button.setGraphic(Nodes.icon(Feather.CORNER_DOWN_RIGHT, "icon-14"));
        button.setAccessibleText("Send the results back and continue");
        button.disableProperty().bind(model.completeProperty().not());
        button.setOnAction(event -> proceed.run());
        Label why = Nodes.label("Every call needs a result.", "tv-label");
        why.visibleProperty().bind(button.disableProperty());
        HBox row = new HBox(8, button, why);
        row.setAlignment(Pos.CENTER_LEFT);
        return row;
    }
}
