/** What goes along with a prompt beyond its text: files, tools, the answer's format; and what comes back of them. */
@NullMarked
package dev.trivium.app.compare.parts;

import org.jspecify.annotations.NullMarked;
