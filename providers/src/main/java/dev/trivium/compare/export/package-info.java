/** Runs of the history as Markdown, HTML, JSON and CSV, and requests as code that others can run. Never holds a key. */
@NullMarked
package dev.trivium.compare.export;

import org.jspecify.annotations.NullMarked;
