package dev.trivium.provider.http;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Models that a connection offers.
 *
 * @param next what to ask {@link WireProtocol#listModels} for; null if this is the last page
 */
public record ModelPage(List<RemoteModel> models, @Nullable String next) {

    public ModelPage {
        models = List.copyOf(models);
    }

    /**
     * @param name the model's own name, without the connection
     * @param contextWindow in tokens; null if the provider does not say
     */
    public record RemoteModel(
            String name,
            @Nullable String displayName,
            @Nullable Long contextWindow) {}
}
