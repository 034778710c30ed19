/** Ollama's own {@code /api/chat} protocol: requests, streams, usage and errors. */
@NullMarked
package dev.trivium.provider.ollama;

import org.jspecify.annotations.NullMarked;
