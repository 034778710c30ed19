package dev.trivium.route;

import dev.trivium.chat.ChatRequest;
import dev.trivium.chat.Role;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/** What conditions can look at in one request. Counts tokens only when asked, and once. Not safe for several threads. */
public final class Features {

    private final ChatRequest request;
    private final ToLongFunction<ChatRequest> tokenCounter;
    private @Nullable Long tokens;

    /** @param tokenCounter input tokens of a request */
    public Features(ChatRequest request, ToLongFunction<ChatRequest> tokenCounter) {
        this.request = request;
        this.tokenCounter = tokenCounter;
    }

    long number(Condition.Input input) {
        return switch (input) {
            case TOKENS -> tokens();
            case CHARACTERS ->
                request.messages().stream()
                        .mapToLong(message -> message.text().codePoints().count())
                        .sum();
            case TURNS ->
                request.messages().stream()
                        .filter(message -> message.role() == Role.USER)
                        .count();
        };
    }

    @Nullable
    String metadata(String key) {
        return request.metadata().get(key);
    }

    private long tokens() {
        if (tokens == null) {
            tokens = tokenCounter.applyAsLong(request);
        }
        return tokens;
    }
}
