package dev.trivium.demo;

import dev.trivium.demo.Persona.Style;
import java.util.Locale;

/** Small pieces of code that look like an answer to a prompt. */
final class CodeAnswers {

    private final Topic topic;
    private final String prompt;

    CodeAnswers(Topic topic, String prompt) {
        this.topic = topic;
        this.prompt = prompt.toLowerCase(Locale.ROOT);
    }

    String text(Style style) {
        String block = block();
        return switch (style) {
            case TERSE -> block;
            case SHORT -> block + "\n\nIt passes over empty input; everything else goes through unchanged.";
            case BULLETS ->
                block + "\n\n- **Input:** a list of texts\n- **Output:** the same texts, trimmed, without the"
                        + " empty ones\n- **Not covered:** " + topic.phrase(1)
                        + "; say how it should behave and I will add it";
            case LONG ->
                "## Approach\n\nThe smallest thing that works: one pass over the input, no state, and empty values"
                        + " dropped at the door.\n\n" + block
                        + "\n\n### How it works\n\n1. It takes the input as it comes and"
                        + " never changes it.\n2. White space at both ends goes, because it is rarely meant.\n3. What is"
                        + " empty after that is passed over.\n\n### What to test\n\n- an empty input\n- a value of nothing but"
                        + " spaces\n- " + topic.phrase(0) + " in the largest size that you expect";
        };
    }

    private String block() {
        String snake = snake();
        if (prompt.contains("sql") || prompt.contains("query")) {
            return "```sql\nSELECT name, COUNT(*) AS total\nFROM " + snake
                    + "\nWHERE name IS NOT NULL\nGROUP BY name\nORDER" + " BY total DESC\nLIMIT 10;\n```";
        }
        if (prompt.contains("javascript") || prompt.contains("typescript")) {
            return "```js\nfunction " + camel() + "(items) {\n  return items\n    .map((item) => item.trim())\n   "
                    + " .filter((item) => item !== \"\");\n}\n```";
        }
        if (prompt.contains("java")) {
            return "```java\nstatic List<String> " + camel()
                    + "(List<String> items) {\n    return items.stream()\n       "
                    + "     .map(String::strip)\n            .filter(item -> !item.isEmpty())\n            .toList();\n"
                    + "}\n```";
        }
        if (prompt.contains("bash") || prompt.contains("shell")) {
            return "```bash\n" + snake
                    + "() {\n  sed 's/^[[:space:]]*//; s/[[:space:]]*$//' \"$1\" | grep -v '^$'\n}\n```";
        }
        return "```python\ndef " + snake
                + "(items):\n    \"\"\"Return the items that are not empty, trimmed.\"\"\"\n    return"
                + " [item.strip() for item in items if item.strip()]\n```";
    }

    private String snake() {
        String name = topic.phrase(0)
                .toLowerCase(Locale.ROOT)
                .replaceAll("[^a-z0-9]+", "_")
                .replaceAll("^_+|_+$", "");
        return name.isEmpty() || Character.isDigit(name.charAt(0)) ? "clean_items" : name;
    }

    private String camel() {
        StringBuilder name = new StringBuilder();
        for (String word : snake().split("_", -1)) {
            name.append(name.length() == 0 ? word : Prose.capital(word));
        }
        return name.toString();
    }
}
