package dev.trivium.provider.openai;

import dev.trivium.provider.http.Json;
import dev.trivium.provider.http.ModelPage;
import dev.trivium.provider.http.ModelPage.RemoteModel;
import dev.trivium.provider.http.WireException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Reads lists of models: {@code {data: […]}}, and the bare list that Together sends. */
final class ModelList {

    private static final String[] CONTEXT_FIELDS = {
        "context_length", "context_window", "max_model_len", "max_context_length"
    };

    private ModelList() {}

    static ModelPage read(JsonNode body) throws WireException {
        JsonNode list = body.isArray() ? body : body.path("data");
        if (!list.isArray()) {
            throw Json.malformed(
                    body.toString().substring(0, Math.min(200, body.toString().length())));
        }
        List<RemoteModel> models = new ArrayList<>();
        for (JsonNode entry : list) {
            String id = Json.text(entry, "id");
            if (id != null && !id.isEmpty()) {
                models.add(new RemoteModel(id, displayName(entry, id), contextWindow(entry)));
            }
        }
        return new ModelPage(models, null);
    }

    private static @Nullable String displayName(JsonNode entry, String id) {
        String name = Json.text(entry, "display_name");
        if (name == null) {
            name = Json.text(entry, "name");
        }
        return name == null || name.isEmpty() || name.equals(id) ? null : name;
    }

    private static @Nullable Long contextWindow(JsonNode entry) {
        for (String field : CONTEXT_FIELDS) {
            long tokens = Json.number(entry, field);
            if (tokens > 0) {
                return tokens;
            }
        }
        long running = Json.number(entry.path("meta"), "n_ctx");
        long trained = Json.number(entry.path("meta"), "n_ctx_train");
        return running > 0 ? Long.valueOf(running) : trained > 0 ? Long.valueOf(trained) : null;
    }
}
