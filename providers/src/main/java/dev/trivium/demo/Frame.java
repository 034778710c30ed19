package dev.trivium.demo;

/**
 * A piece of a response that is sent and flushed on its own.
 *
 * @param delayNanos how long to wait before it, at pace 1
 */
record Frame(long delayNanos, String text) {}
