package dev.trivium.app.compare;

import java.util.List;
import java.util.Map;

/** What the screen needs of a template. Called in the background with whole texts. */
public interface PromptText {

    /** The names in order of first use; empty for a text that cannot be read as a template. */
    List<String> variables(String text);

    /** @throws IllegalArgumentException with a message for the user, if the text is no valid template */
    String render(String text, Map<String, String> values);
}
