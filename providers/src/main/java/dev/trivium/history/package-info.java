/**
 * The record of what was asked, what came back, and what it cost: an H2 database in the workspace's {@code .trivium}
 * folder, written by one thread in batches and read on threads of its own.
 */
@NullMarked
package dev.trivium.history;

import org.jspecify.annotations.NullMarked;
