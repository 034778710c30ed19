/** What tests of several modules share: a loopback HTTP server that sends exactly the bytes that it is told to. */
@NullMarked
package dev.trivium.testkit;

import org.jspecify.annotations.NullMarked;
