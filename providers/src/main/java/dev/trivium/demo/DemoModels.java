package dev.trivium.demo;

import java.util.List;

/** The simulated models that a {@link DemoServer} offers. */
public final class DemoModels {

    /**
     * One simulated model.
     *
     * @param connection the id of its connection in the sample workspace, such as {@code demo-openai}
     * @param protocol the protocol that it speaks, such as {@code openai-chat}
     * @param model its own name, without the connection
     * @param displayName such as {@code Demo Fast}
     * @param description one line for a person who chooses
     */
    public record DemoModel(String connection, String protocol, String model, String displayName, String description) {}

    private static final List<DemoModel> ALL = List.of(
            new DemoModel(
                    "demo-openai",
                    "openai-chat",
                    "fast",
                    "Demo Fast",
                    "Answers at once, in a few sentences. Simulated; speaks OpenAI Chat."),
            new DemoModel(
                    "demo-anthropic",
                    "anthropic",
                    "thorough",
                    "Demo Thorough",
                    "Thinks first, then answers at length with headings. Simulated; speaks Anthropic Messages."),
            new DemoModel(
                    "demo-gemini",
                    "gemini",
                    "balanced",
                    "Demo Balanced",
                    "Answers in a handful of bullet points. Simulated; speaks Gemini."),
            new DemoModel(
                    "demo-ollama",
                    "ollama",
                    "small",
                    "Demo Small",
                    "Starts slowly and says little, like a small local model. Simulated; speaks Ollama."),
            new DemoModel(
                    "demo-openai",
                    "openai-chat",
                    "breaks-off",
                    "Demo Breaks Off",
                    "Loses its connection in the middle of every answer. Simulated; speaks OpenAI Chat."),
            new DemoModel(
                    "demo-openai",
                    "openai-chat",
                    "rate-limited",
                    "Demo Rate Limited",
                    "Refuses every request and asks to wait. Simulated; speaks OpenAI Chat."));

    private DemoModels() {}

    /** All of them, those that answer first. */
    public static List<DemoModel> all() {
        return ALL;
    }

    static List<DemoModel> of(String protocol) {
        return ALL.stream().filter(model -> model.protocol().equals(protocol)).toList();
    }
}
