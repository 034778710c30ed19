package dev.trivium.route.export.conformance;

import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * How the models answer one request: with which status, those that are not named with 200. It travels in the prompt, so that
 * our models and the server behind a gateway both know it.
 *
 * @param id of the request
 */
record Plan(int id, Map<String, Integer> statuses) {

    private static final Pattern TEXT = Pattern.compile("<plan (\\d+)((?: [a-z0-9]+:\\d+)*)>");

    String text() {
        return "<plan " + id
                + statuses.entrySet().stream()
                        .map(entry -> " " + entry.getKey() + ":" + entry.getValue())
                        .collect(Collectors.joining())
                + ">";
    }

    static Plan in(String text) {
        Matcher matcher = TEXT.matcher(text);
        if (!matcher.find()) {
            throw new IllegalArgumentException("There is no plan in " + text);
        }
        Map<String, Integer> statuses = new TreeMap<>();
        for (String word : matcher.group(2).split(" ")) {
            if (!word.isEmpty()) {
                int colon = word.indexOf(':');
                statuses.put(word.substring(0, colon), Integer.valueOf(word.substring(colon + 1)));
            }
        }
        return new Plan(Integer.parseInt(matcher.group(1)), statuses);
    }

    int status(String model) {
        return statuses.getOrDefault(model, 200);
    }
}
