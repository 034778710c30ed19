package dev.trivium.workspace;

import dev.trivium.provider.http.RateLimits;
import dev.trivium.provider.http.Timeouts;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One connection of {@code trivium.yaml}.
 *
 * @param line where it stands in the file, from 1
 * @param id the first part of its models' addresses
 * @param protocol one of {@link dev.trivium.provider.Protocols#NAMES}
 * @param dialect the server's entry in the dialects; null to tell it by the address
 * @param baseUrl null for the demo server in this process
 * @param key null if the server wants none
 * @param headers extra headers; none of them carries a key
 * @param proxy {@code http://host:port} or {@code socks5://host:port}; null for the system's
 * @param caFile certificates (PEM) to trust beside the system's; null for none
 * @param models names to offer beside those of the catalogue, in the order of the file
 * @param catalog the vendor whose prices apply; null to find it from the address or the id
 * @param free whether the server bills nothing
 */
public record ConnectionSettings(
        int line,
        String id,
        String protocol,
        @Nullable String dialect,
        @Nullable URI baseUrl,
        @Nullable KeyReference key,
        Map<String, String> headers,
        Timeouts timeouts,
        RateLimits limits,
        @Nullable URI proxy,
        @Nullable Path caFile,
        List<String> models,
        @Nullable String catalog,
        boolean free) {

    public ConnectionSettings {
        headers = Map.copyOf(headers);
        models = List.copyOf(models);
    }

    /** Whether the in-process demo server answers, so that everything is simulated. */
    public boolean demo() {
        return baseUrl == null;
    }
}
