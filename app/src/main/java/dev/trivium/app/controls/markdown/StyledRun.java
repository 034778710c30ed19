package dev.trivium.app.controls.markdown;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A stretch of text of one look.
 *
 * @param styles CSS style classes
 * @param link the address that a click opens; null if none
 */
record StyledRun(String text, List<String> styles, @Nullable String link) {

    StyledRun {
        styles = List.copyOf(styles);
    }

    static StyledRun plain(String text) {
        return new StyledRun(text, List.of(), null);
    }

    static StyledRun of(String text, String style) {
        return new StyledRun(text, List.of(style), null);
    }

    boolean looksLike(StyledRun other) {
        return styles.equals(other.styles) && java.util.Objects.equals(link, other.link);
    }
}
