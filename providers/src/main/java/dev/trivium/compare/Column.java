package dev.trivium.compare;

import dev.trivium.chat.ChatModel;
import dev.trivium.chat.ChatRequest;

/** One contestant of a comparison: what is asked of which model. */
public record Column(ChatModel model, ChatRequest request) {}
