package dev.trivium.provider;

import dev.trivium.chat.ChatError;
import dev.trivium.provider.http.ModelPage.RemoteModel;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a try of a connection showed.
 *
 * @param latency until the list of models was complete, or the try had failed
 * @param models what the connection offers; empty if the try failed
 * @param error null if the connection works
 */
public record ConnectionTest(
        Duration latency,
        List<RemoteModel> models,
        @Nullable ChatError error) {

    public ConnectionTest {
        models = List.copyOf(models);
    }

    /** The models' own names, in the provider's order. */
    public List<String> modelNames() {
        return models.stream().map(RemoteModel::name).toList();
    }

    /** In tokens; null if the provider does not say. */
    public @Nullable Long contextWindow(String model) {
        for (RemoteModel candidate : models) {
            if (candidate.name().equals(model)) {
                return candidate.contextWindow();
            }
        }
        return null;
    }

    public boolean works() {
        return error == null;
    }
}
