package dev.trivium.route;

/** What a prompt is about, by signs that are easy to see and easy to explain. */
final class Signs {

    private static final String[] ASKING_CODE = {
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
        "escribe"
    };
    private static final String[] CODE_THINGS = {
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
        "programm"
    };
    private static final String[] ASKING_JSON = {
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
        "output json"
    };
    private static final TextPattern CODE_LINE = TextPattern.of(
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

    private static boolean any(String text, String[] words) {
        for (String word : words) {
            if (WordSearch.contains(text, word)) {
                return true;
            }
        }
        return false;
    }
}
