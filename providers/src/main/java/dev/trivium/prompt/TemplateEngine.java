package dev.trivium.prompt;

import com.github.jknack.handlebars.Context;
import com.github.jknack.handlebars.EscapingStrategy;
import com.github.jknack.handlebars.Handlebars;
import com.github.jknack.handlebars.HandlebarsError;
import com.github.jknack.handlebars.HandlebarsException;
import com.github.jknack.handlebars.Helper;
import com.github.jknack.handlebars.Template;
import com.github.jknack.handlebars.context.MapValueResolver;
import com.github.jknack.handlebars.helper.DefaultHelperRegistry;
import com.github.jknack.handlebars.io.AbstractTemplateLoader;
import com.github.jknack.handlebars.io.StringTemplateSource;
import com.github.jknack.handlebars.io.TemplateSource;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Handlebars as Dotprompt wants it: no HTML escaping, the format's own helpers, values from maps only.
 *
 * <p>A template can reach neither files nor Java objects: values resolve from maps, partials from the function given,
 * and only the helpers named here exist. An engine serves one rendering.
 */
final class TemplateEngine {

    private static final Set<String> BUILT_IN = Set.of("if", "unless", "each", "with", "lookup");

    private final Handlebars handlebars;

    /** @param partials from a partial's name to its template; null for an unknown name */
    TemplateEngine(Map<String, Helper<?>> helpers, Function<String, @Nullable String> partials) {
        handlebars = new Handlebars(new PartialLoader(partials))
                .with(new AllowedHelpers(helpers))
                .with(EscapingStrategy.NOOP)
                .prettyPrint(true)
                .parentScopeResolution(false);
    }

    Template compile(String template) throws PromptException {
        try {
            return handlebars.compileInline(template);
        } catch (HandlebarsException e) {
            throw problem(e);
        } catch (IOException e) {
            throw new PromptException(0, 0, String.valueOf(e.getMessage()));
        }
    }

    /** @param variables by the names after {@code @}, such as {@code state} */
    String render(String template, Map<String, ?> input, Map<String, ?> variables) throws PromptException {
        Template compiled = compile(template);
        Context context =
                Context.newBuilder(input).resolver(MapValueResolver.INSTANCE).build();
        variables.forEach(context::data);
        try {
            return compiled.apply(context);
        } catch (HandlebarsException e) {
            throw problem(e);
        } catch (IOException e) {
            throw new PromptException(0, 0, String.valueOf(e.getMessage()));
        }
    }

    private static PromptException problem(HandlebarsException e) {
        HandlebarsError error = e.getError();
        if (error == null) {
            Throwable cause = e.getCause() == null ? e : e.getCause();
            return new PromptException(0, 0, "The template cannot be rendered: " + cause.getMessage());
        }
        String reason = error.reason == null ? "it cannot be read" : error.reason.strip();
        if (reason.startsWith("found: 'EOF'")) {
            reason = "it ends before a block or expression is closed";
        }
        return new PromptException(error.line, error.column + 1, "The template has a mistake: " + reason + ".");
    }

    private static final class AllowedHelpers extends DefaultHelperRegistry {
        private final Map<String, Helper<?>> own;

        AllowedHelpers(Map<String, Helper<?>> own) {
            this.own = own;
        }

        @Override
        @SuppressWarnings({"unchecked", "NullAway"}) // the library's contract: null means that there is no such helper
        public <C> Helper<C> helper(String name) {
            Helper<?> helper = own == null ? null : own.get(name);
            if (helper != null) {
                return (Helper<C>) helper;
            }
            return BUILT_IN.contains(name) ? super.helper(name) : null;
        }
    }

    private static final class PartialLoader extends AbstractTemplateLoader {
        private final Function<String, @Nullable String> partials;

        PartialLoader(Function<String, @Nullable String> partials) {
            this.partials = partials;
            setPrefix("");
            setSuffix("");
        }

        @Override
        public TemplateSource sourceAt(String location) throws IOException {
            String text = partials.apply(location);
            if (text == null) {
                throw new FileNotFoundException("there is no partial named \"" + location + "\"");
            }
            return new StringTemplateSource(location, text);
        }
    }
}
