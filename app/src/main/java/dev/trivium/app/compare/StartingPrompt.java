package dev.trivium.app.compare;

import dev.trivium.app.compare.prompt.PromptStore;
import dev.trivium.prompt.PromptVersion;
import dev.trivium.prompt.StoredPrompt;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The prompt that a window opens with. */
public record StartingPrompt(StoredPrompt prompt, List<PromptVersion> versions) {

    private static final Logger LOG = LoggerFactory.getLogger(StartingPrompt.class);

    public StartingPrompt {
        versions = List.copyOf(versions);
    }

    /** The first prompt of the folder {@code prompts}. Reads files. */
    public static Optional<StartingPrompt> firstOf(Path workspace) {
        PromptStore store = PromptStore.of(workspace, Clock.systemUTC());
        try {
            List<String> names = store.files().list();
            return names.isEmpty()
                    ? Optional.empty()
                    : Optional.of(new StartingPrompt(
                            store.files().read(names.get(0)), store.versions().list(names.get(0))));
        } catch (IOException e) {
            LOG.warn("The folder of prompts cannot be read.", e);
            return Optional.empty();
        }
    }

    /** Fills the screen. */
    public void showIn(CompareViewModel screen) {
        screen.prompt().session().show(prompt, versions);
    }
}
