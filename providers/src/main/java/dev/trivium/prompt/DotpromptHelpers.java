package dev.trivium.prompt;

import com.github.jknack.handlebars.Handlebars;
import com.github.jknack.handlebars.Helper;
import com.github.jknack.handlebars.Options;
import java.math.BigDecimal;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.util.DefaultIndenter;
import tools.jackson.core.util.DefaultPrettyPrinter;
import tools.jackson.core.util.Separators;
import tools.jackson.databind.ObjectWriter;
import tools.jackson.databind.json.JsonMapper;

/** The helpers of the Dotprompt format. Those that make structure leave {@link Markers} in the text. */
final class DotpromptHelpers {

    /** The names, for completion and for telling helpers from variables. */
    static final Set<String> NAMES = Set.of("role", "history", "section", "media", "json", "ifEquals", "unlessEquals");

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private DotpromptHelpers() {}

    static Map<String, Helper<?>> all(Markers markers) {
        Map<String, Helper<?>> helpers = new LinkedHashMap<>();
        helpers.put("role", (context, options) -> safe(markers.role(String.valueOf(context))));
        helpers.put("history", (context, options) -> safe(markers.history()));
        helpers.put("section", (context, options) -> safe(markers.section(String.valueOf(context))));
        helpers.put("media", (context, options) -> safe(media(markers, options)));
        helpers.put("json", (context, options) -> safe(json(context, options)));
        helpers.put("ifEquals", (context, options) -> branch(context, options, true));
        helpers.put("unlessEquals", (context, options) -> branch(context, options, false));
        return Collections.unmodifiableMap(helpers);
    }

    private static Object safe(String text) {
        return new Handlebars.SafeString(text);
    }

    private static String media(Markers markers, Options options) {
        Object url = options.hash("url");
        Object type = options.hash("contentType");
        return markers.media(String.valueOf(url), type == null ? null : type.toString());
    }

    private static String json(@Nullable Object value, Options options) {
        Object indent = options.hash("indent");
        if (!(indent instanceof Number number) || number.intValue() <= 0) {
            return JSON.writeValueAsString(value);
        }
        DefaultIndenter indenter = new DefaultIndenter(" ".repeat(Math.min(number.intValue(), 16)), "\n");
        DefaultPrettyPrinter printer = new DefaultPrettyPrinter()
                .withSeparators(Separators.createDefaultInstance()
                        .withObjectNameValueSpacing(Separators.Spacing.AFTER)
                        .withObjectEmptySeparator("")
                        .withArrayEmptySeparator(""))
                .withObjectIndenter(indenter)
                .withArrayIndenter(indenter);
        ObjectWriter writer = JSON.writer().with(printer);
        return writer.writeValueAsString(value);
    }

    private static CharSequence branch(@Nullable Object first, Options options, boolean whenEqual)
            throws java.io.IOException {
        Object second = options.params.length == 0 ? null : options.param(0, null);
        return strictlyEqual(first, second) == whenEqual ? options.fn() : options.inverse();
    }

    /** As JavaScript's {@code ===}: numbers by value, everything else only within one type. */
    private static boolean strictlyEqual(@Nullable Object first, @Nullable Object second) {
        if (first instanceof Number && second instanceof Number) {
            return new BigDecimal(first.toString()).compareTo(new BigDecimal(second.toString())) == 0;
        }
        return Objects.equals(first, second);
    }
}
