/** Google's {@code streamGenerateContent} protocol for Gemini: requests, streams, usage and errors. */
@NullMarked
package dev.trivium.provider.gemini;

import org.jspecify.annotations.NullMarked;
