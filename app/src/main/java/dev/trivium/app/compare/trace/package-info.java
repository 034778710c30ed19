/** The tree of what a route did, below its path in a column: every step with its reason, outcome, time, tokens and cost. */
@NullMarked
package dev.trivium.app.compare.trace;

import org.jspecify.annotations.NullMarked;
