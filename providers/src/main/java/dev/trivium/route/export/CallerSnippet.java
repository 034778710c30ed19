package dev.trivium.route.export;

import java.util.List;

/** The file that computes what the caller has to send. */
final class CallerSnippet {

    private static final String HEAD = """
            # Computes what the gateway cannot see: send features(messages) with every request.
            # "messages" is the request's list of messages in OpenAI's form.
            import re


            def text_of(message):
                content = message.get("content") or ""
                if isinstance(content, str):
                    return content
                return "\\n".join(part.get("text", "") for part in content if part.get("type") == "text")


            def last_of_user(messages):
                return next((text_of(m) for m in reversed(messages) if m.get("role") == "user"), "")


            def has_word(text, word):
                text, word = text.lower(), word.lower()
                at = text.find(word)
                while at >= 0:
                    end = at + len(word)
                    starts = at == 0 or not (text[at - 1].isalnum() and word[0].isalnum())
                    ends = end == len(text) or not (word[-1].isalnum() and text[end].isalnum())
                    if starts and ends:
                        return True
                    at = text.find(word, at + 1)
                return False


            def flag(value):
                return "true" if value else "false"


            """;

    private CallerSnippet() {}

    static ExportFile file(List<CallerKey> keys) {
        StringBuilder text = new StringBuilder(HEAD);
        text.append("def features(messages):\n    return {\n");
        for (CallerKey key : keys) {
            text.append("        # ")
                    .append(key.feature())
                    .append(": ")
                    .append(key.form())
                    .append(", as ");
            text.append(key.carrier()).append('\n');
            text.append("        ")
                    .append(quoted(key.name()))
                    .append(": ")
                    .append(key.snippet())
                    .append(",\n");
        }
        text.append("    }\n");
        return new ExportFile("caller.py", text.toString(), ExportFile.Syntax.PYTHON);
    }

    /** A text as Python writes it. */
    static String quoted(String text) {
        StringBuilder quoted = new StringBuilder("\"");
        text.codePoints().forEach(point -> {
            if (point == '"' || point == '\\') {
                quoted.append('\\').appendCodePoint(point);
            } else if (point < 0x20) {
                quoted.append(String.format("\\x%02x", point));
            } else {
                quoted.appendCodePoint(point);
            }
        });
        return quoted.append('"').toString();
    }
}
