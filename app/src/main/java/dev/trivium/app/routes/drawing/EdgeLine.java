package dev.trivium.app.routes.drawing;

/**
 * The way of a line: straight from the start to the curve, the curve, straight to the end. In px at 100 %.
 *
 * @param curve start, two control points and end of the curve: eight numbers, x before y
 * @param labelX the middle of its label
 * @param vertical whether it ends downwards, for the arrowhead
 */
public record EdgeLine(
        double startX,
        double startY,
        Curve curve,
        double endX,
        double endY,
        double labelX,
        double labelY,
        boolean vertical) {

    /** A cubic curve. */
    public record Curve(
            double startX,
            double startY,
            double controlX1,
            double controlY1,
            double controlX2,
            double controlY2,
            double endX,
            double endY) {}

    /** From left to right; the bend lies between two columns. */
    static EdgeLine across(double startX, double startY, double bend, double bendEnd, double endX, double endY) {
        double middle = (bend + bendEnd) / 2;
        Curve curve = new Curve(bend, startY, middle, startY, middle, endY, bendEnd, endY);
        return new EdgeLine(startX, startY, curve, endX, endY, middle, (startY + endY) / 2, false);
    }

    static EdgeLine down(double x, double startY, double endY) {
        Curve curve = new Curve(x, startY, x, startY, x, endY, x, endY);
        return new EdgeLine(x, startY, curve, x, endY, x, (startY + endY) / 2, true);
    }

    /** Out on the left and in again on the left, where boxes of the same column stand between. */
    static EdgeLine around(double x, double startY, double endY, double out) {
        Curve curve = new Curve(x, startY, x - out, startY, x - out, endY, x, endY);
        return new EdgeLine(x, startY, curve, x, endY, x - out * 0.75, (startY + endY) / 2, false);
    }

    /** Down from a box, and into another one from the left. */
    static EdgeLine downAcross(double x, double startY, double endX, double endY) {
        Curve curve = new Curve(x, startY, x, endY, x, endY, endX, endY);
        return new EdgeLine(x, startY, curve, endX, endY, x, (startY + endY) / 2, false);
    }
}
