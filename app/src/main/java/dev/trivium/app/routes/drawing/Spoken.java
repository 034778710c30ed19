package dev.trivium.app.routes.drawing;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What a screen reader says of each box: {@code Condition Long or code, yes to Reasoning, no to Fast}. */
public final class Spoken {

    private Spoken() {}

    /** By the id of the node. */
    public static Map<String, String> of(Drawing drawing) {
        Map<String, String> titles = new HashMap<>();
        drawing.nodes().forEach(node -> titles.put(node.id(), plain(node.title())));
        Map<String, List<String>> parts = new HashMap<>();
        for (DrawnEdge edge : drawing.edges()) {
            String to = titles.getOrDefault(edge.to(), edge.to());
            String label = edge.label().isEmpty() ? "to " : edge.label() + " to ";
            parts.computeIfAbsent(edge.from(), key -> new ArrayList<>()).add(label + to);
        }
        Map<String, String> spoken = new HashMap<>();
        for (DrawnNode node : drawing.nodes()) {
            List<String> said = new ArrayList<>();
            said.add(head(node));
            if (!node.line().isEmpty()) {
                said.add(node.line());
            }
            node.badges().forEach(badge -> said.add(badge.text()));
            said.addAll(parts.getOrDefault(node.id(), List.of()));
            if (!node.reached()) {
                said.add("nothing leads here");
            }
            spoken.put(node.id(), String.join(", ", said));
        }
        return spoken;
    }

    private static String head(DrawnNode node) {
        String kind = StepWords.kind(node.kind());
        String title = plain(node.title());
        return title.equalsIgnoreCase(kind) ? kind : kind + " " + title;
    }

    private static String plain(String title) {
        return title.endsWith("?") ? title.substring(0, title.length() - 1) : title;
    }
}
