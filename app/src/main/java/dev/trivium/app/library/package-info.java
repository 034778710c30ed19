/** The Library screen: the earlier runs of the workspace, found by their texts, opened, replayed and exported. */
@NullMarked
package dev.trivium.app.library;

import org.jspecify.annotations.NullMarked;
