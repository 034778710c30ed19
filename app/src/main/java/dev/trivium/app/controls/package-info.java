/** What several screens share. */
@NullMarked
package dev.trivium.app.controls;

import org.jspecify.annotations.NullMarked;
