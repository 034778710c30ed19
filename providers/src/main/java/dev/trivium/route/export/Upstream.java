package dev.trivium.route.export;

import java.net.URI;
import org.jspecify.annotations.Nullable;

/**
 * Where a model of a route is really served.
 *
 * @param protocol one of {@link dev.trivium.provider.Protocols#NAMES}
 * @param baseUrl as in the workspace: with the version for the protocols of OpenAI, without it for the others
 * @param keyVariable the environment variable that holds the key; null if the server wants none
 * @param vendor as the catalogue names it; null for a server of one's own
 * @param simulated whether the connection is one of the demo's, which answers nowhere but in this program; the rest then
 *     describes what would stand in its place
 */
public record Upstream(
        String connection,
        String protocol,
        URI baseUrl,
        @Nullable String keyVariable,
        @Nullable String vendor,
        boolean simulated) {

    /** The base address without a slash at its end. */
    String base() {
        String text = baseUrl.toString();
        return text.endsWith("/") ? text.substring(0, text.length() - 1) : text;
    }
}
