package dev.trivium.demo;

import dev.trivium.demo.Persona.Style;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Makes up what a simulated model says. */
final class Composer {

    private static final JsonMapper MAPPER = JsonMapper.builder().build();
    private static final Pattern KEYS = Pattern.compile(
            "\\b(?:keys?|fields?|properties)\\b[\\s:]+[\"'`]?(\\w+[\"'`]?(?:(?:\\s*,\\s*(?:and\\s+)?|\\s+and\\s+)[\"'`]?\\w+[\"'`]?)*)",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern LABELS =
            Pattern.compile("\\b([\\w-]+(?:\\s*,\\s*[\\w-]+)*)\\s*,?\\s+or\\s+([\\w-]+)", Pattern.CASE_INSENSITIVE);

    private final Dialogue dialogue;
    private final Style style;
    private final Random random;
    private final Topic topic;
    private final Prose prose;

    Composer(Dialogue dialogue, Style style, Random random) {
        this.dialogue = dialogue;
        this.style = style;
        this.random = random;
        this.topic = Topic.of(dialogue.prompt());
        this.prose = new Prose(topic, random);
    }

    String thoughts() {
        String wish = switch (topic.intent()) {
            case JSON -> "a JSON document";
            case CODE -> "working code";
            case CLASSIFY -> "a label";
            case COMPARE -> "a comparison";
            case SUMMARISE -> "a summary";
            case COPY -> "a text that can be printed as it is";
            case LETTER -> "a letter that can be sent as it is";
            case EXPLAIN -> "an explanation";
        };
        return "The request asks for " + wish + ", and it turns on " + topic.phrase(0) + ". "
                + (dialogue.system().isEmpty()
                        ? "There is no system prompt, so the tone is mine to choose. "
                        : "The system prompt sets the frame, so I keep to it. ")
                + (dialogue.turns().size() > 1 ? "Earlier turns count too; I should not repeat them. " : "")
                + "I will settle " + topic.phrase(1) + " first, then come to " + topic.phrase(2)
                + ", and say plainly where I am guessing.";
    }

    String text() {
        if (dialogue.json()) {
            return json().toString();
        }
        String body = switch (topic.intent()) {
            case JSON -> jsonAnswer();
            case CODE -> new CodeAnswers(topic, dialogue.prompt()).text(style);
            case CLASSIFY -> label();
            default -> prose.text(style);
        };
        return style == Style.LONG || style == Style.BULLETS ? preamble() + body + "\n\n" + note() : body;
    }

    private String preamble() {
        StringBuilder text = new StringBuilder();
        if (!dialogue.system().isEmpty()) {
            text.append("*As instructed (“").append(start(dialogue.system())).append("”).*\n\n");
        }
        if (dialogue.turns().size() > 1) {
            text.append("Building on what was said before:\n\n");
        }
        return text.toString();
    }

    private static String start(String text) {
        String line = text.strip().split("\\R", 2)[0];
        if (line.length() <= 60) {
            return line;
        }
        int end = line.lastIndexOf(' ', 60);
        return line.substring(0, end > 20 ? end : 60) + "…";
    }

    private static String note() {
        return "*This answer is simulated: it was made up from the words of your prompt.*";
    }

    private String jsonAnswer() {
        String pretty = json().toPrettyString();
        String block = "```json\n" + pretty + "\n```";
        return switch (style) {
            case SHORT, TERSE -> block;
            case BULLETS -> "Here is the document:\n\n" + block;
            case LONG ->
                "Here is the document, with every value in the type that its name suggests:\n\n" + block
                        + "\n\n- **Texts** are taken from your prompt.\n- **Numbers** are placeholders; replace them"
                        + " with real ones.";
        };
    }

    private ObjectNode json() {
        ObjectNode json = MAPPER.createObjectNode();
        List<String> keys = keys();
        for (int i = 0; i < keys.size(); i++) {
            String key = keys.get(i);
            String lower = key.toLowerCase(Locale.ROOT);
            if (lower.matches(".*(count|age|number|amount|price|score|rating|year|total|quantity|confidence).*")) {
                json.put(key, 1 + random.nextInt(99));
            } else if (lower.matches("(is|has|can|should)_?.*|.*(valid|enabled|urgent|active).*")) {
                json.put(key, random.nextBoolean());
            } else if (lower.matches(".*(tags|items|list|keywords|steps|topics|ies|names|points)")) {
                topic.phrases().forEach(json.putArray(key)::add);
            } else {
                json.put(key, topic.phrase(i));
            }
        }
        return json;
    }

    private List<String> keys() {
        Matcher named = KEYS.matcher(dialogue.prompt());
        List<String> keys = new ArrayList<>();
        if (named.find()) {
            for (String key : named.group(1).split("\\s*,\\s*(?:and\\s+)?|\\s+and\\s+", -1)) {
                keys.add(key.replaceAll("[\"'`]", ""));
            }
        }
        return keys.isEmpty() ? List.of("topic", "keywords", "confidence", "needs_review", "summary") : keys;
    }

    private String label() {
        List<String> labels = new ArrayList<>();
        Matcher named = LABELS.matcher(dialogue.prompt());
        if (named.find()) {
            labels.addAll(List.of(named.group(1).split("\\s*,\\s*", -1)));
            labels.add(named.group(2));
        } else {
            labels.addAll(List.of("positive", "neutral", "negative"));
        }
        String label = labels.get(random.nextInt(labels.size()));
        int sure = 60 + random.nextInt(38);
        return switch (style) {
            case TERSE -> label;
            case SHORT -> "**" + label + "**";
            case BULLETS ->
                "- **Label:** " + label + "\n- **Confidence:** " + sure + " %\n- **Decided by:** " + topic.phrase(0);
            case LONG ->
                "**" + label + "**\n\nThe wording around *" + topic.phrase(0) + "* points there most strongly; *"
                        + topic.phrase(1) + "* would allow another reading. I would put it at " + sure
                        + " % and have a person look at cases below 75 %.";
        };
    }
}
