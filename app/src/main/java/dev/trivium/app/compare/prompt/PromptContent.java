package dev.trivium.app.compare.prompt;

import dev.trivium.prompt.StoredPrompt;

/** What a {@link PromptSession} reads from the screen and puts there. FX thread only. */
public interface PromptContent {

    /** The prompt as it stands on the screen. */
    StoredPrompt now(String name);

    /** Another prompt takes the screen. */
    void show(StoredPrompt prompt);

    /** Another text of the same prompt, which can be undone. */
    void restore(String text);
}
