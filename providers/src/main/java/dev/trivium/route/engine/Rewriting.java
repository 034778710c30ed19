package dev.trivium.route.engine;

import dev.trivium.chat.ChatRequest;
import dev.trivium.chat.Message;
import dev.trivium.chat.Part;
import dev.trivium.chat.Role;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;

/** Rewrites requests. */
final class Rewriting {

    private static final Pattern FENCE = Pattern.compile("(?m)^(?=```)");
    private static final Pattern BLANKS = Pattern.compile("[ \\t\\u00a0]{2,}");
    private static final Pattern LINE_END = Pattern.compile("[ \\t]+(?=\\n|$)");
    private static final Pattern EMPTY_LINES = Pattern.compile("\\n{3,}");

    private Rewriting() {}

    /** The request with every text changed, those that tools gave included. */
    static ChatRequest texts(ChatRequest request, UnaryOperator<String> change) {
        List<Message> messages = new ArrayList<>();
        for (Message message : request.messages()) {
            List<Part> parts = new ArrayList<>();
            for (Part part : message.parts()) {
                parts.add(changed(part, change));
            }
            messages.add(new Message(message.role(), parts));
        }
        return request.withMessages(messages);
    }

    private static Part changed(Part part, UnaryOperator<String> change) {
        if (part instanceof Part.Text text) {
            return new Part.Text(change.apply(text.text()));
        }
        if (part instanceof Part.ToolResult result) {
            return new Part.ToolResult(result.callId(), result.name(), change.apply(result.content()), result.error());
        }
        return part;
    }

    /** One blank between words, no blanks at line ends, at most one empty line; code blocks stay as they are. */
    static String tidy(String text) {
        String[] pieces = FENCE.split(text.replace("\r\n", "\n"), -1);
        StringBuilder tidied = new StringBuilder();
        boolean code = false;
        for (int i = 0; i < pieces.length; i++) {
            // Each fence opens or closes a block; what follows a closing fence line is text again.
            code = i > 0 && !code;
            int line = code || i == 0 ? 0 : Math.max(0, pieces[i].indexOf('\n'));
            tidied.append(pieces[i], 0, line);
            String rest = pieces[i].substring(line);
            tidied.append(code ? rest : tidyText(rest));
        }
        return tidied.toString().strip();
    }

    private static String tidyText(String text) {
        String single = BLANKS.matcher(text).replaceAll(" ");
        String ended = LINE_END.matcher(single).replaceAll("");
        return EMPTY_LINES.matcher(ended).replaceAll("\n\n");
    }

    /** Translates roles; neighbours that now have the same role become one message. */
    static ChatRequest roles(ChatRequest request, Map<Role, Role> roles) {
        List<Message> messages = new ArrayList<>();
        boolean lastTranslated = false;
        for (Message message : request.messages()) {
            Role role = roles.getOrDefault(message.role(), message.role());
            boolean translated = role != message.role();
            List<Part> parts = translated ? plain(message.parts()) : message.parts();
            int last = messages.size() - 1;
            if (last >= 0 && messages.get(last).role() == role && (translated || lastTranslated)) {
                List<Part> joined = new ArrayList<>(messages.get(last).parts());
                joined.add(new Part.Text("\n\n"));
                joined.addAll(parts);
                messages.set(last, new Message(role, joined));
            } else {
                messages.add(new Message(role, parts));
            }
            lastTranslated = translated;
        }
        return request.withMessages(messages);
    }

    /** What a tool gave is text for anyone else. */
    private static List<Part> plain(List<Part> parts) {
        List<Part> plain = new ArrayList<>();
        for (Part part : parts) {
            if (part instanceof Part.ToolResult result) {
                plain.add(new Part.Text("[" + result.name() + "]\n" + result.content()));
            } else if (!(part instanceof Part.Reasoning)) {
                plain.add(part);
            }
        }
        return plain;
    }
}
