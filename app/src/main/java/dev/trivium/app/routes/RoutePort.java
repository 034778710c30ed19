package dev.trivium.app.routes;

import dev.trivium.chat.ChatRequest;
import dev.trivium.chat.ModelAddress;
import dev.trivium.compare.Comparison;
import dev.trivium.compare.ComparisonListener;
import dev.trivium.route.Condition;
import dev.trivium.route.Route;
import dev.trivium.route.Verdict;
import dev.trivium.route.engine.DryRun;
import dev.trivium.route.export.ExportContext;
import dev.trivium.route.export.ImportContext;
import java.util.List;
import java.util.function.Consumer;

/** What the Routes screen asks of the workspace and of Compare. All but the last two may take a while. */
public interface RoutePort {

    /** Asks a route one prompt; it is recorded as any run is. */
    Comparison run(Route route, ChatRequest request, String prompt, ComparisonListener listener);

    /** The way that a request would take, without asking any model. */
    List<DryRun.Line> dryRun(Route route, ChatRequest request);

    /** Whether a condition holds for a request, and why. */
    Verdict verdict(Condition condition, ChatRequest request);

    /** What exports have to know. */
    ExportContext exportContext();

    /** What imports have to know. */
    ImportContext importContext();

    /** What Compare would ask now, or why there is nothing to ask. */
    void comparePrompt(Consumer<ChatRequest> request, Consumer<String> unprepared);

    /** Shows a route as a column of Compare. */
    void openInCompare(ModelAddress route);
}
