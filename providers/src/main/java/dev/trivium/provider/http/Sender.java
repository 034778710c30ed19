package dev.trivium.provider.http;

import dev.trivium.chat.ChatError;
import java.io.IOException;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import okhttp3.Call;
import okhttp3.HttpUrl;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;
import org.jspecify.annotations.Nullable;

/**
 * Sends requests of one connection and follows redirects: never to a private address from a public one, never from
 * {@code https} to {@code http}, and to another origin only without the key and the connection's headers.
 */
final class Sender {

    private static final MediaType JSON = MediaType.get("application/json; charset=utf-8");
    private static final int MOST_REDIRECTS = 5;

    private final Endpoint endpoint;
    private final WireProtocol protocol;

    Sender(Endpoint endpoint, WireProtocol protocol) {
        this.endpoint = endpoint;
        this.protocol = protocol;
    }

    HttpUrl url(WireRequest request) {
        return Addresses.below(endpoint.baseUrl(), request.path());
    }

    /**
     * @param body null for a GET
     * @param accept the media type to ask for
     * @param onCall hears of every call before it begins, so that it can be cancelled
     * @throws IOException if there is no answer
     * @throws AttemptException if a redirect must not be followed, or a header cannot be sent
     */
    Response send(
            OkHttpClient client,
            WireRequest wire,
            byte @Nullable [] body,
            String accept,
            @Nullable String key,
            @Nullable Watch watch,
            Consumer<Call> onCall)
            throws IOException, AttemptException {
        HttpUrl first = url(wire);
        HttpUrl url = first;
        for (int redirects = 0; ; redirects++) {
            Call call = client.newCall(request(wire, body, accept, url, Addresses.sameOrigin(first, url), key, watch));
            onCall.accept(call);
            Response response = call.execute();
            HttpUrl target = target(response);
            if (target == null || redirects == MOST_REDIRECTS) {
                return response;
            }
            response.close();
            check(first, target);
            url = target;
        }
    }

    private Request request(
            WireRequest wire,
            byte @Nullable [] body,
            String accept,
            HttpUrl url,
            boolean trusted,
            @Nullable String key,
            @Nullable Watch watch)
            throws AttemptException {
        try {
            Request.Builder request = new Request.Builder()
                    .url(url)
                    .header("User-Agent", "Trivium")
                    .header("Accept", accept)
                    // A server that gathers a stream to compress it would hold the tokens back.
                    .header("Accept-Encoding", "identity")
                    .tag(Watch.class, watch);
            wire.headers().forEach(request::header);
            if (trusted) {
                endpoint.headers().forEach(request::header);
                if (key != null) {
                    protocol.authentication(key).forEach(request::header);
                }
            }
            return body == null
                    ? request.get().build()
                    : request.post(RequestBody.create(body, JSON)).build();
        } catch (IllegalArgumentException e) {
            // The cause is left out on purpose: its message may hold the value.
            KeySource source = endpoint.key();
            ChatError error = Failures.badKey(endpoint, source == null ? "its headers" : Secrets.place(source.name()));
            throw new AttemptException(error, false);
        }
    }

    private static @Nullable HttpUrl target(Response response) {
        int status = response.code();
        String location = response.header("Location");
        boolean redirect = status == 301 || status == 302 || status == 307 || status == 308;
        return redirect && location != null ? response.request().url().resolve(location) : null;
    }

    private void check(HttpUrl first, HttpUrl target) throws AttemptException {
        if (first.isHttps() && !target.isHttps()) {
            throw refused(target, "It leads from https to http, where anyone between can read along.");
        }
        if (!first.host().equals(target.host())
                && Addresses.isPrivate(target.host())
                && !Addresses.isPrivate(first.host())) {
            throw refused(target, "It leads from a public address to a private one.");
        }
    }

    private AttemptException refused(HttpUrl target, String why) {
        return new AttemptException(Failures.redirect(endpoint, target, why), false);
    }

    /** The headers with names in lower case; the last value of each. */
    static Map<String, String> headers(Response response) {
        Map<String, String> headers = new HashMap<>();
        response.headers().forEach(pair -> headers.put(pair.getFirst().toLowerCase(Locale.ROOT), pair.getSecond()));
        return headers;
    }
}
