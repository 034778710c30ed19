package dev.trivium.app.controls.chart;

import java.util.Locale;

/** The colours of charts; each is the CSS property {@code -tv-chart-NAME} of the style class {@code tv-chart}. */
public enum Ink {
    TEXT,
    MUTED,
    GRID,
    GROUND,
    BORDER,
    TRACK,
    ACCENT,
    DANGER,
    SLOT_1,
    SLOT_2,
    SLOT_3,
    SLOT_4,
    SLOT_5,
    SLOT_6,
    SLOT_7;

    String property() {
        return "-tv-chart-" + name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** @param colour from 1 to 7 */
    static Ink slot(int colour) {
        return valueOf("SLOT_" + colour);
    }
}
