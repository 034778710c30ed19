package dev.trivium.app.routes;

import dev.trivium.app.controls.Figures;
import dev.trivium.chat.ChatEvent;
import dev.trivium.chat.ChatRequest;
import dev.trivium.chat.Cost;
import dev.trivium.chat.Message;
import dev.trivium.compare.Comparison;
import dev.trivium.route.Route;
import dev.trivium.route.Step;
import dev.trivium.route.Verdict;
import dev.trivium.route.engine.DryRun;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executor;
import java.util.function.BiConsumer;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import org.jspecify.annotations.Nullable;

/** Sends one prompt through the route, or finds out where it would go. FX thread only. */
public final class TryViewModel {

    private final RouteEditor editor;
    private final RoutePort port;
    private final Executor work;
    private final Executor ui;
    private final TryMarks marks;
    private final BooleanProperty ofCompare = new SimpleBooleanProperty(true);
    private final StringProperty prompt = new SimpleStringProperty("");
    private final ReadOnlyStringWrapper answer = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper state = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper summary = new ReadOnlyStringWrapper("");
    private final ReadOnlyBooleanWrapper running = new ReadOnlyBooleanWrapper();
    private @Nullable Comparison comparison;
    private long turn;
    private long opened;

    TryViewModel(RouteEditor editor, RoutePort port, Executor work, Executor ui, TryMarks marks) {
        this.editor = editor;
        this.port = port;
        this.work = work;
        this.ui = ui;
        this.marks = marks;
    }

    /** Asks the models that the route leads to. */
    public void run() {
        with((route, request) -> {
            long mine = begin();
            running.set(true);
            state.set("Running");
            TryTrace trace = new TryTrace(editor.pictureProperty().get().drawing(), editor.content(), marks);
            explain(route, request, mine);
            work.execute(() -> {
                Comparison started = port.run(
                        route, request, text(request), (index, event) -> ui.execute(() -> on(mine, trace, event)));
                ui.execute(() -> comparison = started);
            });
        });
    }

    /** Decides without asking any model. */
    public void dryRun() {
        with((route, request) -> {
            long mine = begin();
            TryTrace trace = new TryTrace(editor.pictureProperty().get().drawing(), editor.content(), marks);
            work.execute(() -> {
                List<DryRun.Line> lines = port.dryRun(route, request);
                ui.execute(() -> {
                    if (mine == turn) {
                        show(trace, lines);
                    }
                });
            });
            explain(route, request, mine);
        });
    }

    private void show(TryTrace trace, List<DryRun.Line> lines) {
        List<String> path = new ArrayList<>();
        StringBuilder text = new StringBuilder();
        for (DryRun.Line line : lines) {
            while (path.size() > line.depth()) {
                path.remove(path.size() - 1);
            }
            path.add(line.step());
            trace.visit(List.copyOf(path), line.explanation());
            text.append("  ".repeat(line.depth()))
                    .append(line.step())
                    .append(": ")
                    .append(line.explanation());
            text.append('\n');
        }
        answer.set(text.toString().stripTrailing());
        state.set("Dry run: no model was asked");
        summary.set("Dry run");
        marks.changed();
    }

    private void with(BiConsumer<Route, ChatRequest> then) {
        Route route = editor.route();
        if (route == null) {
            state.set(
                    editor.problems().isEmpty()
                            ? "There is nothing to try yet. Add a step first."
                            : "The text has a mistake in line "
                                    + editor.problems().get(0).line() + ". Correct it first.");
            return;
        }
        if (running.get()) {
            state.set("A try is running. Stop it first, or wait for its end.");
            return;
        }
        if (ofCompare.get()) {
            port.comparePrompt(request -> then.accept(route, request), state::set);
        } else if (prompt.get().isBlank()) {
            state.set("There is no prompt. Write one, or take that of Compare.");
        } else {
            then.accept(route, ChatRequest.of(Message.user(prompt.get())));
        }
    }

    private long begin() {
        answer.set("");
        summary.set("");
        return ++turn;
    }

    /** What each condition says of the request, those that were not asked included. */
    private void explain(Route route, ChatRequest request, long mine) {
        work.execute(() -> {
            Map<String, List<String>> said = new LinkedHashMap<>();
            route.steps().forEach((name, step) -> {
                if (step instanceof Step.Choose choose) {
                    said.put(
                            name,
                            choose.whens().stream()
                                    .map(when -> sentence(when, request))
                                    .toList());
                }
            });
            ui.execute(() -> {
                if (mine == turn) {
                    said.forEach((step, lines) -> lines.forEach(line -> marks.say(step, line)));
                    marks.changed();
                }
            });
        });
    }

    private String sentence(Step.When when, ChatRequest request) {
        Verdict verdict = port.verdict(when.condition(), request);
        return verdict.holds()
                ? verdict.reason() + ": yes, to " + when.then()
                : verdict.reason() + ": no, so not to " + when.then();
    }

    private void on(long mine, TryTrace trace, ChatEvent event) {
        if (mine != turn) {
            return;
        }
        trace.on(event);
        boolean root = event.origin().parentId() == null;
        if (root && event instanceof ChatEvent.Opened) {
            opened = event.nanos();
        }
        if (event instanceof ChatEvent.Text text && !event.origin().held()) {
            answer.set(answer.get() + text.text());
        } else if (event instanceof ChatEvent.Completed completed && root) {
            answer.set(completed.answer().text());
            end("Finished", figures(event, completed.answer().cost()));
        } else if (event instanceof ChatEvent.Failed failed && root) {
            end(failed.error().message(), figures(event, failed.partial().cost()));
        }
        marks.changed();
    }

    private String figures(ChatEvent last, Cost cost) {
        return Figures.seconds(Duration.ofNanos(last.nanos() - opened)) + " " + Figures.cost(cost);
    }

    private void end(String words, String figures) {
        running.set(false);
        state.set(words);
        summary.set(("Last try " + figures).strip());
        comparison = null;
    }

    public void stop() {
        Comparison started = comparison;
        if (started != null) {
            started.cancelAll();
        }
    }

    private static String text(ChatRequest request) {
        List<Message> messages = request.messages();
        return messages.isEmpty() ? "" : messages.get(messages.size() - 1).text();
    }

    /** Whether the prompt of Compare is sent, rather than {@link #promptProperty()}. */
    public BooleanProperty ofCompareProperty() {
        return ofCompare;
    }

    public StringProperty promptProperty() {
        return prompt;
    }

    /** The answer as it comes, or the explanation of a dry run. */
    public ReadOnlyStringProperty answerProperty() {
        return answer.getReadOnlyProperty();
    }

    /** How the try stands, or why there is none. */
    public ReadOnlyStringProperty stateProperty() {
        return state.getReadOnlyProperty();
    }

    /** What to say of it on the canvas; empty while there is none. */
    public ReadOnlyStringProperty summaryProperty() {
        return summary.getReadOnlyProperty();
    }

    public ReadOnlyBooleanProperty runningProperty() {
        return running.getReadOnlyProperty();
    }
}
