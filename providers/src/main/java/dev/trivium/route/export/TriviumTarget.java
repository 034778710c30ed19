package dev.trivium.route.export;

import dev.trivium.chat.ModelAddress;
import dev.trivium.route.Route;
import dev.trivium.route.RouteFile;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Our own files: the route and the routes that it uses. */
final class TriviumTarget implements ExportTarget {

    @Override
    public String name() {
        return "trivium";
    }

    @Override
    public String title() {
        return "Trivium";
    }

    @Override
    public String version() {
        return "Trivium routes 1";
    }

    @Override
    public String about() {
        return "A route's file, for the folder routes of another workspace.";
    }

    @Override
    public Export export(Route route, ExportContext context) {
        Map<String, Route> all = new LinkedHashMap<>();
        List<String> missing = new ArrayList<>();
        collect(route, context, all, missing);
        List<ExportFile> files = new ArrayList<>();
        all.values()
                .forEach(one -> files.add(
                        new ExportFile(one.name() + ".route.yaml", RouteFile.write(one), ExportFile.Syntax.YAML)));
        Route whole = Inlining.of(route, context);
        Ledger ledger = new Ledger(whole);
        whole.steps().keySet().forEach(step -> {
            boolean absent = missing.contains(step);
            ledger.rest(
                    step,
                    absent ? Fidelity.NOT_POSSIBLE : Fidelity.EXACT,
                    absent
                            ? "There is no such route in this workspace. Copy its file into the other one, or take the step out."
                            : "");
        });
        return new Export(name(), version(), files, ledger.report(), List.of());
    }

    private static void collect(Route route, ExportContext context, Map<String, Route> all, List<String> missing) {
        all.put(route.name(), route);
        for (ModelAddress used : route.routes()) {
            Route other = context.route(used.model());
            if (other == null) {
                missing.add(used.toString());
            } else if (!all.containsKey(used.model())) {
                collect(other, context, all, missing);
            }
        }
    }
}
