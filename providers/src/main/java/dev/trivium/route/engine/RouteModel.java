package dev.trivium.route.engine;

import dev.trivium.chat.ChatCall;
import dev.trivium.chat.ChatListener;
import dev.trivium.chat.ChatModel;
import dev.trivium.chat.ChatRequest;
import dev.trivium.chat.ModelAddress;
import dev.trivium.chat.Origin;
import dev.trivium.route.Route;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A route as a model. */
public final class RouteModel implements ChatModel {

    private final RouteEngine engine;
    private final Route route;

    RouteModel(RouteEngine engine, Route route) {
        this.engine = engine;
        this.route = route;
    }

    public Route route() {
        return route;
    }

    @Override
    public ModelAddress address() {
        return route.address();
    }

    /** Whether any model that the route can reach is simulated: its answers could be invented, so none of them counts. */
    @Override
    public boolean simulated() {
        return simulated(new ArrayList<>());
    }

    @Override
    public ChatCall start(ChatRequest request, Origin origin, ChatListener listener) {
        return start(request, origin, listener, List.of());
    }

    /** @param above the routes inside which this one runs, outermost first */
    ChatCall start(ChatRequest request, Origin origin, ChatListener listener, List<ModelAddress> above) {
        List<ModelAddress> way = new ArrayList<>(above);
        way.add(address());
        RouteRun run = new RouteRun(engine, route, request, new RunEvents(origin, listener), way);
        run.start(simulated());
        return run;
    }

    private boolean simulated(List<ModelAddress> seen) {
        if (seen.contains(address())) {
            return false;
        }
        seen.add(address());
        List<ModelAddress> reachable = new ArrayList<>(route.models());
        reachable.addAll(route.routes());
        for (ModelAddress model : reachable) {
            ChatModel found = find(model);
            if (found instanceof RouteModel inner ? inner.simulated(seen) : found != null && found.simulated()) {
                return true;
            }
        }
        return false;
    }

    private @Nullable ChatModel find(ModelAddress model) {
        try {
            return engine.find(model);
        } catch (IllegalArgumentException e) {
            // A missing model says nothing here; a run that needs it says so.
            return null;
        }
    }
}
