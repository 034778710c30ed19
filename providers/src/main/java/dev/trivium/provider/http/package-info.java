/**
 * What all wire protocols share: sending, reading streams, time limits, retries, cancelling, errors.
 *
 * <p>A protocol is a {@link dev.trivium.provider.http.WireProtocol}; it knows this package, {@code chat} and no sibling.
 */
@NullMarked
package dev.trivium.provider.http;

import org.jspecify.annotations.NullMarked;
