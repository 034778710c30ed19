/** Answers drawn as Markdown with native nodes: built block by block while they stream, selectable across blocks. */
@NullMarked
package dev.trivium.app.controls.markdown;

import org.jspecify.annotations.NullMarked;
