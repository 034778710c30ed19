package dev.trivium.workspace;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Writes values so that they read back as the same text. */
final class YamlText {

    private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9_/.][A-Za-z0-9_/.@+-]*(:[A-Za-z0-9_/.@+-]+)*");
    private static final Pattern OTHER_MEANING = Pattern.compile("(?i)null|true|false|yes|no|on|off|\\.(inf|nan)");

    private YamlText() {}

    static String scalar(String text) {
        boolean plain =
                PLAIN.matcher(text).matches() && !OTHER_MEANING.matcher(text).matches();
        return plain ? text : quoted(text);
    }

    static String list(List<String> words) {
        return words.stream().map(YamlText::scalar).collect(Collectors.joining(", ", "[", "]"));
    }

    /** In double quotes, where YAML 1.2 knows JSON's escapes. */
    private static String quoted(String text) {
        StringBuilder quoted = new StringBuilder("\"");
        text.chars().forEach(c -> {
            if (c == '"' || c == '\\') {
                quoted.append('\\').append((char) c);
            } else if (c < ' ' || c == 0x7f || c == 0x85 || c == 0x2028 || c == 0x2029 || c == 0xfeff) {
                quoted.append(String.format(java.util.Locale.ROOT, "\\u%04x", c));
            } else {
                quoted.append((char) c);
            }
        });
        return quoted.append('"').toString();
    }
}
