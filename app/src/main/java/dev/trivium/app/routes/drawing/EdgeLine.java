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

    private static final int PIECES = 16;

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

    /** How far a point is from the line, in px. */
    public double distance(double x, double y) {
        double least = segment(startX, startY, curve.startX(), curve.startY(), x, y);
        double lastX = curve.startX();
        double lastY = curve.startY();
        for (int i = 1; i <= PIECES; i++) {
            double t = (double) i / PIECES;
            double nextX = at(t, curve.startX(), curve.controlX1(), curve.controlX2(), curve.endX());
            double nextY = at(t, curve.startY(), curve.controlY1(), curve.controlY2(), curve.endY());
            least = Math.min(least, segment(lastX, lastY, nextX, nextY, x, y));
            lastX = nextX;
            lastY = nextY;
        }
        return Math.min(least, segment(lastX, lastY, endX, endY, x, y));
    }

    private static double at(double t, double a, double b, double c, double d) {
        double u = 1 - t;
        return u * u * u * a + 3 * u * u * t * b + 3 * u * t * t * c + t * t * t * d;
    }

    private static double segment(double x1, double y1, double x2, double y2, double x, double y) {
        double dx = x2 - x1;
        double dy = y2 - y1;
        double length = dx * dx + dy * dy;
        double t = length == 0 ? 0 : Math.max(0, Math.min(1, ((x - x1) * dx + (y - y1) * dy) / length));
        return Math.hypot(x - x1 - t * dx, y - y1 - t * dy);
    }
}
