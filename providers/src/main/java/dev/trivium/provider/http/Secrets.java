package dev.trivium.provider.http;

import dev.trivium.chat.ChatError;
import dev.trivium.chat.ErrorKind;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What must not be repeated: the key in use and the values of a connection's headers. Also words about keys. */
final class Secrets {

    private static final int SHORTEST = 6;

    private final Endpoint endpoint;
    private final List<String> values = new ArrayList<>();

    Secrets(Endpoint endpoint) {
        this.endpoint = endpoint;
        endpoint.headers().values().forEach(this::add);
    }

    synchronized void add(String value) {
        if (value.length() >= SHORTEST && !values.contains(value)) {
            values.add(value);
        }
    }

    /**
     * The connection's key, from now on among what is not repeated; null if the connection needs none.
     *
     * @throws AttemptException if it should have one
     */
    @Nullable
    String key() throws AttemptException {
        KeySource source = endpoint.key();
        if (source == null) {
            return null;
        }
        try {
            String key = source.key().strip();
            add(key);
            return key;
        } catch (KeyUnavailableException e) {
            throw new AttemptException(Failures.noKey(endpoint, source, e), false);
        }
    }

    /** The error without secrets, with its key named. */
    ChatError clean(ChatError raw) {
        ChatError error = raw.kind() == ErrorKind.AUTHENTICATION ? named(raw) : raw;
        return new ChatError(
                error.kind(),
                text(error.what()),
                text(error.why()),
                text(error.remedy()),
                clean(ProviderErrors.cut(clean(error.providerMessage()))),
                error.status(),
                error.retryable(),
                error.retryAfter(),
                clean(error.requestId()));
    }

    private @Nullable String clean(@Nullable String text) {
        return text == null ? null : text(text);
    }

    private synchronized String text(String text) {
        String cleaned = text;
        for (String value : values) {
            cleaned = cleaned.replace(value, "(key)");
        }
        return cleaned;
    }

    private ChatError named(ChatError error) {
        ErrorWords usual = ErrorWords.of(ErrorKind.AUTHENTICATION, endpoint.id(), "", 401);
        if (!error.remedy().equals(usual.remedy())) {
            return error;
        }
        KeySource key = endpoint.key();
        return key == null
                ? words(
                        error,
                        endpoint.id() + " asks for a key.",
                        "This connection has none.",
                        "Name one in trivium.yaml, such as key: env:NAME or key: keychain:NAME.")
                : words(error, error.what(), error.why(), "Check " + place(key.name()) + ", or make a new key.");
    }

    private static ChatError words(ChatError error, String what, String why, String remedy) {
        return new ChatError(
                error.kind(),
                what,
                why,
                remedy,
                error.providerMessage(),
                error.status(),
                error.retryable(),
                error.retryAfter(),
                error.requestId());
    }

    /** Where a key is kept, in words. */
    static String place(String source) {
        if (source.startsWith("env:")) {
            return "the environment variable " + source.substring(4);
        }
        if (source.startsWith("keychain:")) {
            return "the entry " + source.substring(9) + " in the system's keychain";
        }
        return source;
    }
}
