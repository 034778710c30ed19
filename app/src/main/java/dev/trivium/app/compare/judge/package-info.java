/** What a person thinks of answers: stars, thumbs, notes, labels, and votes between answers whose models are hidden. */
@org.jspecify.annotations.NullMarked
package dev.trivium.app.compare.judge;
