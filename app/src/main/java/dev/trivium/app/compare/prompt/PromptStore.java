package dev.trivium.app.compare.prompt;

import dev.trivium.prompt.PromptFiles;
import dev.trivium.prompt.PromptVersions;
import java.nio.file.Path;
import java.time.Clock;

/** Where prompts lie. Reads and writes files, so never used on the FX thread. */
public record PromptStore(PromptFiles files, PromptVersions versions) {

    public static PromptStore of(Path workspace, Clock clock) {
        return new PromptStore(new PromptFiles(workspace, clock), new PromptVersions(workspace, clock));
    }
}
