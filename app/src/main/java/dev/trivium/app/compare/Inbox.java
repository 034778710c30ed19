package dev.trivium.app.compare;

import dev.trivium.chat.ChatEvent;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Events of a run until the FX thread takes them. They are taken in rounds: whatever had something when the round began is
 * served once, a few samples at a time, so that many columns that stream do not all fall into one frame. Any thread puts;
 * one takes.
 */
final class Inbox {

    /** What one sample of a column has said since it was served last, in order. */
    record Mail(PaneViewModel column, RunSlot slot, List<ChatEvent> events) {}

    private final Map<RunSlot, Mail> waiting = new LinkedHashMap<>();
    private final Deque<Mail> round = new ArrayDeque<>();

    synchronized void put(PaneViewModel column, RunSlot slot, ChatEvent event) {
        waiting.computeIfAbsent(slot, key -> new Mail(column, key, new ArrayList<>()))
                .events()
                .add(event);
    }

    /** Begins a round if none goes on. */
    synchronized List<Mail> take(int most) {
        if (round.isEmpty()) {
            round.addAll(waiting.values());
            waiting.clear();
        }
        List<Mail> taken = new ArrayList<>();
        while (taken.size() < most && !round.isEmpty()) {
            Mail next = round.remove();
            taken.add(new Mail(next.column(), next.slot(), joined(next.events())));
        }
        return taken;
    }

    /** Whether the round goes on. */
    synchronized boolean inRound() {
        return !round.isEmpty();
    }

    synchronized boolean isEmpty() {
        return round.isEmpty() && waiting.isEmpty();
    }

    /** Pieces of text that follow each other become one: it is drawn once. */
    private static List<ChatEvent> joined(List<ChatEvent> events) {
        List<ChatEvent> joined = new ArrayList<>();
        for (int i = 0; i < events.size(); ) {
            int end = i + 1;
            while (end < events.size() && follows(events.get(i), events.get(end))) {
                end++;
            }
            joined.add(end == i + 1 ? events.get(i) : join(events.subList(i, end)));
            i = end;
        }
        return joined;
    }

    private static boolean follows(ChatEvent first, ChatEvent next) {
        boolean text = first instanceof ChatEvent.Text && next instanceof ChatEvent.Text;
        boolean reasoning = first instanceof ChatEvent.Reasoning && next instanceof ChatEvent.Reasoning;
        return (text || reasoning) && first.origin().equals(next.origin());
    }

    /** Text counts from its first piece, reasoning to its last. */
    private static ChatEvent join(List<ChatEvent> pieces) {
        StringBuilder text = new StringBuilder();
        for (ChatEvent piece : pieces) {
            text.append(piece instanceof ChatEvent.Text one ? one.text() : ((ChatEvent.Reasoning) piece).text());
        }
        ChatEvent first = pieces.get(0);
        return first instanceof ChatEvent.Text
                ? new ChatEvent.Text(first.origin(), first.nanos(), text.toString())
                : new ChatEvent.Reasoning(
                        first.origin(), pieces.get(pieces.size() - 1).nanos(), text.toString());
    }
}
