package dev.trivium.compare;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trivium.chat.ChatError;
import dev.trivium.chat.ChatEvent;
import dev.trivium.chat.ErrorKind;
import dev.trivium.chat.Origin;
import org.junit.jupiter.api.Test;

class WayTakenTest {

    private static final ChatError ERROR = ChatError.of(ErrorKind.SERVER, "It broke.", "", "");

    private final WayTaken way = new WayTaken();
    private final Origin root = Origin.root();

    @Test
    void aFailedStepTakesWhatIsBelowItOutOfTheWay() {
        enter("main");
        enter("main", "first");
        enter("main", "first", "inner");
        leave(null, "main", "first", "inner");
        leave(ERROR, "main", "first");
        enter("main", "second");
        assertThat(way.names()).containsExactly("main", "second");
    }

    @Test
    void aRouteThatFailedShowsWhatItTriedLast() {
        enter("main");
        enter("main", "first");
        leave(ERROR, "main", "first");
        enter("main", "second");
        leave(ERROR, "main", "second");
        leave(ERROR, "main");
        assertThat(way.names()).containsExactly("main", "second");
    }

    @Test
    void nothingEnteredIsAnEmptyWay() {
        assertThat(way.names()).isEmpty();
    }

    private void enter(String... path) {
        way.on(new ChatEvent.StepEntered(at(path), 1, "call", null));
    }

    private void leave(ChatError error, String... path) {
        way.on(new ChatEvent.StepLeft(at(path), 1, error));
    }

    private Origin at(String... path) {
        Origin origin = root;
        for (String step : path) {
            origin = origin.inStep(step);
        }
        return origin;
    }
}
