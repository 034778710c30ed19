package dev.trivium.app.compare.prompt;

import dev.trivium.prompt.PromptFiles;
import dev.trivium.prompt.PromptVersions;
import java.nio.file.Path;
import java.time.Clock;

/**
 * Where prompts lie, or other texts that are kept like them. Reads and writes files, so never used on the FX thread.
 *
 * @param noun what one of them is called
 */
public record PromptStore(PromptFiles files, PromptVersions versions, String noun) {

    public static PromptStore of(Path workspace, Clock clock) {
        return new PromptStore(new PromptFiles(workspace, clock), new PromptVersions(workspace, clock), "prompt");
    }

    /** The routes of a workspace. */
    public static PromptStore ofRoutes(Path workspace, Clock clock) {
        return new PromptStore(
                new PromptFiles(workspace, "routes", ".route.yaml", clock),
                new PromptVersions(workspace, "routes", clock),
                "route");
    }
}
