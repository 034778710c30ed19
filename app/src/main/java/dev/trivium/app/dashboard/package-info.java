/** The Dashboard screen: what the calls of a workspace cost, how long they take, how often they fail, and each of them. */
@NullMarked
package dev.trivium.app.dashboard;

import org.jspecify.annotations.NullMarked;
