/**
 * The command line: the same core as the window's, without a window. Loads no class of JavaFX.
 *
 * <p>{@link dev.trivium.app.cli.Cli} reads the arguments; each command is a class of its own.
 */
@NullMarked
package dev.trivium.app.cli;

import org.jspecify.annotations.NullMarked;
