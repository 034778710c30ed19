/** The Messages protocol of Anthropic: requests, streams, usage and errors. */
@NullMarked
package dev.trivium.provider.anthropic;

import org.jspecify.annotations.NullMarked;
