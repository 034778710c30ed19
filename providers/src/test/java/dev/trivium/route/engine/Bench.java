package dev.trivium.route.engine;

import dev.trivium.chat.Answer;
import dev.trivium.chat.ChatCall;
import dev.trivium.chat.ChatEvent;
import dev.trivium.chat.ChatModel;
import dev.trivium.chat.ChatRequest;
import dev.trivium.chat.Message;
import dev.trivium.chat.ModelAddress;
import dev.trivium.chat.Origin;
import dev.trivium.route.Route;
import dev.trivium.yaml.ProblemException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** An engine in virtual time, with models to try it on. */
final class Bench {

    final VirtualTime time = new VirtualTime();
    final Map<ModelAddress, ChatModel> models = new HashMap<>();
    final List<ChatEvent> events = new ArrayList<>();
    final Map<ModelAddress, BigDecimal> prices = new HashMap<>();
    final LiveState live = new LiveState(time, time);
    final RouteEngine engine = new RouteEngine(new Surroundings(
            models::get,
            request -> request.messages().stream()
                    .mapToLong(message -> message.text().length())
                    .sum(),
            (model, request) -> prices.get(model),
            live,
            time,
            time,
            new Random(7),
            time::later,
            time));

    TimedModel model(String address) {
        TimedModel model = new TimedModel(address, time);
        models.put(model.address(), model);
        return model;
    }

    Route route(String steps) throws ProblemException {
        String indented = steps.indent(2);
        return Route.parse("r.route.yaml", "r", "entry: s\nsteps:\n" + indented);
    }

    /** Runs a route, whose entry is the step "s", to its end. */
    void run(String steps) throws ProblemException {
        run(steps, request());
    }

    void run(String steps, ChatRequest request) throws ProblemException {
        begin(steps, request);
        time.settle();
    }

    ChatCall begin(String steps, ChatRequest request) throws ProblemException {
        events.clear();
        return engine.model(route(steps)).start(request, Origin.root(), events::add);
    }

    static ChatRequest request() {
        return ChatRequest.of(Message.user("hello"));
    }

    Answer answer() {
        return ((ChatEvent.Completed) events.get(events.size() - 1)).answer();
    }

    ChatEvent.Failed failure() {
        return (ChatEvent.Failed) events.get(events.size() - 1);
    }

    /** The output as a listener sees it arrive. */
    String shown() {
        StringBuilder shown = new StringBuilder();
        for (ChatEvent event : events) {
            if (event instanceof ChatEvent.Text text && !text.origin().held()) {
                shown.append(text.text());
            }
        }
        return shown.toString();
    }

    /** Such as {@code s.1 rejected: it is empty}, in order. */
    List<String> left() {
        List<String> left = new ArrayList<>();
        for (ChatEvent event : events) {
            if (event instanceof ChatEvent.StepLeft step) {
                List<String> path = step.origin().path();
                String why = step.reason() == null ? "" : ": " + step.reason();
                left.add(path.get(path.size() - 1) + " " + step.outcome().id() + why);
            }
        }
        return left;
    }

    List<String> reasons() {
        List<String> reasons = new ArrayList<>();
        for (ChatEvent event : events) {
            if (event instanceof ChatEvent.StepEntered step && step.reason() != null) {
                List<String> path = step.origin().path();
                reasons.add(path.get(path.size() - 1) + " ← " + step.reason());
            }
        }
        return reasons;
    }
}
