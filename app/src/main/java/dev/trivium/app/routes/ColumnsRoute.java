package dev.trivium.app.routes;

import dev.trivium.chat.ModelAddress;
import dev.trivium.chat.Parameters;
import dev.trivium.route.Route;
import dev.trivium.route.RouteFile;
import dev.trivium.route.Step;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A route to start from, of the columns of Compare: the first is asked, the others in order where it fails. */
public final class ColumnsRoute {

    private ColumnsRoute() {}

    /** @param addresses in order; none gives a text without steps */
    public static String text(List<ModelAddress> addresses) {
        Map<String, Step> steps = new LinkedHashMap<>();
        List<String> names = new java.util.ArrayList<>();
        for (ModelAddress address : addresses.stream().distinct().toList()) {
            if (address.isRoute()) {
                names.add(address.toString());
                continue;
            }
            String name = address.model().replaceAll("[^A-Za-z0-9_-]+", "_");
            String free = names.contains(name) ? name + "_" + (names.size() + 1) : name;
            names.add(free);
            steps.put(free, new Step.Call(address, Parameters.NONE));
        }
        if (names.isEmpty()) {
            return "";
        }
        if (names.size() == 1 && steps.size() == 1) {
            return RouteFile.write(new Route("", "", names.get(0), steps));
        }
        Map<String, Step> all = new LinkedHashMap<>();
        all.put(
                "columns",
                names.size() == 1
                        ? new Step.Use(names.get(0))
                        : new Step.Fallback(names, Step.Fallback.USUAL, true, null, null));
        all.putAll(steps);
        return RouteFile.write(new Route("", "", "columns", all));
    }
}
