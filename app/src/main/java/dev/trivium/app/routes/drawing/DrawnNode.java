package dev.trivium.app.routes.drawing;

import dev.trivium.chat.ModelAddress;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A box of the drawing.
 *
 * @param id unique; the name of its step where it is one
 * @param step the step that it stands for; empty for input, output and other routes
 * @param kind as in the file, such as {@code choose}; or {@code input}, {@code output}, {@code route}, {@code join}
 * @param title what people call it
 * @param line one line of substance
 * @param badges the wrappers around it, the outermost first
 * @param model the model or route that it asks; null for any other step
 * @param reached whether a request can come here
 */
public record DrawnNode(
        String id,
        String step,
        String kind,
        String title,
        String line,
        List<Badge> badges,
        @Nullable ModelAddress model,
        boolean reached) {

    public static final String INPUT = "input:";
    public static final String OUTPUT = "output:";

    /** A wrapper that is drawn on what it wraps. */
    public record Badge(String step, String kind, String text) {}

    public DrawnNode {
        badges = List.copyOf(badges);
    }
}
