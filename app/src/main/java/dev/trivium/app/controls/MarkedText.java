package dev.trivium.app.controls;

import java.util.List;
import java.util.Optional;
import javafx.geometry.Bounds;

/** A text on the screen in which ranges can be marked. Indices are characters of {@link #plainText()}. FX thread. */
public interface MarkedText {

    /** Marks of one layer are replaced together; layers do not disturb each other. */
    enum Layer {
        CHANGES,
        AGREEMENT,
        CURRENT,
        FOUND
    }

    /** How a mark is drawn; none says anything by colour alone. */
    enum Look {
        /** Underlined on blue. */
        ADDED("added"),
        /** Struck through on orange. */
        REMOVED("removed"),
        /** Paler text. */
        COMMON("common"),
        /** A bar in the margin. */
        ONLY("only"),
        /** A bar in the margin, in the accent colour. */
        HERE("here"),
        /** Framed. */
        FOUND("found"),
        /** Framed and filled. */
        FOUND_HERE("found-here");

        private final String style;

        Look(String style) {
            this.style = style;
        }

        /** The last part of its style class. */
        public String style() {
            return style;
        }
    }

    /** @param to the index after the last character */
    record Mark(int from, int to, Look look) {}

    /** The text as it is drawn, which for Markdown is without its signs. */
    String plainText();

    /** @param marks in the order of the text, not overlapping */
    void mark(Layer layer, List<Mark> marks);

    /**
     * Brings a range into view if the view scrolls by itself; otherwise says where in the scene it is, so that whoever
     * scrolls can do so.
     */
    Optional<Bounds> reveal(int from, int to);
}
