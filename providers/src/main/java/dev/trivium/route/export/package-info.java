/**
 * Routes for the gateways that people already run: each {@link dev.trivium.route.export.ExportTarget} writes a route in one
 * gateway's own format, and says of every part of it how much of it the gateway can carry.
 */
@NullMarked
package dev.trivium.route.export;

import org.jspecify.annotations.NullMarked;
