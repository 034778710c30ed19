/** What can be done to a route, as functions from one to the next, and the way back. Knows no window. */
@NullMarked
package dev.trivium.app.routes.edit;

import org.jspecify.annotations.NullMarked;
