package dev.trivium.app.compare.prompt;

import dev.trivium.prompt.StoredPrompt;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * What the screen holds and no file does, kept beside the history so that it outlives the program.
 *
 * @param base what was read from the file; null if there is none
 */
record Draft(@Nullable StoredPrompt base, StoredPrompt now) {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    /** Where the draft of one screen lies. Its methods read and write: not for the FX thread. */
    record Place(Path file) {

        /** Empty if there is no draft, or one that cannot be read: it is of no more use then. */
        Optional<Draft> read() throws IOException {
            if (!Files.exists(file)) {
                return Optional.empty();
            }
            try {
                JsonNode json = JSON.readTree(Files.readString(file));
                JsonNode base = json.path("base");
                return Optional.of(new Draft(base.isObject() ? prompt(base) : null, prompt(json.path("now"))));
            } catch (JacksonException e) {
                return Optional.empty();
            }
        }

        /** Whole or not at all, so that a crash in the middle keeps the one before. */
        void write(Draft draft) throws IOException {
            ObjectNode json = JSON.createObjectNode();
            if (draft.base != null) {
                json.set("base", json(draft.base));
            }
            json.set("now", json(draft.now));
            Files.createDirectories(file.toAbsolutePath().getParent());
            Path next = file.resolveSibling(file.getFileName() + ".next");
            Files.writeString(next, json.toString());
            Files.move(next, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
        }

        void delete() throws IOException {
            Files.deleteIfExists(file);
        }

        private static StoredPrompt prompt(JsonNode json) {
            return new StoredPrompt(
                    json.path("name").asString(""),
                    json.path("text").asString(""),
                    json.path("values").asString(""));
        }

        private static ObjectNode json(StoredPrompt prompt) {
            return JSON.createObjectNode()
                    .put("name", prompt.name())
                    .put("text", prompt.text())
                    .put("values", prompt.values());
        }
    }
}
