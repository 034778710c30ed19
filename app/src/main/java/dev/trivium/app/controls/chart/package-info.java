/** Charts on a canvas, drawn from the theme's tokens: by mouse, by keys, as a sentence and as a table. */
@NullMarked
package dev.trivium.app.controls.chart;

import org.jspecify.annotations.NullMarked;
