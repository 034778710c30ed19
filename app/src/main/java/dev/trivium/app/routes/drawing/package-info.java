/** What a route looks like: its nodes, its edges and where they stand. Knows no window. */
@NullMarked
package dev.trivium.app.routes.drawing;

import org.jspecify.annotations.NullMarked;
