package dev.trivium.app.compare;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trivium.app.controls.Slots;
import dev.trivium.chat.ChatEvent;
import dev.trivium.chat.ChatRequest;
import dev.trivium.chat.ModelAddress;
import dev.trivium.chat.Origin;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class InboxTest {

    private static final ModelAddress MODEL = ModelAddress.parse("a/one");

    private final Inbox inbox = new Inbox();
    private final Origin origin = Origin.root();
    private final PaneViewModel column = new PaneViewModel(new ModelChoice(MODEL, "one", false), new Slots().of(MODEL));

    @Test
    void piecesOfTextThatFollowEachOtherAreOnePieceAndNothingPassesAnother() {
        RunSlot slot = slot(0);
        put(slot, new ChatEvent.Opened(origin, 1, MODEL, ChatRequest.of(), false));
        put(slot, text(2, "He"));
        put(slot, text(3, "llo"));
        put(slot, new ChatEvent.Reasoning(origin, 4, "why "));
        put(slot, new ChatEvent.Reasoning(origin, 5, "not"));
        put(slot, text(6, "."));
        Inbox.Mail mail = inbox.take(2).get(0);
        assertThat(mail.events())
                .containsExactly(
                        new ChatEvent.Opened(origin, 1, MODEL, ChatRequest.of(), false),
                        text(2, "Hello"),
                        new ChatEvent.Reasoning(origin, 5, "why not"),
                        text(6, "."));
    }

    @Test
    void textOfTwoStepsStaysApart() {
        RunSlot slot = slot(0);
        put(slot, text(1, "a"));
        put(slot, new ChatEvent.Text(origin.inStep("second"), 2, "b"));
        assertThat(inbox.take(1).get(0).events()).hasSize(2);
    }

    @Test
    void aRoundServesEveryoneOnceAndAFewAtATime() {
        List<RunSlot> slots = List.of(slot(0), slot(1), slot(2));
        slots.forEach(slot -> put(slot, text(1, "first")));
        List<RunSlot> served = new ArrayList<>();
        inbox.take(2).forEach(mail -> served.add(mail.slot()));
        put(slots.get(0), text(2, "second"));
        assertThat(inbox.inRound()).isTrue();
        inbox.take(2).forEach(mail -> served.add(mail.slot()));
        assertThat(served).containsExactlyElementsOf(slots);
        assertThat(inbox.inRound()).isFalse();
        assertThat(inbox.isEmpty()).isFalse();
        assertThat(inbox.take(2).get(0).events()).containsExactly(text(2, "second"));
        assertThat(inbox.isEmpty()).isTrue();
    }

    private void put(RunSlot slot, ChatEvent event) {
        inbox.put(column, slot, event);
    }

    private ChatEvent.Text text(long nanos, String text) {
        return new ChatEvent.Text(origin, nanos, text);
    }

    private static RunSlot slot(int index) {
        return new RunSlot(index, Runnable::run);
    }
}
