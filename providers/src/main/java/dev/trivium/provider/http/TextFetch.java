package dev.trivium.provider.http;

import dev.trivium.chat.ChatError;
import dev.trivium.chat.ErrorKind;
import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import okhttp3.HttpUrl;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;
import okio.BufferedSource;

/** Fetches a text that needs no key: a price list, or a sign of life of a server on this machine. Blocks. */
public final class TextFetch {

    private static final Duration PATIENCE = Duration.ofMinutes(1);

    private TextFetch() {}

    /**
     * A list at an address of {@code https}, or {@code http} on this machine. Redirects are not followed.
     *
     * @throws WireException if it is another address, or the server does not give a text of at most this many bytes
     */
    public static String list(URI address, int mostBytes) throws WireException {
        HttpUrl url = HttpUrl.get(address);
        if (url == null || (!url.isHttps() && !isLoopback(url.host()))) {
            throw failure(
                    ErrorKind.INVALID_REQUEST,
                    "This address is not fetched.",
                    "Only https:// addresses are, and http:// on this machine.",
                    "For example https://models.dev/api.json.");
        }
        return get(url, PATIENCE, mostBytes);
    }

    /**
     * A text at an address on this machine.
     *
     * @throws WireException if the address is elsewhere, or nobody answers with success within the time
     */
    public static String loopback(URI address, Duration patience, int mostBytes) throws WireException {
        HttpUrl url = HttpUrl.get(address);
        if (url == null || !isLoopback(url.host())) {
            throw failure(ErrorKind.INVALID_REQUEST, "This address is not on this machine.", "", "");
        }
        return get(url, patience, mostBytes);
    }

    private static String get(HttpUrl url, Duration patience, int mostBytes) throws WireException {
        OkHttpClient client = new OkHttpClient.Builder()
                .followRedirects(false)
                .followSslRedirects(false)
                .callTimeout(patience)
                .connectTimeout(patience)
                .build();
        Request request = new Request.Builder().url(url).build();
        try (Response response = client.newCall(request).execute()) {
            if (!response.isSuccessful()) {
                throw failure(
                        ErrorKind.SERVER,
                        url.host() + " did not give the text.",
                        "It answered with HTTP " + response.code() + ".",
                        "Check the address.");
            }
            BufferedSource source = response.body().source();
            if (source.request(mostBytes + 1L)) {
                throw failure(
                        ErrorKind.INVALID_REQUEST,
                        url.host() + " sent more than is read.",
                        "The limit is " + mostBytes / (1024 * 1024) + " MB.",
                        "Check the address.");
            }
            return source.readString(StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw failure(
                    ErrorKind.NETWORK,
                    url.host() + " cannot be reached.",
                    "The connection failed (" + e.getClass().getSimpleName() + ").",
                    "Check the address and the network.");
        } finally {
            client.dispatcher().executorService().shutdown();
            client.connectionPool().evictAll();
        }
    }

    private static boolean isLoopback(String host) {
        try {
            return List.of(InetAddress.getAllByName(host)).stream().allMatch(InetAddress::isLoopbackAddress);
        } catch (IOException e) {
            return false;
        }
    }

    private static WireException failure(ErrorKind kind, String what, String why, String remedy) {
        return new WireException(ChatError.of(kind, what, why, remedy));
    }
}
