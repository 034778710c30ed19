package dev.trivium.app.controls.markdown;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Colours code by rules that are data: {@code dev/trivium/syntax/languages.json} names the languages, their aliases and
 * for each an ordered list of a style and a regular expression. The first rule that matches at a place wins.
 */
public final class SyntaxHighlighter {

    private record Rule(String group, String style) {}

    private record Language(Pattern pattern, List<Rule> rules) {}

    private final Map<String, Language> languages = new HashMap<>();

    /** Reads the rules from the class path. */
    public SyntaxHighlighter() {
        try (InputStream in = SyntaxHighlighter.class.getResourceAsStream("/dev/trivium/syntax/languages.json")) {
            if (in == null) {
                throw new IllegalStateException("The syntax rules are missing from the program.");
            }
            for (JsonNode language : JsonMapper.builder().build().readTree(in)) {
                Language compiled = compile(language);
                for (JsonNode name : language.get("names")) {
                    languages.put(name.stringValue(), compiled);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * A stretch of code of one look.
     *
     * @param style a style class of the theme
     */
    public record Mark(int start, int end, String style) {}

    /** What of a code is coloured, in order; empty for a language without rules. */
    public List<Mark> marks(String languageName, String code) {
        List<Mark> marks = new ArrayList<>();
        int at = 0;
        for (StyledRun run : highlight(languageName, code)) {
            int end = at + run.text().length();
            if (!run.styles().isEmpty()) {
                marks.add(new Mark(at, end, run.styles().get(0)));
            }
            at = end;
        }
        return marks;
    }

    /** Cuts code into runs; one plain run for a language without rules. Linear in practice; a match never spans rules. */
    List<StyledRun> highlight(String languageName, String code) {
        Language language = languages.get(languageName.toLowerCase(Locale.ROOT));
        if (language == null || code.isEmpty()) {
            return List.of(StyledRun.plain(code));
        }
        List<StyledRun> runs = new ArrayList<>();
        Matcher matcher = language.pattern().matcher(code);
        int end = 0;
        while (matcher.find()) {
            if (matcher.end() == matcher.start()) {
                continue;
            }
            if (matcher.start() > end) {
                runs.add(StyledRun.plain(code.substring(end, matcher.start())));
            }
            runs.add(StyledRun.of(matcher.group(), style(language, matcher)));
            end = matcher.end();
        }
        if (end < code.length()) {
            runs.add(StyledRun.plain(code.substring(end)));
        }
        return runs;
    }

    private static String style(Language language, Matcher matcher) {
        for (Rule rule : language.rules()) {
            if (matcher.group(rule.group()) != null) {
                return rule.style();
            }
        }
        return "";
    }

    private static Language compile(JsonNode language) {
        StringBuilder pattern = new StringBuilder();
        List<Rule> rules = new ArrayList<>();
        for (JsonNode rule : language.get("rules")) {
            String group = "r" + rules.size();
            pattern.append(rules.isEmpty() ? "" : "|")
                    .append("(?<")
                    .append(group)
                    .append('>')
                    .append(rule.get("match").stringValue())
                    .append(')');
            rules.add(new Rule(group, "syntax-" + rule.get("style").stringValue()));
        }
        return new Language(Pattern.compile(pattern.toString(), Pattern.MULTILINE), rules);
    }
}
