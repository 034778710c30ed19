package dev.trivium.app.controls;

import dev.trivium.prompt.PromptTemplate;
import dev.trivium.prompt.TemplateScanner;
import dev.trivium.prompt.TemplateScanner.Token;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** What of a Handlebars text is marked, and how. */
final class TemplateMarks {

    private static final Set<String> HELPERS = new HashSet<>(PromptTemplate.helpers());

    /** @param style a style class of the theme */
    record Span(int start, int end, String style) {

        Span moved(int by) {
            return new Span(start + by, end + by, style);
        }
    }

    private TemplateMarks() {}

    /** In the order of the text; linear in its length. */
    static List<Span> find(String text) {
        return TemplateScanner.scan(text).stream()
                .map(token -> new Span(token.start(), token.end(), style(token)))
                .toList();
    }

    private static String style(Token token) {
        return switch (token.kind()) {
            case COMMENT -> "comment";
            case PARTIAL -> "partial";
            case BLOCK_START, BLOCK_END -> "block";
            case VARIABLE -> HELPERS.contains(token.inside().split("\\s", 2)[0]) ? "helper" : "variable";
        };
    }
}
