/** Sets of columns that are kept under a name: models, their parameters, and how often each is asked. */
@org.jspecify.annotations.NullMarked
package dev.trivium.app.compare.presets;
