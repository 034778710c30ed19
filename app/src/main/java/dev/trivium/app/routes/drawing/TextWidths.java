package dev.trivium.app.routes.drawing;

/** How wide texts are drawn, in px; estimated from their length, so that a layout needs no window. */
public final class TextWidths {

    private static final double TITLE = 7.0;
    private static final double LINE = 6.2;
    private static final double MONO = 6.7;
    private static final double LABEL = 6.2;
    private static final double BADGE = 6.0;
    private static final double PADDING = 24;
    private static final double ICON = 22;
    private static final double LEAST = 84;
    private static final double MOST = 190;
    private static final int LONGEST_LABEL = 26;

    /** The width of a node's box. */
    public double node(DrawnNode node) {
        double title = node.title().length() * TITLE + ICON;
        double line =
                node.model() == null ? node.line().length() * LINE : node.line().length() * MONO + ICON - 6;
        double badges = node.badges().stream()
                .mapToDouble(badge -> badge.text().length() * BADGE + 14)
                .sum();
        return Math.max(LEAST, Math.min(MOST, Math.max(Math.max(title, line) + PADDING, badges + 12)));
    }

    /** The width of a line's label. */
    public double label(String text) {
        return shortened(text).length() * LABEL + 12;
    }

    /** What is drawn of a label; all of it is in its tooltip. */
    public String shortened(String label) {
        return label.length() <= LONGEST_LABEL ? label : label.substring(0, LONGEST_LABEL - 1) + "…";
    }
}
