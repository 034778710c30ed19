/** The Settings screen: connections to providers, their keys, models and prices. */
@NullMarked
package dev.trivium.app.settings;

import org.jspecify.annotations.NullMarked;
