/** The Models screen: everything that can be addressed, with what is known of it and what was measured here. */
@NullMarked
package dev.trivium.app.models;

import org.jspecify.annotations.NullMarked;
