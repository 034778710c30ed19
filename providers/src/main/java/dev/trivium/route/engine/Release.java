package dev.trivium.route.engine;

import dev.trivium.chat.Answer;
import dev.trivium.chat.ChatEvent;
import dev.trivium.chat.Message;
import dev.trivium.chat.Part;
import dev.trivium.chat.Role;
import dev.trivium.chat.Timing;
import java.time.Duration;
import java.util.List;

/** Makes a held answer the output of a step, all at once. */
final class Release {

    private Release() {}

    /** @return how the step ended: with this answer, shown now */
    static Ending of(Answer answer, RouteRun run, Place here) {
        long now = run.engine().now();
        boolean output = false;
        for (Part part : answer.message().parts()) {
            if (part instanceof Part.Text text && !text.text().isEmpty()) {
                here.out().emit(new ChatEvent.Text(here.origin(), now, text.text()));
                output = true;
            } else if (part instanceof Part.ToolCall call) {
                here.out().emit(new ChatEvent.ToolCalled(here.origin(), now, call));
                output = true;
            }
        }
        Duration since = Duration.ofNanos(Math.max(0, now - run.startedNanos()));
        Timing timing = new Timing(output ? since : null, null, since);
        boolean shown = output && !here.origin().held();
        return new Ending(null, timed(answer, timing), Duration.ZERO, shown, null);
    }

    static Answer withText(Answer answer, String text) {
        return withMessage(answer, new Message(Role.ASSISTANT, List.of(new Part.Text(text))));
    }

    static Answer withMessage(Answer answer, Message message) {
        return new Answer(
                message,
                answer.finishReason(),
                answer.rawFinishReason(),
                answer.usage(),
                answer.cost(),
                answer.timing(),
                answer.requestId(),
                answer.servedModel(),
                answer.attempts());
    }

    private static Answer timed(Answer answer, Timing timing) {
        return new Answer(
                answer.message(),
                answer.finishReason(),
                answer.rawFinishReason(),
                answer.usage(),
                answer.cost(),
                timing,
                answer.requestId(),
                answer.servedModel(),
                answer.attempts());
    }
}
