package dev.trivium.app.compare.parts;

import dev.trivium.chat.ChatRequest;
import dev.trivium.chat.Message;
import dev.trivium.chat.Part;
import dev.trivium.chat.ResponseFormat;
import dev.trivium.chat.Role;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executor;

/** All that goes along with a prompt's text: attachments, tools, the answer's format. FX thread only. */
public final class RequestParts {

    private final AttachmentReader reader;
    private final AttachmentsViewModel attachments;
    private final ToolsViewModel tools;
    private final FormatViewModel format;

    /** @param changed called after every edit */
    public RequestParts(AttachmentReader reader, Executor work, Executor ui, Runnable changed) {
        this.reader = reader;
        this.attachments = new AttachmentsViewModel(reader, work, ui, changed);
        this.tools = new ToolsViewModel(changed);
        this.format = new FormatViewModel(changed);
    }

    public AttachmentsViewModel attachments() {
        return attachments;
    }

    public ToolsViewModel tools() {
        return tools;
    }

    public FormatViewModel format() {
        return format;
    }

    /** Why a run cannot start right now; empty if it can. */
    public String blocker() {
        return attachments.readingProperty().get() > 0 ? "A file is still being read. Run again in a moment." : "";
    }

    public Snapshot snapshot() {
        return new Snapshot(reader, List.copyOf(attachments.items()), tools.snapshot(), format.snapshot());
    }

    /** The parts as they stood at one moment; safe for other threads. */
    public record Snapshot(
            AttachmentReader reader, List<Attachment> attachments, ToolSet tools, ResponseFormat format) {

        /**
         * The same with every file read again, so that a run sends what the files hold now. Slow, never on the FX thread.
         *
         * @throws AttachmentException if a file is gone or cannot be read any more
         */
        public Snapshot reread() throws AttachmentException {
            List<Attachment> now = new ArrayList<>();
            for (Attachment attachment : attachments) {
                Path file = attachment.file();
                now.add(file == null ? attachment : reader.read(file));
            }
            return new Snapshot(reader, List.copyOf(now), tools, format);
        }

        /** The first mistake in a tool or schema; empty if there is none. Slow, never on the FX thread. */
        public String problem() {
            String inTools = tools.problem();
            if (!inTools.isEmpty()) {
                return inTools;
            }
            String inFormat = FormatViewModel.problem(format);
            return inFormat.isEmpty() ? "" : "Answer schema: " + inFormat;
        }

        /** The request with all of this put into it. */
        public ChatRequest on(ChatRequest request) {
            return request.withMessages(attached(request.messages()))
                    .withTools(tools.tools(), tools.choice())
                    .withFormat(format);
        }

        /** Pictures and documents go before the last user message's text, as providers advise, text files after it. */
        private List<Message> attached(List<Message> messages) {
            List<Message> all = new ArrayList<>(messages);
            for (int i = all.size() - 1; i >= 0 && !attachments.isEmpty(); i--) {
                if (all.get(i).role() == Role.USER) {
                    all.set(i, new Message(Role.USER, around(all.get(i).parts())));
                    break;
                }
            }
            return all;
        }

        private List<Part> around(List<Part> text) {
            List<Part> parts = new ArrayList<>();
            attachments.stream()
                    .map(Attachment::part)
                    .filter(part -> !(part instanceof Part.Text))
                    .forEach(parts::add);
            parts.addAll(text);
            attachments.stream()
                    .map(Attachment::part)
                    .filter(Part.Text.class::isInstance)
                    .forEach(parts::add);
            return parts;
        }
    }
}
