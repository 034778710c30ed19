/** The Routes screen: a policy drawn, edited, tried and exported. */
@NullMarked
package dev.trivium.app.routes;

import org.jspecify.annotations.NullMarked;
