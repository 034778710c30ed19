package dev.trivium.app.controls;

/**
 * The colour and shape by which a model or route is known on every screen.
 *
 * @param colour from 1 to 6, the theme's {@code -tv-slot-N}
 * @param hollow whether only the outline is drawn, as from the seventh model on
 */
public record Slot(int colour, Shape shape, boolean hollow) {

    /** A star is always a route. */
    public enum Shape {
        CIRCLE("M5 0A5 5 0 1 0 5 10A5 5 0 1 0 5 0Z"),
        SQUARE("M0.5 0.5H9.5V9.5H0.5Z"),
        TRIANGLE_UP("M5 0L10 9.5H0Z"),
        DIAMOND("M5 -0.5L10.5 5L5 10.5L-0.5 5Z"),
        STAR("M5 -0.5L6.6 3.3L10.7 3.6L7.6 6.3L8.6 10.3L5 8.1L1.4 10.3L2.4 6.3L-0.7 3.6L3.4 3.3Z"),
        TRIANGLE_DOWN("M5 10L10 0.5H0Z");

        private final String path;

        Shape(String path) {
            this.path = path;
        }

        /** The outline as an SVG path within about 10 x 10. */
        public String path() {
            return path;
        }
    }
}
