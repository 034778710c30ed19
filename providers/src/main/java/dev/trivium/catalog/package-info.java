/**
 * What is known of models: context, capabilities and prices; the tokens of a text; the cost of a
 * {@link dev.trivium.chat.Usage}. Prices are US dollars per million tokens.
 */
@NullMarked
package dev.trivium.catalog;

import org.jspecify.annotations.NullMarked;
