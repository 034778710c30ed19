/** Runs routes: each is a {@link dev.trivium.chat.ChatModel} whose events tell the way that a request takes. */
@NullMarked
package dev.trivium.route.engine;

import org.jspecify.annotations.NullMarked;
