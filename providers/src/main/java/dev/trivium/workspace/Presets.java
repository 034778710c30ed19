package dev.trivium.workspace;

import java.net.URI;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The dialects that a connection can name, with what each fills in where the file says nothing.
 *
 * @param byName in the order in which they are offered
 */
public record Presets(Map<String, Preset> byName) {

    public static final Presets NONE = new Presets(Map.of());

    /**
     * @param baseUrl null if each installation has its own
     * @param key where its key is usually kept; null if it wants none
     */
    public record Preset(
            String protocol,
            @Nullable URI baseUrl,
            @Nullable KeyReference key) {}
}
