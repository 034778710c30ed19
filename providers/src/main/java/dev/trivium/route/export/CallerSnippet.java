package dev.trivium.route.export;

import dev.trivium.route.Signs;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The file that computes what the caller has to send. It holds the functions that are needed, and no others. */
final class CallerSnippet {

    private static final String HEAD = """
            # Computes what the gateway cannot see. Send features(request) along with every request, as each line says.
            # "request" is the body of the request in OpenAI's form.
            import re


            def text_of(message):
                content = message.get("content") or ""
                if isinstance(content, str):
                    return content
                return "".join(part.get("text", "") for part in content if part.get("type") == "text")


            def last_of_user(messages):
                return next((text_of(m) for m in reversed(messages) if m.get("role") == "user"), "")


            def flag(value):
                return "true" if value else "false"



            """;

    /** In the order in which they are written; each is taken where its name stands in a snippet. */
    private static final Map<String, String> FUNCTIONS = functions();

    private CallerSnippet() {}

    static ExportFile file(List<CallerKey> keys) {
        StringBuilder text = new StringBuilder(HEAD);
        String calls = keys.stream().map(CallerKey::snippet).collect(Collectors.joining("\n"));
        String codes = FUNCTIONS.entrySet().stream()
                .filter(function -> calls.contains(function.getKey() + "("))
                .map(Map.Entry::getValue)
                .collect(Collectors.joining());
        FUNCTIONS.forEach((name, code) -> {
            if ((calls + codes).contains(name + "(")) {
                text.append(code).append("\n\n");
            }
        });
        text.append("def features(request):\n    messages = request[\"messages\"]\n    return {\n");
        for (CallerKey key : keys) {
            text.append("        # ")
                    .append(key.feature().replaceAll("\\s+", " "))
                    .append(": ");
            text.append(key.form()).append(", ").append(key.carrier()).append('\n');
            text.append("        ").append(quoted(key.name())).append(": ");
            text.append(key.snippet()).append(",\n");
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

    private static Map<String, String> functions() {
        Map<String, String> functions = new LinkedHashMap<>();
        functions.put("has_word", """
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
                """);
        functions.put("input_tokens", """
                def input_tokens(messages):
                    # About four characters a token. Put the count of your model's tokenizer here if you have one.
                    return str(sum(len(text_of(message)) for message in messages) // 4 + 4 * len(messages))
                """);
        functions.put("language", """
                def language(text):
                    from langdetect import detect  # any detector that answers with a code of ISO 639-1

                    return detect(text)
                """);
        functions.put("minutes_since_midnight", """
                def minutes_since_midnight():
                    from datetime import datetime

                    now = datetime.now()
                    return str(now.hour * 60 + now.minute)
                """);
        functions.put("spent_today", """
                def spent_today():
                    raise NotImplementedError("Return the US dollars since midnight from your own books, as a text.")
                """);
        functions.put("latency_ms", """
                def latency_ms(model):
                    raise NotImplementedError("Return the median time to first token of late, as a text.")
                """);
        functions.put("error_rate", """
                def error_rate(model):
                    raise NotImplementedError("Return the share of recent calls that failed, from 0 to 1, as a text.")
                """);
        functions.put("has_image", """
                def has_image(messages):
                    parts = [part for m in messages if isinstance(m.get("content"), list) for part in m["content"]]
                    return any(part.get("type") == "image_url" for part in parts)
                """);
        functions.put("has_code", """
                def has_code(text):
                    return "```" in text or re.search(%s, text)
                """.formatted(quoted(Signs.CODE_LINE.text())));
        functions.put("asks_for_json", """
                def asks_for_json(request):
                    text = last_of_user(request["messages"]).lower()
                    wanted = (request.get("response_format") or {}).get("type", "text") != "text"
                    return wanted or "json" in text and any(has_word(text, word) for word in %s)
                """.formatted(list(Signs.ASKING_JSON)));
        functions.put("asks_for_code", """
                def asks_for_code(text):
                    verbs = %s
                    things = %s
                    return any(has_word(text, word) for word in verbs) and any(has_word(text, word) for word in things)
                """.formatted(list(Signs.ASKING_CODE), list(Signs.CODE_THINGS)));
        return functions;
    }

    private static String list(List<String> words) {
        return words.stream().map(CallerSnippet::quoted).collect(Collectors.joining(", ", "[", "]"));
    }
}
