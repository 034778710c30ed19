package dev.trivium.app.compare.judge;

import dev.trivium.chat.ModelAddress;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Takes the names of models out of a text, with those of their families ({@code claude} of {@code claude-opus-4.6}) and
 * of providers. A model or connection that is called by an everyday word alone, such as {@code fast}, keeps it: hiding
 * that would hide more than a name.
 */
public final class NameMask {

    /** What stands in place of a name. */
    public static final String HIDDEN = "[name hidden]";

    private static final Pattern EVERYDAY = Pattern.compile("\\p{L}{1,12}");

    /** Connections that are called by the provider's name, which tells who answers. */
    private static final Set<String> PROVIDERS = Set.of(
            "anthropic",
            "cohere",
            "deepseek",
            "gemini",
            "google",
            "groq",
            "mistral",
            "ollama",
            "openai",
            "openrouter",
            "perplexity",
            "xai");

    private static final Pattern FAMILY = Pattern.compile("(\\p{L}{3,})(?=.*[\\p{N}-])");

    private final List<String> names = new ArrayList<>();
    private @Nullable Pattern pattern;

    /** One more model whose names are hidden. */
    public void hide(ModelAddress address, String name) {
        pattern = null;
        names.add(address.toString());
        for (String each : List.of(address.model(), name)) {
            if (!EVERYDAY.matcher(each).matches()) {
                names.add(each);
            }
        }
        if (!address.isRoute()) {
            String connection = address.connection();
            if (!EVERYDAY.matcher(connection).matches() || PROVIDERS.contains(connection.toLowerCase(Locale.ROOT))) {
                names.add(connection);
            }
            String last = address.model().substring(address.model().lastIndexOf('/') + 1);
            Matcher family = FAMILY.matcher(last);
            if (family.lookingAt()) {
                names.add(family.group(1));
            }
        }
    }

    /** The text without the names. */
    public String of(String text) {
        if (names.isEmpty()) {
            return text;
        }
        Pattern hidden = pattern == null ? compile() : pattern;
        pattern = hidden;
        return hidden.matcher(text).replaceAll(Matcher.quoteReplacement(HIDDEN));
    }

    private Pattern compile() {
        String any = names.stream()
                .filter(name -> !name.isBlank())
                .distinct()
                .sorted(Comparator.comparingInt(String::length).reversed())
                .map(Pattern::quote)
                .collect(Collectors.joining("|"));
        return Pattern.compile(
                "(?<![\\p{L}\\p{N}])(?:" + any + ")(?!\\p{L})", Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
    }
}
