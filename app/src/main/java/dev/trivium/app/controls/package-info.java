/** What several screens share: the way to the FX thread, markers, meters, the prompt editor, the answer's drawing. */
@NullMarked
package dev.trivium.app.controls;

import org.jspecify.annotations.NullMarked;
