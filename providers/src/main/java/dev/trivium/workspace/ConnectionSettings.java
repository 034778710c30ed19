package dev.trivium.workspace;

import dev.trivium.provider.http.RateLimits;
import dev.trivium.provider.http.Timeouts;
import java.math.BigDecimal;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
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
 * @param hidden names that the menus leave out
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
        List<String> hidden,
        @Nullable String catalog,
        boolean free) {

    public ConnectionSettings {
        headers = Map.copyOf(headers);
        models = List.copyOf(models);
        hidden = List.copyOf(hidden);
    }

    /** The same connection, were it written elsewhere in the file. */
    ConnectionSettings atLine(int value) {
        return new ConnectionSettings(
                value, id, protocol, dialect, baseUrl, key, headers, timeouts, limits, proxy, caFile, models, hidden,
                catalog, free);
    }

    /** Whether calls go the same way: only the models, their prices and the place in the file may differ. */
    public boolean callsAs(ConnectionSettings other) {
        return bare().equals(other.bare());
    }

    private ConnectionSettings bare() {
        return new ConnectionSettings(
                0, id, protocol, dialect, baseUrl, key, headers, timeouts, limits, proxy, caFile, List.of(), List.of(),
                null, false);
    }

    /**
     * The limits that hold, under the file's own names: the seconds of {@code timeouts}, and of {@code limits} those that
     * are set.
     */
    public Map<String, String> limitsAsWritten() {
        Map<String, String> written = new LinkedHashMap<>();
        written.put("connect_s", seconds(timeouts.connect()));
        written.put("first_token_s", seconds(timeouts.firstToken()));
        written.put("between_tokens_s", seconds(timeouts.betweenTokens()));
        written.put("total_s", seconds(timeouts.total()));
        put(written, "concurrent_calls", limits.concurrentCalls());
        put(written, "requests_per_minute", limits.requestsPerMinute());
        put(written, "tokens_per_minute", limits.tokensPerMinute());
        return written;
    }

    private static void put(Map<String, String> written, String key, @Nullable Integer count) {
        if (count != null) {
            written.put(key, count.toString());
        }
    }

    private static String seconds(Duration limit) {
        return BigDecimal.valueOf(limit.toMillis(), 3).stripTrailingZeros().toPlainString();
    }

    /** Whether the in-process demo server answers, so that everything is simulated. */
    public boolean demo() {
        return baseUrl == null;
    }
}
