/**
 * OpenAI's Chat Completions and Responses, and the many servers that speak alike.
 *
 * <p>How those servers differ is data: a {@link dev.trivium.provider.openai.Dialect}, read by
 * {@link dev.trivium.provider.openai.Dialects}.
 */
@NullMarked
package dev.trivium.provider.openai;

import org.jspecify.annotations.NullMarked;
