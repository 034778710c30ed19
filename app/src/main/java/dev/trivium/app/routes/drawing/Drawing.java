package dev.trivium.app.routes.drawing;

import dev.trivium.route.Route;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A route as boxes and lines. Each named step is drawn once, so lines may meet there. A fallback and a sequence have no
 * box where the lines between their steps say it all; a wrapper of one call is a badge on it.
 *
 * @param heads where a request enters each step: the box, or the box of what stands first in it
 */
public record Drawing(List<DrawnNode> nodes, List<DrawnEdge> edges, Map<String, String> heads) {

    public Drawing {
        nodes = List.copyOf(nodes);
        edges = List.copyOf(edges);
        heads = Map.copyOf(heads);
    }

    public static Drawing of(Route route) {
        return new DrawingBuilder(route.entry(), route.steps()).build();
    }

    /** A route that has no step yet: an input that leads to the output. */
    public static Drawing empty() {
        return new Drawing(
                List.of(DrawingBuilder.INPUT, DrawingBuilder.OUTPUT),
                List.of(new DrawnEdge(DrawnNode.INPUT, DrawnNode.OUTPUT, DrawnEdge.Kind.FLOW, Slot.ENTRY, "")),
                Map.of());
    }

    public Optional<DrawnNode> node(String id) {
        return nodes.stream().filter(node -> node.id().equals(id)).findFirst();
    }
}
