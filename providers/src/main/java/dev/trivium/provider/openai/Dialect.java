package dev.trivium.provider.openai;

import java.math.BigDecimal;
import java.net.URI;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A server that can be connected to, and how its wire differs from OpenAI's. An entry of {@code dialects.json}.
 *
 * @param id as in the workspace file: {@code openrouter}
 * @param protocol the wire protocol to use unless the connection says another, such as {@code openai-chat}
 * @param baseUrl where the server is; capitals such as {@code YOUR-RESOURCE} stand for what the user must fill in; null
 *     if there is no usual place
 * @param defaultPath what belongs between a base address without any path and the protocol's own path: {@code v1}
 * @param hosts host names, and with a leading dot endings of host names, by which the server is recognised
 * @param keyVariable the environment variable that usually holds the key; null if no key is needed
 * @param keysUrl where a user gets a key; null if unknown
 * @param local whether the server usually runs on the user's own machine
 * @param headers sent with every request
 */
public record Dialect(
        String id,
        String displayName,
        String protocol,
        @Nullable String baseUrl,
        String defaultPath,
        List<String> hosts,
        @Nullable String keyVariable,
        @Nullable String keysUrl,
        boolean local,
        KeyHeader keyHeader,
        Map<String, String> headers,
        Requests requests,
        Answers answers) {

    public Dialect {
        hosts = List.copyOf(hosts);
        headers = Map.copyOf(headers);
    }

    /** How the key travels. */
    public enum KeyHeader {
        /** {@code Authorization: Bearer KEY}. */
        BEARER,
        /** {@code api-key: KEY}, as Azure wants it. */
        API_KEY
    }

    /** How a wish for reasoning is written in Chat Completions. */
    public enum ReasoningParameter {
        /** {@code reasoning_effort}. */
        EFFORT,
        /** {@code reasoning: {effort, max_tokens}}, as OpenRouter wants it. */
        OBJECT,
        /** {@code thinking: {type}} beside {@code reasoning_effort}, as DeepSeek wants it. */
        THINKING,
        /** {@code prompt_mode: "reasoning"}, as Mistral wants it. */
        PROMPT_MODE
    }

    /** How earlier reasoning is sent back in Chat Completions. */
    public enum ReasoningHistory {
        NONE,
        /** As {@code reasoning_content} of a message that calls tools. */
        CONTENT,
        /** As {@code reasoning_details}, unchanged. */
        DETAILS
    }

    /**
     * How requests are written.
     *
     * @param maxTokens the name of the limit of output tokens
     * @param seed the name of the seed
     * @param systemRole the role of system messages
     * @param requiredTool the tool choice that means: some tool must be called
     * @param streamOptions whether {@code stream_options.include_usage} is sent
     * @param shortToolIds whether ids of tool calls must be nine letters or digits
     */
    public record Requests(
            String maxTokens,
            String seed,
            String systemRole,
            String requiredTool,
            ReasoningParameter reasoning,
            ReasoningHistory reasoningHistory,
            boolean streamOptions,
            boolean shortToolIds) {}

    /**
     * How answers are read.
     *
     * @param thinkTags whether text may begin with reasoning between {@code <think>} and {@code </think>}
     * @param reasoningOutside whether reasoning tokens are not part of the completion tokens where the sum cannot tell
     * @param costField the field of {@code usage} that holds the call's cost; null if there is none
     * @param costDivisor by which that field is divided to get US dollars
     */
    public record Answers(
            boolean thinkTags,
            boolean reasoningOutside,
            @Nullable String costField,
            BigDecimal costDivisor) {}

    /** The same dialect, spoken at another address. */
    public Dialect at(URI address) {
        return new Dialect(
                id,
                displayName,
                protocol,
                address.toString(),
                defaultPath,
                hosts,
                keyVariable,
                keysUrl,
                local,
                keyHeader,
                headers,
                requests,
                answers);
    }

    /** A path below the base address; a base address without any path gets the default path first. */
    String path(String rest) {
        return baseUrl != null && withoutPath(baseUrl) ? defaultPath + "/" + rest : rest;
    }

    Map<String, String> authentication(String key) {
        return keyHeader == KeyHeader.API_KEY ? Map.of("api-key", key) : Map.of("Authorization", "Bearer " + key);
    }

    private static boolean withoutPath(String address) {
        String path = URI.create(address).getRawPath();
        return path == null || path.isEmpty() || path.equals("/");
    }
}
