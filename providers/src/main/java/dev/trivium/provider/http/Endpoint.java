package dev.trivium.provider.http;

import java.net.URI;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Where a connection leads and how it behaves.
 *
 * @param id the connection's name, used in messages and addresses
 * @param baseUrl as the user typed it, {@code http} or {@code https}; paths are put behind it
 * @param key null if the connection needs none
 * @param headers sent with every request; their values are treated as secrets
 * @param proxy {@code http://host:port} or {@code socks5://host:port}; null for the system's
 * @param caFile certificates in PEM that are trusted besides the system's; null for none
 * @param simulated whether a demo provider answers
 */
public record Endpoint(
        String id,
        String baseUrl,
        @Nullable KeySource key,
        Map<String, String> headers,
        Timeouts timeouts,
        RetryPolicy retries,
        RateLimits limits,
        @Nullable URI proxy,
        @Nullable Path caFile,
        boolean simulated) {

    /** @throws IllegalArgumentException with a message for the user, if the base address or the proxy is not one */
    public Endpoint {
        headers = Map.copyOf(headers);
        String lower = baseUrl.toLowerCase(Locale.ROOT);
        if (!lower.startsWith("http://") && !lower.startsWith("https://")) {
            throw new IllegalArgumentException(
                    "The base address of " + id + " must begin with http:// or https://; got \"" + baseUrl
                            + "\". Example: https://api.openai.com/v1");
        }
        if (okhttp3.HttpUrl.parse(baseUrl) == null) {
            throw new IllegalArgumentException("The base address of " + id + " is not a web address; got \"" + baseUrl
                    + "\". Example: https://api.openai.com/v1");
        }
        if (proxy != null && (proxy.getHost() == null || proxy.getPort() < 0 || proxy.getUserInfo() != null)) {
            throw new IllegalArgumentException("The proxy of " + id
                    + " must be http://host:port or socks5://host:port, without a password in it.");
        }
    }

    /** Defaults for everything but the address. */
    public static Endpoint of(String id, String baseUrl, @Nullable KeySource key) {
        return new Endpoint(
                id,
                baseUrl,
                key,
                Map.of(),
                Timeouts.DEFAULT,
                RetryPolicy.DEFAULT,
                RateLimits.LEARNED,
                null,
                null,
                false);
    }

    public Endpoint withHeaders(Map<String, String> value) {
        return new Endpoint(id, baseUrl, key, value, timeouts, retries, limits, proxy, caFile, simulated);
    }

    public Endpoint withTimeouts(Timeouts value) {
        return new Endpoint(id, baseUrl, key, headers, value, retries, limits, proxy, caFile, simulated);
    }

    public Endpoint withRetries(RetryPolicy value) {
        return new Endpoint(id, baseUrl, key, headers, timeouts, value, limits, proxy, caFile, simulated);
    }

    public Endpoint withLimits(RateLimits value) {
        return new Endpoint(id, baseUrl, key, headers, timeouts, retries, value, proxy, caFile, simulated);
    }

    public Endpoint withProxy(@Nullable URI value) {
        return new Endpoint(id, baseUrl, key, headers, timeouts, retries, limits, value, caFile, simulated);
    }

    public Endpoint withCaFile(@Nullable Path value) {
        return new Endpoint(id, baseUrl, key, headers, timeouts, retries, limits, proxy, value, simulated);
    }

    public Endpoint withSimulated(boolean value) {
        return new Endpoint(id, baseUrl, key, headers, timeouts, retries, limits, proxy, caFile, value);
    }

    /** Where a request of this endpoint goes, query included. Holds no key. */
    public String address(WireRequest request) {
        return Addresses.below(baseUrl, request.path()).toString();
    }

    /** Without the headers, which may hold secrets. */
    @Override
    public String toString() {
        return id + " at " + baseUrl;
    }
}
