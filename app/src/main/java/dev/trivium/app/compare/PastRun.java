package dev.trivium.app.compare;

import dev.trivium.app.compare.parts.ToolSet;
import dev.trivium.app.controls.Slots;
import dev.trivium.chat.ChatModel;
import dev.trivium.chat.ChatRequest;
import dev.trivium.chat.ModelAddress;
import dev.trivium.chat.Parameters;
import dev.trivium.compare.Column;
import dev.trivium.history.CallRecord;
import dev.trivium.history.ReplayModel;
import dev.trivium.history.ReplayTimer;
import dev.trivium.history.RunRecord;
import dev.trivium.history.RunStart;
import dev.trivium.history.StoredRequest;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Objects;
import java.util.Queue;
import java.util.concurrent.Executor;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A run of the history, ready to be shown again. Reading its requests takes a while: not for the FX thread. */
public final class PastRun {

    /** One column, with the model's name as it is called today. */
    record PastColumn(String callId, ModelChoice choice, Column replay) {}

    private final String id;
    private final RunStart start;
    private final String promptName;
    private final Parameters parameters;
    private final List<PastColumn> columns;

    private PastRun(String id, RunStart start, String promptName, Parameters parameters, List<PastColumn> columns) {
        this.id = id;
        this.start = start;
        this.promptName = promptName;
        this.parameters = parameters;
        this.columns = columns;
    }

    /**
     * @param speed 1 for the original pace, 0 for all at once
     * @param names what is known of a model today; null for one that is gone, which is then shown by its address
     */
    public static PastRun of(
            RunRecord run, double speed, ReplayTimer timer, Function<ModelAddress, @Nullable ModelChoice> names) {
        List<PastColumn> columns = run.columns().stream()
                .map(column -> column(column.last(), speed, timer, names))
                .toList();
        Parameters parameters = columns.isEmpty()
                ? Parameters.NONE
                : columns.get(0).replay().request().parameters();
        String name = Objects.requireNonNullElse(run.summary().promptName(), "Untitled prompt");
        String text = run.summary().promptText();
        return new PastRun(
                run.summary().id(),
                new RunStart(run.summary().source(), run.summary().promptName(), text, run.variables()),
                name,
                parameters,
                columns);
    }

    private static PastColumn column(
            CallRecord call, double speed, ReplayTimer timer, Function<ModelAddress, @Nullable ModelChoice> names) {
        ModelChoice known = names.apply(call.model());
        ModelChoice choice =
                new ModelChoice(call.model(), known == null ? call.model().model() : known.name(), call.simulated());
        ChatRequest request = StoredRequest.read(call.requestJson()).request();
        return new PastColumn(call.id(), choice, new Column(new ReplayModel(call, speed, timer), request));
    }

    String id() {
        return id;
    }

    RunStart start() {
        return start;
    }

    /** New columns, each with its replay instead of its model. */
    RunLanes lanes(Slots slots, Executor work) {
        Queue<ChatModel> replays = new ArrayDeque<>();
        columns.forEach(column -> replays.add(column.replay().model()));
        RunLanes lanes = new RunLanes(address -> replays.remove(), work);
        for (PastColumn column : columns) {
            ModelChoice choice = column.choice();
            PaneViewModel pane = new PaneViewModel(choice, slots.of(choice.address()));
            lanes.add(pane, column.replay().request(), ToolSet.NONE, 1);
            pane.showsRecorded(column.callId());
        }
        return lanes;
    }

    /** Whether showing it would lose nothing: it is of the prompt on the screen, or that one is saved. */
    boolean fits(PromptViewModel screen) {
        return ofSame(screen) || !screen.session().editedProperty().get();
    }

    void showIn(PromptViewModel screen, ParametersViewModel sampling) {
        if (!ofSame(screen)) {
            screen.session().startNew();
        }
        screen.text().replace(start.promptText());
        start.variables().forEach(screen::setValue);
        sampling.set(parameters);
    }

    private boolean ofSame(PromptViewModel screen) {
        return screen.session().nameProperty().get().equals(promptName);
    }
}
