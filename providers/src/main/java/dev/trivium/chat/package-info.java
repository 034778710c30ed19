/**
 * The one interface that every model speaks: a provider's model, a routing policy, a replayed recording.
 *
 * <p>A {@link dev.trivium.chat.ChatModel} answers a {@link dev.trivium.chat.ChatRequest} with a stream of
 * {@link dev.trivium.chat.ChatEvent}s. This package imports nothing else of ours.
 */
@NullMarked
package dev.trivium.chat;

import org.jspecify.annotations.NullMarked;
