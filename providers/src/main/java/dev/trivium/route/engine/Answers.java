package dev.trivium.route.engine;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What the steps before this one have answered.
 *
 * @param byStep in order
 * @param last of the step right before; empty if there is none
 */
record Answers(Map<String, String> byStep, String last) {

    static final Answers NONE = new Answers(Map.of(), "");

    Answers plus(String step, String answer) {
        Map<String, String> more = new LinkedHashMap<>(byStep);
        more.put(step, answer);
        return new Answers(Collections.unmodifiableMap(more), answer);
    }
}
