/**
 * The workspace: a folder of readable files, its settings and secrets, and everything that is opened from it.
 *
 * <p>{@link dev.trivium.workspace.Workspace} is the door; the window and the command line both come through it.
 */
@NullMarked
package dev.trivium.workspace;

import org.jspecify.annotations.NullMarked;
