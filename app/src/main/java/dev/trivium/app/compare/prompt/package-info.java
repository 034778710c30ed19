/** The prompt of the Compare screen: its parts, its file and versions, its sets of values, and their views. */
@NullMarked
package dev.trivium.app.compare.prompt;

import org.jspecify.annotations.NullMarked;
