package dev.trivium.app.routes.drawing;

import dev.trivium.route.Step;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Who leads to which step. */
final class References {

    private References() {}

    /**
     * Whether nothing outside leads into some steps and all below them, but for one reference to each of the steps
     * themselves.
     *
     * @param references how often each step is named in all of the route
     */
    static boolean closed(Map<String, Step> steps, Map<String, Integer> references, List<String> roots) {
        Map<String, Integer> inside = new HashMap<>();
        roots.forEach(root -> inside.merge(root, 1, Integer::sum));
        Set<String> seen = new HashSet<>(roots);
        Deque<String> open = new ArrayDeque<>(seen);
        while (!open.isEmpty()) {
            Step step = steps.get(open.remove());
            if (step == null) {
                return false;
            }
            for (String target : step.targets()) {
                inside.merge(target, 1, Integer::sum);
                if (seen.add(target)) {
                    open.add(target);
                }
            }
        }
        return seen.stream().allMatch(name -> references.getOrDefault(name, 0).equals(inside.get(name)));
    }
}
