package dev.trivium.prompt;

import java.util.Locale;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/** Names of prompts, which are names of files on every system. */
public final class PromptNames {

    private static final int LONGEST = 100;
    private static final Pattern FORBIDDEN = Pattern.compile("[\\\\/:*?\"<>|\\p{Cntrl}]");
    private static final Set<String> RESERVED = Set.of("con", "prn", "aux", "nul", "com1", "com2", "lpt1", "lpt2");

    private PromptNames() {}

    /** What is wrong with a name, for a person; empty if it can be a file's name. */
    public static String problem(String name) {
        return problem("prompt", name);
    }

    /** @param noun what is named: {@code prompt} */
    public static String problem(String noun, String name) {
        if (name.isBlank()) {
            return "A " + noun + " needs a name.";
        }
        if (name.length() > LONGEST) {
            return "A " + noun + "'s name has at most " + LONGEST + " characters.";
        }
        if (FORBIDDEN.matcher(name).find()) {
            return "A " + noun + "'s name is a file's name, so it has none of \\ / : * ? \" < > |.";
        }
        if (name.startsWith(".") || name.startsWith("_")) {
            return "A " + noun + "'s name begins with neither a dot nor an underscore; the latter marks a partial.";
        }
        if (!name.equals(name.strip()) || name.endsWith(".")) {
            return "A " + noun + "'s name has no space at its ends and no dot at its end.";
        }
        return RESERVED.contains(name.toLowerCase(Locale.ROOT)) ? "Windows keeps the name \"" + name + "\"." : "";
    }

    /** The name itself, or with a number behind it if it is taken. */
    static String free(String name, Predicate<String> taken) {
        if (!taken.test(name)) {
            return name;
        }
        int number = 2;
        while (taken.test(name + " " + number)) {
            number++;
        }
        return name + " " + number;
    }
}
