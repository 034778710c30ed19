package dev.trivium.route.engine;

import dev.trivium.chat.Answer;
import dev.trivium.chat.ChatRequest;
import dev.trivium.chat.Message;
import dev.trivium.chat.Part;
import java.util.List;

/**
 * About how many bytes of memory something takes, never less than its texts and media do: two for each character, and a
 * fixed sum for the objects around them.
 */
final class Weights {

    private static final long OBJECTS = 200;

    private Weights() {}

    static long of(ChatRequest request) {
        long sum = OBJECTS + messages(request.messages());
        for (var tool : request.tools()) {
            sum += text(tool.toString());
        }
        for (var entry : request.metadata().entrySet()) {
            sum += text(entry.getKey()) + text(entry.getValue());
        }
        return sum + text(request.format().toString());
    }

    static long of(Answer answer) {
        return OBJECTS + message(answer.message());
    }

    static long of(Answers answers) {
        return answers.byStep().values().stream().mapToLong(Weights::text).sum();
    }

    private static long messages(List<Message> messages) {
        return messages.stream().mapToLong(Weights::message).sum();
    }

    private static long message(Message message) {
        return message.parts().stream().mapToLong(Weights::part).sum();
    }

    private static long part(Part part) {
        if (part instanceof Part.Text text) {
            return text(text.text());
        } else if (part instanceof Part.Image image) {
            return OBJECTS + image.media().size();
        } else if (part instanceof Part.Document document) {
            return OBJECTS + document.media().size();
        }
        return text(part.toString());
    }

    private static long text(String text) {
        return OBJECTS + 2L * text.length();
    }
}
