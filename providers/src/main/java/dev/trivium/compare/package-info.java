/** One prompt on several models at once: started together, heard side by side, recorded, and retried one by one. */
@NullMarked
package dev.trivium.compare;

import org.jspecify.annotations.NullMarked;
