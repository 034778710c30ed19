/** YAML read with its positions, so that a mistake in a file is answered with the line and what would be right. */
@NullMarked
package dev.trivium.yaml;

import org.jspecify.annotations.NullMarked;
