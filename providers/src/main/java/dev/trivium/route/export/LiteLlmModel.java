package dev.trivium.route.export;

import dev.trivium.chat.Parameters;
import dev.trivium.route.Step;
import java.util.LinkedHashMap;
import java.util.Map;

/** A call as LiteLLM's {@code litellm_params}. */
final class LiteLlmModel {

    private static final Map<String, String> USUAL = Map.of(
            "openai", "https://api.openai.com/v1",
            "anthropic", "https://api.anthropic.com",
            "gemini", "https://generativelanguage.googleapis.com");

    private LiteLlmModel() {}

    /** Its own word for a protocol; any server of OpenAI's protocol is {@code openai}. */
    static String provider(Upstream upstream) {
        return switch (upstream.protocol()) {
            case "anthropic" -> "anthropic";
            case "gemini" -> "gemini";
            case "ollama" -> "ollama_chat";
            case "openai-responses" -> "openai/responses";
            default -> "openai";
        };
    }

    static Map<String, Object> params(Step.Call call, Upstream upstream) {
        Map<String, Object> params = new LinkedHashMap<>();
        String provider = provider(upstream);
        params.put("model", provider + "/" + call.model().model());
        if (!upstream.base().equals(USUAL.get(provider))) {
            params.put("api_base", upstream.base());
        }
        if (upstream.keyVariable() != null) {
            params.put("api_key", "os.environ/" + upstream.keyVariable());
        } else if (provider.equals("openai")) {
            params.put("api_key", "none");
        }
        Parameters overrides = call.overrides();
        params.putAll(Chat.parameters(overrides));
        if (overrides.reasoningBudget() != null && provider.equals("anthropic")) {
            Map<String, Object> thinking = new LinkedHashMap<>();
            thinking.put("type", "enabled");
            thinking.put("budget_tokens", overrides.reasoningBudget());
            params.put("thinking", thinking);
        }
        return params;
    }
}
