package dev.trivium.catalog;

import com.knuddels.jtokkit.Encodings;
import com.knuddels.jtokkit.api.EncodingRegistry;
import com.knuddels.jtokkit.api.EncodingType;
import dev.trivium.chat.Answer;
import dev.trivium.chat.ChatRequest;
import dev.trivium.chat.Media;
import dev.trivium.chat.Message;
import dev.trivium.chat.Part;
import dev.trivium.chat.ResponseFormat;
import dev.trivium.chat.ToolDefinition;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Counts tokens before a call, or after one whose provider did not. Every count is an estimate.
 *
 * <p>OpenAI's models are counted with OpenAI's tables by family; new models are taken to use the newest table. For others
 * the vendors document characters per token: Gemini about 4, DeepSeek 1/0.3 (0.6 tokens a Chinese character). Anthropic
 * documents about 3.5 for Claude, and that its newer tokenizers make up to a third more of a text (a fifth more is taken). Wrapping
 * follows OpenAI's cookbook: 3 tokens a message and 3 for the answer's beginning. An image is taken at the figure that
 * the vendor documents for a megapixel, a document by its size.
 *
 * <p>Safe for several threads. The first count for an OpenAI model loads a table, which takes a good part of a second:
 * never count on the thread of the screen.
 */
public final class TokenCounter {

    private static final int PER_MESSAGE = 3;
    private static final int PER_ANSWER = 3;
    private static final int PER_TOOL = 8;

    private static final Pattern O200K =
            Pattern.compile("(chatgpt-|gpt-4o|gpt-4\\.[1-9]|gpt-([5-9]|\\d\\d)|gpt-oss|o\\d).*");
    private static final Pattern CL100K = Pattern.compile("(gpt-4|gpt-3\\.5|gpt-35).*");
    private static final Pattern NEW_CLAUDE =
            Pattern.compile("claude-(?![123]|instant|(haiku|sonnet|opus)-4(?![-.][789])).*");

    private record Family(TextTokens text, long imageTokens, long pageTokens) {}

    private final Family o200k;
    private final Family cl100k;
    private final Family claude = new Family(
            new CharacterTokens(1 / 3.5, 1.0, "about 3.5 characters a token, as Anthropic documents"), 1_400, 2_500);
    private final Family newClaude = new Family(
            new CharacterTokens(1.2 / 3.5, 1.2, "about 2.9 characters a token, for Claude's newer tokenizers"),
            1_400,
            2_500);
    private final Family gemini = new Family(
            new CharacterTokens(1 / 4.0, 0.7, "about 4 characters a token, as Google documents"), 1_032, 258);
    private final Family deepseek =
            new Family(new CharacterTokens(0.3, 0.6, "0.3 tokens a character, as DeepSeek documents"), 1_000, 1_500);
    private final Family other =
            new Family(new CharacterTokens(1 / 4.0, 1.0, "about 4 characters a token, a rule of thumb"), 1_000, 1_500);

    public TokenCounter() {
        EncodingRegistry registry = Encodings.newLazyEncodingRegistry();
        o200k = new Family(new RememberedTokens(new BytePairTokens(registry, EncodingType.O200K_BASE)), 765, 1_500);
        cl100k = new Family(new RememberedTokens(new BytePairTokens(registry, EncodingType.CL100K_BASE)), 765, 1_500);
    }

    /** The input tokens of a request, estimated. */
    public long count(String modelId, ChatRequest request) {
        return estimate(modelId, request).tokens();
    }

    /** The input tokens of a request, and how they were counted. */
    public TokenCount estimate(String modelId, ChatRequest request) {
        Family family = family(modelId);
        long tokens = PER_ANSWER;
        for (Message message : request.messages()) {
            tokens += PER_MESSAGE + parts(family, message.parts());
        }
        for (ToolDefinition tool : request.tools()) {
            String description = tool.description();
            tokens += PER_TOOL
                    + family.text().count(tool.name())
                    + (description == null ? 0 : family.text().count(description))
                    + family.text().count(tool.parameters());
        }
        if (request.format() instanceof ResponseFormat.JsonSchema schema) {
            tokens += family.text().count(schema.schema());
        }
        return new TokenCount(tokens, family.text().method());
    }

    /** The tokens of a text alone. */
    public TokenCount estimate(String modelId, String text) {
        TextTokens counter = family(modelId).text();
        return new TokenCount(counter.count(text), counter.method());
    }

    /** The output tokens of an answer, whole or partial, with the reasoning that it shows. */
    public TokenCount estimate(String modelId, Answer answer) {
        Family family = family(modelId);
        return new TokenCount(
                parts(family, answer.message().parts()), family.text().method());
    }

    private static long parts(Family family, List<Part> parts) {
        long tokens = 0;
        for (Part part : parts) {
            tokens += part(family, part);
        }
        return tokens;
    }

    private static long part(Family family, Part part) {
        TextTokens text = family.text();
        if (part instanceof Part.Text plain) {
            return text.count(plain.text());
        }
        if (part instanceof Part.Reasoning reasoning) {
            return text.count(reasoning.text());
        }
        if (part instanceof Part.ToolCall call) {
            return PER_TOOL + text.count(call.name()) + text.count(call.arguments());
        }
        if (part instanceof Part.ToolResult result) {
            return PER_TOOL + text.count(result.content());
        }
        if (part instanceof Part.Document document) {
            return pages(document.media()) * family.pageTokens();
        }
        return family.imageTokens();
    }

    /** A page of a PDF takes some 50 kB, by rule of thumb. At least one. */
    private static long pages(Media media) {
        return 1 + media.size() / 50_000L;
    }

    private Family family(String modelId) {
        String name = modelId.substring(modelId.lastIndexOf('/') + 1).toLowerCase(Locale.ROOT);
        if (O200K.matcher(name).matches()) {
            return o200k;
        }
        if (CL100K.matcher(name).matches()) {
            return cl100k;
        }
        if (name.contains("claude-")) {
            String plain = name.substring(name.indexOf("claude-"));
            return NEW_CLAUDE.matcher(plain).matches() ? newClaude : claude;
        }
        if (name.startsWith("gemini") || name.startsWith("gemma")) {
            return gemini;
        }
        return name.startsWith("deepseek") ? deepseek : other;
    }
}
