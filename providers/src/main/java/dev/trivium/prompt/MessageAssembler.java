package dev.trivium.prompt;

import dev.trivium.prompt.Markers.Piece;
import dev.trivium.prompt.RenderedMessage.Content;
import java.util.ArrayList;
import java.util.List;

/** Cuts rendered text into messages, by the rules of Dotprompt. Serves one rendering. */
final class MessageAssembler {

    private final List<RenderedMessage> history;
    private final List<RenderedMessage> messages = new ArrayList<>();
    private final List<Content> content = new ArrayList<>();
    private String role = "user";
    private boolean historyPlaced;

    MessageAssembler(List<RenderedMessage> history) {
        this.history = history;
    }

    List<RenderedMessage> assemble(List<Piece> pieces) {
        for (Piece piece : pieces) {
            take(piece);
        }
        flush();
        return historyPlaced ? messages : withHistory();
    }

    private void take(Piece piece) {
        if (piece instanceof Piece.Role next) {
            flush();
            role = next.role();
        } else if (piece instanceof Piece.History) {
            flush();
            for (RenderedMessage message : history) {
                messages.add(new RenderedMessage(message.role(), message.content(), "history"));
            }
            historyPlaced |= !history.isEmpty();
            role = "model";
        } else if (piece instanceof Piece.Section section) {
            content.add(new Content.Section(section.name()));
        } else if (piece instanceof Piece.Media media) {
            content.add(new Content.Media(media.url(), media.contentType()));
        } else if (piece instanceof Piece.Text text) {
            content.add(new Content.Text(text.text()));
        }
    }

    private void flush() {
        boolean blank = content.stream()
                .allMatch(
                        part -> part instanceof Content.Text text && text.text().isBlank());
        if (!blank) {
            messages.add(new RenderedMessage(role, content, null));
        }
        content.clear();
    }

    /** A file that does not place the history has it before its last user message, or at the end. */
    private List<RenderedMessage> withHistory() {
        List<RenderedMessage> all = new ArrayList<>(messages);
        boolean endsWithUser = !all.isEmpty() && all.get(all.size() - 1).role().equals("user");
        all.addAll(endsWithUser ? all.size() - 1 : all.size(), history);
        return all;
    }
}
