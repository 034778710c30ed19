package dev.trivium.prompt;

import dev.trivium.chat.Media;
import dev.trivium.chat.Message;
import dev.trivium.chat.Parameters;
import dev.trivium.chat.Part;
import dev.trivium.chat.Role;
import dev.trivium.prompt.RenderedMessage.Content;
import dev.trivium.yaml.Problem;
import dev.trivium.yaml.ProblemException;
import java.net.URI;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A prompt in the Dotprompt format. The text is the truth; this is what it says.
 *
 * @param file the name by which mistakes are reported
 * @param head the front matter
 * @param template the Handlebars template below it
 */
public record Prompt(String file, FrontMatter head, String template) {

    /** @throws ProblemException if the front matter is not YAML, or the template is not Handlebars */
    public static Prompt parse(String file, String text) throws ProblemException {
        FrontMatter.Split split = FrontMatter.split(file, text);
        Prompt prompt = new Prompt(file, split.head(), split.body());
        try {
            new TemplateEngine(DotpromptHelpers.all(new Markers()), name -> "").compile(prompt.template);
        } catch (PromptException e) {
            throw new ProblemException(prompt.problem(e));
        }
        return prompt;
    }

    /** The model that the file asks for; null if it names none. */
    public @Nullable String model() {
        return head.text("model");
    }

    /** The file's {@code config}; a column's own parameters override it. */
    public Parameters parameters() {
        return head.parameters();
    }

    /** The values of {@code input.default}. */
    @SuppressWarnings("unchecked")
    public Map<String, @Nullable Object> defaults() {
        Object defaults = head.map("input").get("default");
        return defaults instanceof Map<?, ?> map ? (Map<String, @Nullable Object>) map : Map.of();
    }

    /**
     * The JSON schema of {@code input} or {@code output}; null if the file gives none.
     *
     * @param named from the name of a schema to the schema; null for an unknown name
     * @throws IllegalArgumentException with a sentence for the user, if the schema makes no sense
     */
    public @Nullable Map<String, @Nullable Object> schema(
            String side, Function<String, @Nullable Map<String, ?>> named) {
        Object schema = head.map(side).get("schema");
        return schema == null ? null : new Picoschema(named).parse(schema);
    }

    /** Names of variables, in the order of their first use. */
    public List<String> variables() {
        return PromptTemplate.variablesOf(template);
    }

    /** Names of variables, those of the partials included. */
    public List<String> variables(Function<String, @Nullable String> partials) {
        return PromptTemplate.variablesOf(template, partials);
    }

    /** @throws PromptException if the template cannot be rendered; lines count from the top of the template */
    public List<RenderedMessage> render(RenderContext context) throws PromptException {
        Map<String, @Nullable Object> input = new LinkedHashMap<>(defaults());
        input.putAll(context.input());
        Markers markers = new Markers();
        TemplateEngine engine = new TemplateEngine(DotpromptHelpers.all(markers), context.partials());
        String rendered = engine.render(template, input, context.context());
        return new MessageAssembler(context.history()).assemble(markers.split(rendered));
    }

    /** Renders and translates into messages for a model; text is trimmed at its ends. */
    public List<Message> messages(RenderContext context) throws PromptException {
        List<Message> messages = new ArrayList<>();
        for (RenderedMessage message : render(context)) {
            messages.add(new Message(role(message.role()), parts(message)));
        }
        return messages;
    }

    private Problem problem(PromptException e) {
        int line = e.line() == 0 ? 0 : head.bodyLine() + e.line() - 1;
        return new Problem(
                file, line, "", e.what(), "Check the braces, the names of helpers and the end of each block.");
    }

    private static Role role(String name) {
        return switch (name) {
            case "system" -> Role.SYSTEM;
            case "model", "assistant" -> Role.ASSISTANT;
            case "tool" -> Role.TOOL;
            default -> Role.USER;
        };
    }

    private static List<Part> parts(RenderedMessage message) throws PromptException {
        List<Part> parts = new ArrayList<>();
        StringBuilder text = new StringBuilder();
        for (Content content : message.content()) {
            if (content instanceof Content.Text piece) {
                text.append(piece.text());
            } else if (content instanceof Content.Media media) {
                addText(parts, text);
                parts.add(part(media));
            }
        }
        addText(parts, text);
        return parts;
    }

    private static void addText(List<Part> parts, StringBuilder text) {
        String stripped = text.toString().strip();
        if (!stripped.isEmpty()) {
            parts.add(new Part.Text(stripped));
        }
        text.setLength(0);
    }

    private static Part part(Content.Media media) throws PromptException {
        String type = media.contentType();
        try {
            if (media.url().startsWith("data:")) {
                int comma = media.url().indexOf(',');
                String head = media.url().substring(5, Math.max(5, comma));
                String mime = type != null ? type : head.replaceAll(";.*", "");
                byte[] bytes = Base64.getMimeDecoder().decode(media.url().substring(comma + 1));
                return part(mime, Media.of(mime, bytes, null));
            }
            String mime = type != null ? type : "image/*";
            return part(mime, Media.at(mime, URI.create(media.url())));
        } catch (IllegalArgumentException e) {
            throw new PromptException(
                    0, 0, "The address of a media part cannot be read; give an https: or data: address.");
        }
    }

    private static Part part(String mime, Media media) {
        return mime.startsWith("image/") ? new Part.Image(media) : new Part.Document(media);
    }
}
