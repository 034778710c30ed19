/**
 * Simulated providers: a loopback server that speaks the real wire protocols, so that the program shows itself without a
 * key and its adapters are exercised as they are. Every answer is invented, from nothing but the prompt.
 */
@NullMarked
package dev.trivium.demo;

import org.jspecify.annotations.NullMarked;
