/** Connections to providers: an endpoint and the protocol that it speaks. It alone knows all the protocols. */
@NullMarked
package dev.trivium.provider;

import org.jspecify.annotations.NullMarked;
