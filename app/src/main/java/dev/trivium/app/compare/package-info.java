/** The Compare screen: one prompt on several models, side by side. View models know no node; views hold no logic. */
@NullMarked
package dev.trivium.app.compare;

import org.jspecify.annotations.NullMarked;
