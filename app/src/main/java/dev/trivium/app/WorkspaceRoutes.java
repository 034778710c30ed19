package dev.trivium.app;

import dev.trivium.app.compare.CompareViewModel;
import dev.trivium.app.routes.RoutePort;
import dev.trivium.chat.ChatRequest;
import dev.trivium.chat.ModelAddress;
import dev.trivium.compare.Column;
import dev.trivium.compare.Comparison;
import dev.trivium.compare.ComparisonListener;
import dev.trivium.history.RunStart;
import dev.trivium.route.Condition;
import dev.trivium.route.Route;
import dev.trivium.route.Verdict;
import dev.trivium.route.engine.DryRun;
import dev.trivium.route.export.ExportContext;
import dev.trivium.route.export.ImportContext;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * What the Routes screen asks, answered by the open workspace and the Compare screen.
 *
 * @param show shows a route in Compare
 */
record WorkspaceRoutes(OpenWorkspace opened, CompareViewModel compare, Consumer<ModelAddress> show)
        implements RoutePort {

    @Override
    public Comparison run(Route route, ChatRequest request, String prompt, ComparisonListener listener) {
        Column column = new Column(opened.workspace().model(route), request);
        RunStart start = new RunStart("routes", null, prompt, Map.of());
        return Comparison.start(start, List.of(column), opened.history(), listener);
    }

    @Override
    public List<DryRun.Line> dryRun(Route route, ChatRequest request) {
        return opened.workspace().dryRun(route, request);
    }

    @Override
    public Verdict verdict(Condition condition, ChatRequest request) {
        return opened.workspace().verdict(condition, request);
    }

    @Override
    public ExportContext exportContext() {
        return opened.workspace().exportContext();
    }

    @Override
    public ImportContext importContext() {
        return opened.workspace().importContext();
    }

    @Override
    public void comparePrompt(Consumer<ChatRequest> request, Consumer<String> unprepared) {
        compare.prepare(request, unprepared);
    }

    @Override
    public void openInCompare(ModelAddress route) {
        show.accept(route);
    }
}
