package dev.trivium.provider.http;

import dev.trivium.chat.ChatError;
import dev.trivium.chat.ErrorKind;
import java.io.IOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.time.Duration;
import javax.net.ssl.SSLException;
import okhttp3.HttpUrl;

/** Errors that no provider reports because the call did not get that far. */
final class Failures {

    private Failures() {}

    /** A call that found no network, no host, no server or no trust. Host and port are named, nothing else. */
    static ChatError network(HttpUrl url, Endpoint endpoint, IOException e) {
        String place = Addresses.hostAndPort(url);
        String proxied = endpoint.proxy() == null
                ? ""
                : " through the proxy " + endpoint.proxy().getHost() + ":"
                        + endpoint.proxy().getPort();
        if (e instanceof UnknownHostException) {
            return network(
                    "The host " + url.host() + " was not found" + proxied + ".",
                    "The name may be misspelt, or this machine is offline.",
                    "Check the base address of " + endpoint.id() + " and the network.");
        }
        if (e instanceof ConnectException || e instanceof NoRouteToHostException) {
            return network(
                    "Nothing answers at " + place + proxied + ".",
                    "The server may not be running, or something between blocks the way to it.",
                    "Start the server, or check the base address of " + endpoint.id() + ".");
        }
        if (e instanceof SocketTimeoutException) {
            return timeout(Watch.Limit.CONNECT, endpoint.timeouts().connect(), url);
        }
        if (e instanceof SSLException) {
            return network(
                    "No secure connection to " + place + proxied + ".",
                    "Its certificate is not trusted here, or it does not speak TLS.",
                    "Check the address; name a private certificate authority in ca_file, or use http:// for a server"
                            + " without TLS.");
        }
        return network(
                place + " closed the connection before it answered.",
                "The server, or something between, dropped it.",
                "Retry; if it stays so, check the base address of " + endpoint.id() + ".");
    }

    private static ChatError network(String what, String why, String remedy) {
        return ChatError.of(ErrorKind.NETWORK, what, why, remedy);
    }

    static ChatError timeout(Watch.Limit limit, Duration length, HttpUrl url) {
        String time = seconds(length);
        return switch (limit) {
            case CONNECT ->
                timeout("No connection to " + Addresses.hostAndPort(url) + " after " + time + ".", "connect");
            case FIRST_TOKEN -> timeout("No answer after " + time + ".", "first token");
            case BETWEEN_TOKENS -> timeout("The answer stopped for " + time + ".", "between tokens");
            case TOTAL -> timeout("The answer was not complete after " + time + ".", "total");
        };
    }

    private static ChatError timeout(String what, String limit) {
        String why = switch (limit) {
            case "connect" -> "The server may be down, or something between blocks the way to it.";
            case "first token" -> "The model was still thinking or loading, or the server is stuck.";
            case "between tokens" -> "The server, or something between, fell silent.";
            default -> "The model was still writing or thinking.";
        };
        return ChatError.of(
                ErrorKind.TIMEOUT, what, why, "Retry, or raise the time limit \"" + limit + "\" of this connection.");
    }

    static String seconds(Duration length) {
        return length.toMillis() % 1000 == 0 ? length.toSeconds() + " s" : length.toMillis() / 1000.0 + " s";
    }

    static ChatError truncated(boolean empty, boolean broken) {
        return ChatError.of(
                ErrorKind.TRUNCATED,
                empty ? "The answer was empty." : "The answer was cut off.",
                broken
                        ? "The connection broke before the end mark of the stream."
                        : "The server ended the stream without its end mark.",
                empty ? "Retry." : "What had arrived is kept. Retry for a whole answer.");
    }

    static ChatError undecodable() {
        return ChatError.of(
                ErrorKind.MALFORMED_RESPONSE,
                "The answer does not have the shape of this connection's protocol.",
                "The base address may lead to another kind of server, or a proxy changed the answer.",
                "Check the connection's base address and protocol.");
    }

    static ChatError page(Endpoint endpoint, int status) {
        return ChatError.of(
                ErrorKind.MALFORMED_RESPONSE,
                endpoint.id() + " sent a web page instead of an answer (status " + status + ").",
                "The base address may lead to a website, or a proxy or login page stands before the API.",
                "Check the base address of " + endpoint.id() + ".");
    }

    static ChatError noKey(Endpoint endpoint, KeySource source, KeyUnavailableException e) {
        return ChatError.of(
                ErrorKind.UNAVAILABLE, endpoint.id() + " has no key (" + source.name() + ").", e.why(), e.remedy());
    }

    static ChatError badKey(Endpoint endpoint, String source) {
        return ChatError.of(
                ErrorKind.UNAVAILABLE,
                "The key or a header of " + endpoint.id() + " cannot be sent.",
                "It holds a character that no HTTP header can carry, such as a line break.",
                "Check " + source + ".");
    }

    static ChatError redirect(Endpoint endpoint, HttpUrl target, String why) {
        return ChatError.of(
                        ErrorKind.NETWORK,
                        endpoint.id() + " sent the call on to " + Addresses.hostAndPort(target)
                                + ", and it was not followed.",
                        why,
                        "If that is the right server, enter its address as the base address of " + endpoint.id() + ".")
                .withRetry(false, null);
    }

    static ChatError closed() {
        return ChatError.of(
                ErrorKind.UNAVAILABLE, "The call was not started.", "Trivium is closing.", "Start it again.");
    }

    static ChatError cancelled() {
        return ChatError.of(ErrorKind.CANCELLED, "The call was stopped.", "", "");
    }

    static ChatError defect(RuntimeException e) {
        return ChatError.of(
                ErrorKind.UNAVAILABLE,
                "The call failed inside Trivium.",
                "This is a defect (" + e.getClass().getSimpleName() + ").",
                "Please report it.");
    }
}
