package dev.trivium.route.engine;

import dev.trivium.chat.ChatRequest;
import dev.trivium.chat.Message;
import dev.trivium.chat.Part;
import dev.trivium.chat.Role;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToLongFunction;

/** Cuts a request to a number of tokens: the oldest turns go first, then the middle of the last text. */
record Shortening(ToLongFunction<ChatRequest> counter, int most) {

    private static final String GAP = "\n[…]\n";

    ChatRequest of(ChatRequest request) {
        ChatRequest shorter = request;
        while (fits(shorter) > 0) {
            int oldest = oldestTurn(shorter.messages());
            if (oldest < 0) {
                return withoutMiddle(shorter);
            }
            List<Message> messages = new ArrayList<>(shorter.messages());
            messages.remove(oldest);
            // A result without its call is refused by every provider.
            while (oldest < messages.size() && messages.get(oldest).role() == Role.TOOL) {
                messages.remove(oldest);
            }
            shorter = shorter.withMessages(messages);
        }
        return shorter;
    }

    /** By how much it is too long; at most 0 if it fits. */
    private long fits(ChatRequest request) {
        return counter.applyAsLong(request) - most;
    }

    /** The first message that is neither the system's nor the last; negative if there is none. */
    private static int oldestTurn(List<Message> messages) {
        for (int i = 0; i < messages.size() - 1; i++) {
            if (messages.get(i).role() != Role.SYSTEM) {
                return i;
            }
        }
        return -1;
    }

    /** Keeps as much of the beginning and the end of the last text as fits. */
    private ChatRequest withoutMiddle(ChatRequest request) {
        int last = request.messages().size() - 1;
        String text = last < 0 ? "" : request.messages().get(last).text();
        int low = 0;
        int high = text.length();
        while (low < high) {
            int kept = (low + high + 1) >>> 1;
            if (fits(with(request, text, kept)) <= 0) {
                low = kept;
            } else {
                high = kept - 1;
            }
        }
        return last < 0 ? request : with(request, text, low);
    }

    private static ChatRequest with(ChatRequest request, String text, int kept) {
        int last = request.messages().size() - 1;
        int head = whole(text, (kept + 1) / 2);
        int tail = whole(text, text.length() - kept / 2);
        List<Part> parts = new ArrayList<>();
        parts.add(new Part.Text(text.substring(0, head) + GAP + text.substring(tail)));
        Message message = request.messages().get(last);
        message.parts().stream().filter(part -> !(part instanceof Part.Text)).forEach(parts::add);
        List<Message> messages = new ArrayList<>(request.messages());
        messages.set(last, new Message(message.role(), parts));
        return request.withMessages(messages);
    }

    /** Never between the halves of a character. */
    private static int whole(String text, int at) {
        boolean inside = at > 0 && at < text.length() && Character.isLowSurrogate(text.charAt(at));
        return inside ? at - 1 : at;
    }
}
