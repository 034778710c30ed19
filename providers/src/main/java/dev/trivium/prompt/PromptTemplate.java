package dev.trivium.prompt;

import dev.trivium.prompt.TemplateScanner.Token;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** One Handlebars template that renders to plain text, such as the text of one tab of the editor. */
public record PromptTemplate(String text) {

    private static final Set<String> KEYWORDS = Set.of("else", "this", "true", "false", "null", "undefined", "as");
    private static final Set<String> BLOCKS = Set.of("if", "unless", "each", "with", "lookup");

    public static PromptTemplate of(String text) {
        return new PromptTemplate(text);
    }

    /** Names of variables that the user fills in, in the order of their first use. */
    public List<String> variables() {
        return variablesOf(text);
    }

    /**
     * What is wrong with the template; null if it can be rendered. Cheap enough for every pause in typing, but not for
     * the FX thread.
     */
    public @Nullable PromptException check() {
        try {
            engine().compile(text);
            return null;
        } catch (PromptException e) {
            return e;
        }
    }

    /** @throws PromptException if the template has a mistake */
    public String render(Map<String, ?> values) throws PromptException {
        return engine().render(text, values, Map.of());
    }

    private static TemplateEngine engine() {
        return new TemplateEngine(DotpromptHelpers.all(new Markers()), name -> null);
    }

    /** Names of helpers and blocks that a template may use, sorted. */
    public static List<String> helpers() {
        return Stream.of(BLOCKS, DotpromptHelpers.NAMES, Set.of("else"))
                .flatMap(Set::stream)
                .sorted()
                .toList();
    }

    static List<String> variablesOf(String template) {
        return variablesOf(template, name -> null);
    }

    static List<String> variablesOf(String template, Function<String, @Nullable String> partials) {
        Set<String> names = new LinkedHashSet<>();
        gather(template, partials, names, new HashSet<>());
        return new ArrayList<>(names);
    }

    private static void gather(
            String template, Function<String, @Nullable String> partials, Set<String> names, Set<String> seen) {
        Deque<String> blocks = new ArrayDeque<>();
        for (Token token : TemplateScanner.scan(template)) {
            if (token.kind() == TemplateScanner.Kind.COMMENT) {
                continue;
            }
            List<String> words = TemplateScanner.words(token.inside());
            if (token.kind() == TemplateScanner.Kind.PARTIAL) {
                String partial = words.isEmpty() || !seen.add(words.get(0)) ? null : partials.apply(words.get(0));
                if (partial != null) {
                    gather(partial, partials, names, seen);
                }
                continue;
            }
            if (words.isEmpty()) {
                continue;
            }
            if (token.kind() == TemplateScanner.Kind.BLOCK_END) {
                blocks.pollLast();
                continue;
            }
            boolean ownScope = blocks.contains("each") || blocks.contains("with");
            addNames(names, words, ownScope, token.kind());
            if (token.kind() == TemplateScanner.Kind.BLOCK_START) {
                blocks.addLast(words.get(0));
            }
        }
    }

    private static void addNames(Set<String> names, List<String> words, boolean ownScope, TemplateScanner.Kind kind) {
        String first = words.get(0);
        boolean helper = BLOCKS.contains(first)
                || DotpromptHelpers.NAMES.contains(first)
                || words.size() > 1
                || first.equals("else");
        boolean section = kind == TemplateScanner.Kind.BLOCK_START && !helper;
        List<String> candidates = helper && !section ? words.subList(1, words.size()) : words;
        for (String word : candidates) {
            if (word.equals("as")) {
                return;
            }
            String name = variable(word, ownScope);
            if (name != null) {
                names.add(name);
            }
        }
    }

    /** The variable that an expression starts from; null if it is a literal, a helper or the item of a loop. */
    private static @Nullable String variable(String word, boolean ownScope) {
        String path = word.contains("=") ? word.substring(word.indexOf('=') + 1) : word;
        boolean outer = path.startsWith("../") || path.startsWith("@root.");
        path = path.startsWith("@root.") ? path.substring(6) : path.replaceFirst("^(\\.\\./)+", "");
        if (path.isEmpty() || path.startsWith("@") || (ownScope && !outer)) {
            return null;
        }
        int end = path.indexOf('.') > 0 ? path.indexOf('.') : path.length();
        String name = path.substring(0, end);
        boolean identifier = Character.isJavaIdentifierStart(name.charAt(0))
                && name.chars().allMatch(c -> Character.isJavaIdentifierPart(c) || c == '-');
        return identifier
                        && !KEYWORDS.contains(name)
                        && !BLOCKS.contains(name)
                        && !DotpromptHelpers.NAMES.contains(name)
                ? name
                : null;
    }
}
