package dev.trivium.route.engine;

import dev.trivium.chat.ChatCall;
import dev.trivium.chat.ChatError;
import dev.trivium.chat.ChatModel;
import dev.trivium.chat.ChatRequest;
import dev.trivium.chat.ErrorKind;
import dev.trivium.chat.ModelAddress;
import dev.trivium.chat.Parameters;
import dev.trivium.prompt.PromptException;
import dev.trivium.route.Step;
import java.time.Duration;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Asks a model, or another route. */
record CallRunner(RouteRun run, Place here, Consumer<Ending> then) {

    void call(Step.Call step) {
        try {
            ask(step.model(), step.overrides(), Briefs.of(step, here));
        } catch (PromptException e) {
            then.accept(Ending.failed(
                    ErrorKind.INVALID_REQUEST,
                    "The template of a step for " + step.model() + " could not be filled in.",
                    e.getMessage() == null ? "" : e.getMessage(),
                    "Correct the template in the route's file."));
        }
    }

    void ask(ModelAddress address, Parameters overrides) {
        ask(address, overrides, Briefs.plain(here));
    }

    private void ask(ModelAddress address, Parameters overrides, ChatRequest brief) {
        if (run.way().contains(address)) {
            String chain = run.way().stream().map(ModelAddress::toString).collect(Collectors.joining(" → "));
            then.accept(Ending.failed(
                    ErrorKind.INVALID_REQUEST,
                    "Routes lead back to themselves: " + chain + " → " + address + ".",
                    "",
                    "Let one of them lead elsewhere."));
            return;
        }
        ChatModel model;
        try {
            model = run.engine().find(address);
        } catch (IllegalArgumentException e) {
            then.accept(missing(address, e.getMessage() == null ? "" : e.getMessage()));
            return;
        }
        Duration left = left();
        if (model == null) {
            then.accept(missing(address, ""));
        } else if (left != null && (left.isNegative() || left.isZero())) {
            then.accept(Ending.failed(
                    ErrorKind.TIMEOUT,
                    "The time limit of the call was used up before " + address + " could be asked.",
                    "",
                    "Allow more time, or let the route give up earlier steps sooner."));
        } else {
            ChatRequest asked = brief.withParameters(brief.parameters().overriddenBy(overrides))
                    .withTimeout(left);
            begin(model, asked);
        }
    }

    private @Nullable Duration left() {
        Long deadline = here.deadline();
        return deadline == null
                ? null
                : Duration.ofNanos(deadline - run.engine().now());
    }

    private void begin(ChatModel model, ChatRequest asked) {
        Leaf leaf = new Leaf(here, run.startedNanos(), ending -> {
            if (!(model instanceof RouteModel) && ending.answer() != null) {
                run.engine().live().ended(model.address(), ending.answer(), ending.error());
            }
            then.accept(ending);
        });
        try {
            ChatCall call = model instanceof RouteModel inner
                    ? inner.start(asked, leaf.origin(), leaf, run.way())
                    : model.start(asked, leaf.origin(), leaf);
            if (!leaf.ended()) {
                here.cancellation().running(call);
            }
        } catch (RuntimeException e) {
            leaf.refused(ChatError.of(
                    ErrorKind.UNAVAILABLE,
                    model.address() + " could not be asked.",
                    "It failed to start: " + e + ".",
                    ""));
        }
    }

    private static Ending missing(ModelAddress address, String why) {
        return Ending.failed(
                ErrorKind.NOT_FOUND,
                "The route calls " + address + ", which this workspace does not have.",
                why,
                "Add its connection, or change the route.");
    }
}
