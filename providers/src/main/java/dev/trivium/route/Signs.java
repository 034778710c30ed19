package dev.trivium.route;

import java.util.List;

/**
 * What a prompt is about, by signs that are easy to see and easy to explain. An export tells them to the callers of a gateway, so
 * that those can look for the same.
 */
public final class Signs {

    /** Words that ask for something to be made. In lower case. */
    public static final List<String> ASKING_CODE = List.of(
            "write",
            "implement",
            "fix",
            "debug",
            "refactor",
            "program",
            "create",
            "generate",
            "schreibe",
            "programmiere",
            "écris",
            "escribe");
    /** Things that are made of code. In lower case. */
    public static final List<String> CODE_THINGS = List.of(
            "function",
            "code",
            "script",
            "class",
            "method",
            "regex",
            "sql",
            "query",
            "unit test",
            "unit tests",
            "program",
            "bug",
            "compiler",
            "python",
            "java",
            "javascript",
            "typescript",
            "rust",
            "algorithm",
            "funktion",
            "programm");
    /** Phrases that ask for JSON. In lower case. */
    public static final List<String> ASKING_JSON = List.of(
            "as json",
            "in json",
            "json object",
            "json array",
            "valid json",
            "return json",
            "json format",
            "als json",
            "en json",
            "json schema",
            "only json",
            "output json");
    /** A line that reads like one of a program; beside it, a fence of three backticks is a sign. */
    public static final TextPattern CODE_LINE = TextPattern.of(
            "(?m)^ {0,12}(?:(?:public|private|static|def|class|import|from|func|function|const|let|var|return"
                    + "|if \\(|for \\(|while \\(|#include|SELECT|INSERT|UPDATE).{0,200}[;{}:)]|\\})$");

    private Signs() {}

    /** A code fence, or a line that reads like one of a program. */
    static boolean hasCode(String text) {
        return text.contains("```") || CODE_LINE.find(text) == TextPattern.Found.YES;
    }

    /** A word that asks for something to be made, and a thing that is made of code. In lower case. */
    static boolean asksForCode(String text) {
        return any(text, ASKING_CODE) && any(text, CODE_THINGS);
    }

    /** In lower case. */
    static boolean asksForJson(String text) {
        return text.contains("json") && any(text, ASKING_JSON);
    }

    private static boolean any(String text, List<String> words) {
        for (String word : words) {
            if (WordSearch.contains(text, word)) {
                return true;
            }
        }
        return false;
    }
}
