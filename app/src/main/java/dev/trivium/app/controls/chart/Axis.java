package dev.trivium.app.controls.chart;

/**
 * Round numbers along an axis.
 *
 * @param step between two ticks, above 0
 */
public record Axis(double from, double to, double step) {

    /** From zero to the first tick at {@code largest} or above. */
    public static Axis fromZero(double largest, int ticks) {
        return between(0, largest, ticks);
    }

    /**
     * Around what is to be shown.
     *
     * @param ticks about how many steps are wanted, at least 1
     */
    public static Axis between(double smallest, double largest, int ticks) {
        double span = largest > smallest ? largest - smallest : Math.max(Math.abs(largest), 1);
        double step = round(span / ticks);
        double from = Math.floor(smallest / step + 1e-9) * step;
        double to = Math.ceil(largest / step - 1e-9) * step;
        return new Axis(from, to > from ? to : from + step, step);
    }

    /** So many as the step needs. */
    public int decimals() {
        for (int decimals = 0; decimals < 8; decimals++) {
            double scaled = step * Math.pow(10, decimals);
            if (Math.abs(scaled - Math.rint(scaled)) < 1e-6) {
                return decimals;
            }
        }
        return 8;
    }

    /** The value of a tick as it is written. */
    public String text(int number, TickFormat format) {
        double value = tick(number);
        // Sums of steps come near zero without being it.
        return format.text(Math.abs(value) < step / 1_000 ? 0 : value, decimals());
    }

    public int steps() {
        return (int) Math.round((to - from) / step);
    }

    public double tick(int number) {
        return from + number * step;
    }

    /** From 0 at the start to 1 at the end. */
    public double share(double value) {
        return (value - from) / (to - from);
    }

    /** 1, 2, 2.5 or 5 times a power of ten. */
    private static double round(double raw) {
        double power = Math.pow(10, Math.floor(Math.log10(raw)));
        double lead = raw / power;
        double nice = lead <= 1 ? 1 : lead <= 2 ? 2 : lead <= 2.5 ? 2.5 : lead <= 5 ? 5 : 10;
        return nice * power;
    }
}
