/** What can be done by name or by key: one list for the palette, the keyboard map and the keys themselves. */
@NullMarked
package dev.trivium.app.command;

import org.jspecify.annotations.NullMarked;
