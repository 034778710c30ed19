package dev.trivium.app.controls.markdown;

import java.util.Set;
import org.commonmark.node.CustomNode;
import org.commonmark.parser.beta.InlineContentParser;
import org.commonmark.parser.beta.InlineContentParserFactory;
import org.commonmark.parser.beta.InlineParserState;
import org.commonmark.parser.beta.ParsedInline;
import org.commonmark.parser.beta.Position;
import org.commonmark.parser.beta.Scanner;

/**
 * Keeps formulas whole, so that their backslashes, underscores and stars are not read as Markdown. They are shown as
 * their source: no well-kept library sets TeX without AWT.
 */
final class TexParser implements InlineContentParserFactory {

    /** A formula with its delimiters. */
    static final class Tex extends CustomNode {
        private final String source;

        Tex(String source) {
            this.source = source;
        }

        String source() {
            return source;
        }
    }

    @Override
    public Set<Character> getTriggerCharacters() {
        return Set.of('\\', '$');
    }

    @Override
    public InlineContentParser create() {
        return TexParser::parse;
    }

    private static ParsedInline parse(InlineParserState state) {
        Scanner scanner = state.scanner();
        Position start = scanner.position();
        boolean found;
        if (scanner.next("\\(")) {
            found = until(scanner, "\\)");
        } else if (scanner.next("\\[")) {
            found = until(scanner, "\\]");
        } else if (scanner.next("$$")) {
            found = until(scanner, "$$");
        } else {
            found = scanner.next('$') && singleDollar(scanner);
        }
        if (!found) {
            return ParsedInline.none();
        }
        Position end = scanner.position();
        return ParsedInline.of(new Tex(scanner.getSource(start, end).getContent()), end);
    }

    private static boolean until(Scanner scanner, String close) {
        while (scanner.hasNext()) {
            if (scanner.next(close)) {
                return true;
            }
            scanner.next();
        }
        return false;
    }

    /** As Pandoc has it: no space inside the dollars, and no digit after the last, so that prices stay prices. */
    private static boolean singleDollar(Scanner scanner) {
        if (!scanner.hasNext() || Character.isWhitespace(scanner.peek()) || Character.isDigit(scanner.peek())) {
            return false;
        }
        char before = ' ';
        while (scanner.hasNext() && scanner.peek() != '\n') {
            char c = scanner.peek();
            scanner.next();
            if (c == '$') {
                return !Character.isWhitespace(before) && !(scanner.hasNext() && Character.isDigit(scanner.peek()));
            }
            before = c;
        }
        return false;
    }
}
