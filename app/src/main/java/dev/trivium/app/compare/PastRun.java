package dev.trivium.app.compare;

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
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A run of the history, ready to be shown again. Reading its requests takes a while: not for the FX thread. */
public final class PastRun {

    /** One column, with the model's name as it is called today. */
    record PastColumn(ModelChoice choice, Column replay) {}

    private final String id;
    private final RunStart start;
    private final StartingPrompt prompt;
    private final List<PastColumn> columns;

    private PastRun(String id, RunStart start, StartingPrompt prompt, List<PastColumn> columns) {
        this.id = id;
        this.start = start;
        this.prompt = prompt;
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
                StartingPrompt.ofText(name, text, run.variables(), parameters),
                columns);
    }

    private static PastColumn column(
            CallRecord call, double speed, ReplayTimer timer, Function<ModelAddress, @Nullable ModelChoice> names) {
        ModelChoice known = names.apply(call.model());
        ModelChoice choice =
                new ModelChoice(call.model(), known == null ? call.model().model() : known.name(), call.simulated());
        ChatRequest request = StoredRequest.read(call.requestJson()).request();
        return new PastColumn(choice, new Column(new ReplayModel(call, speed, timer), request));
    }

    String id() {
        return id;
    }

    RunStart start() {
        return start;
    }

    List<PastColumn> columns() {
        return columns;
    }

    List<Column> replays() {
        return columns.stream().map(PastColumn::replay).toList();
    }

    void showIn(PromptViewModel screen, ParametersViewModel parameters) {
        prompt.showIn(screen, parameters);
    }
}
