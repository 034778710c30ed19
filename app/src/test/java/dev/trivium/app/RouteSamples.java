package dev.trivium.app;

/** Routes for pictures and tests of the Routes screen, over the demo's models. */
final class RouteSamples {

    static final String THREE = """
            entry: long_or_code
            steps:
              long_or_code:
                choose:
                  - when: input.tokens > 4000 or asks_for_code
                    then: thorough
                otherwise: fast
              fast: {call: demo-openai/fast}
              thorough: {call: demo-anthropic/thorough}
            """;

    static final String HYBRID = """
            # The support desk's policy
            description: Images to a vision model, long or code to a thorough one, the rest to a fast one that is checked.
            entry: preprocess
            steps:
              preprocess:
                prepare: has_image
                redact: [email, phone]    # nothing personal leaves
              has_image:
                choose:
                  - when: has_image
                    then: vision_model
                otherwise: long_or_code
              long_or_code:
                choose:
                  - when: input.tokens > 4000 or asks_for_code
                    then: reasoning_safe
                otherwise: cascade
              vision_model: {call: demo-gemini/balanced}
              cascade:
                fallback: [fast_model, reasoning_safe]
                check: {min_characters: 200}
              fast_model: {call: demo-openai/fast}
              reasoning_safe:
                fallback: [reasoning, backup]
                timeout: 20s
              reasoning: {retry: reasoning_model, attempts: 2}
              reasoning_model: {call: demo-anthropic/thorough}
              backup: {call: demo-ollama/small}
            """;

    private RouteSamples() {}

    /** A route of sixty steps. */
    static String sixty() {
        return conditions(15);
    }

    /** Conditions in conditions, each with a cascade at its end: four steps for each. */
    static String conditions(int count) {
        StringBuilder yaml = new StringBuilder("entry: is_0\nsteps:\n");
        String[] models = {"demo-openai/fast", "demo-anthropic/thorough", "demo-gemini/balanced", "demo-ollama/small"};
        for (int i = 0; i < count; i++) {
            String no = i < count - 1 ? "is_" + (i + 1) : "cascade_0";
            yaml.append("  is_")
                    .append(i)
                    .append(":\n    choose:\n      - when: input.tokens > ")
                    .append((count - i) * 500)
                    .append("\n        then: cascade_")
                    .append(i)
                    .append("\n    otherwise: ")
                    .append(no)
                    .append('\n');
            yaml.append("  cascade_")
                    .append(i)
                    .append(": {fallback: [model_")
                    .append(i)
                    .append(", spare_")
                    .append(i)
                    .append("]}\n");
            yaml.append("  model_")
                    .append(i)
                    .append(": {call: ")
                    .append(models[i % 4])
                    .append("}\n");
            yaml.append("  spare_")
                    .append(i)
                    .append(": {call: ")
                    .append(models[(i + 1) % 4])
                    .append("}\n");
        }
        return yaml.toString();
    }
}
