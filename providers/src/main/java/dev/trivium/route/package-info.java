/**
 * The algebra of routing policies: a {@link dev.trivium.route.Route} is an entry and named steps, and is itself a model.
 *
 * <p>This package says what a route is and reads it; interpreters stand in packages of their own and never mix.
 */
@NullMarked
package dev.trivium.route;

import org.jspecify.annotations.NullMarked;
