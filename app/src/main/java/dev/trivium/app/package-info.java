/** Start-up, wiring by plain constructors, the window's shell. */
@NullMarked
package dev.trivium.app;

import org.jspecify.annotations.NullMarked;
