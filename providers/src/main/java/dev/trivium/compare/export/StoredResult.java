package dev.trivium.compare.export;

import dev.trivium.chat.Answer;
import dev.trivium.chat.ChatError;
import dev.trivium.chat.ChatEvent;
import dev.trivium.chat.ErrorKind;
import dev.trivium.chat.Message;
import dev.trivium.chat.Part;
import dev.trivium.chat.Role;
import dev.trivium.chat.Timing;
import dev.trivium.compare.Result;
import dev.trivium.compare.StepTree;
import dev.trivium.compare.WayTaken;
import dev.trivium.history.CallRecord;
import dev.trivium.history.ReplayModel;
import dev.trivium.history.RunState;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Makes of a recorded call what the comparison said of it when it ended. */
final class StoredResult {

    private static final ChatError NEVER_ENDED = ChatError.of(
            ErrorKind.CANCELLED,
            "This call was interrupted.",
            "The program ended before the answer was there.",
            "Open the run and ask again.");

    private StoredResult() {}

    static Result of(CallRecord call) {
        List<Part> parts = new ArrayList<>();
        if (!call.reasoning().isEmpty()) {
            parts.add(new Part.Reasoning(call.reasoning(), null));
        }
        if (!call.text().isEmpty()) {
            parts.add(new Part.Text(call.text()));
        }
        Answer answer = new Answer(
                new Message(Role.ASSISTANT, parts),
                call.finishReason(),
                call.rawFinishReason(),
                call.usage(),
                call.cost(),
                Objects.requireNonNullElseGet(call.timing(), () -> new Timing(null, null, Duration.ZERO)),
                call.requestId(),
                call.servedModel(),
                call.attempts());
        if (!call.model().isRoute()) {
            return new Result(call.model(), answer, error(call), call.simulated(), null);
        }
        List<ChatEvent> events = ReplayModel.events(call);
        WayTaken way = new WayTaken();
        events.forEach(way::on);
        return new Result(
                call.model(),
                answer,
                error(call),
                call.simulated(),
                way.names(),
                StepTree.of(events).steps());
    }

    private static @Nullable ChatError error(CallRecord call) {
        return call.error() == null && call.state() != RunState.FINISHED ? NEVER_ENDED : call.error();
    }
}
