package dev.trivium.chat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What is asked of a model.
 *
 * @param messages the conversation, system messages first
 * @param metadata keys that conditions of a route can read; never sent to a provider
 * @param timeout the longest that the whole call may take; null leaves it to the connection
 */
public record ChatRequest(
        List<Message> messages,
        Parameters parameters,
        List<ToolDefinition> tools,
        ToolChoice toolChoice,
        ResponseFormat format,
        Map<String, String> metadata,
        @Nullable Duration timeout) {

    public ChatRequest {
        messages = List.copyOf(messages);
        tools = List.copyOf(tools);
        metadata = Map.copyOf(metadata);
    }

    public static ChatRequest of(List<Message> messages) {
        return new ChatRequest(
                messages,
                Parameters.NONE,
                List.of(),
                new ToolChoice.Auto(),
                new ResponseFormat.PlainText(),
                Map.of(),
                null);
    }

    public static ChatRequest of(Message... messages) {
        return of(List.of(messages));
    }

    public ChatRequest withMessages(List<Message> value) {
        return new ChatRequest(value, parameters, tools, toolChoice, format, metadata, timeout);
    }

    public ChatRequest withParameters(Parameters value) {
        return new ChatRequest(messages, value, tools, toolChoice, format, metadata, timeout);
    }

    public ChatRequest withTools(List<ToolDefinition> value, ToolChoice choice) {
        return new ChatRequest(messages, parameters, value, choice, format, metadata, timeout);
    }

    public ChatRequest withFormat(ResponseFormat value) {
        return new ChatRequest(messages, parameters, tools, toolChoice, value, metadata, timeout);
    }

    public ChatRequest withMetadata(Map<String, String> value) {
        return new ChatRequest(messages, parameters, tools, toolChoice, format, value, timeout);
    }

    public ChatRequest withTimeout(@Nullable Duration value) {
        return new ChatRequest(messages, parameters, tools, toolChoice, format, metadata, value);
    }
}
