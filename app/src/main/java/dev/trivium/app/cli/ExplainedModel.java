package dev.trivium.app.cli;

import dev.trivium.chat.ChatCall;
import dev.trivium.chat.ChatEvent;
import dev.trivium.chat.ChatListener;
import dev.trivium.chat.ChatModel;
import dev.trivium.chat.ChatRequest;
import dev.trivium.chat.ModelAddress;
import dev.trivium.chat.Origin;
import java.io.PrintStream;
import java.time.Duration;

/** A route that tells each of its steps, with reason, time, tokens and cost, as it is entered and left. */
record ExplainedModel(ChatModel inner, PrintStream out) implements ChatModel {

    @Override
    public ModelAddress address() {
        return inner.address();
    }

    @Override
    public boolean simulated() {
        return inner.simulated();
    }

    @Override
    public ChatCall start(ChatRequest request, Origin origin, ChatListener listener) {
        long started = System.nanoTime();
        return inner.start(request, origin, event -> {
            tell(event, started);
            listener.on(event);
        });
    }

    private void tell(ChatEvent event, long started) {
        if (event instanceof ChatEvent.StepEntered entered) {
            String reason = entered.reason() == null ? "" : "  because " + Printable.line(entered.reason());
            line(event, started, "→ " + name(event) + " (" + entered.kind() + ")" + reason);
        } else if (event instanceof ChatEvent.StepLeft left) {
            line(event, started, "← " + name(event) + " " + left.outcome().id() + details(left));
        } else if (event instanceof ChatEvent.Opened opened && opened.origin().parentId() != null) {
            line(event, started, "  asks " + opened.model());
        }
    }

    private static String details(ChatEvent.StepLeft left) {
        StringBuilder text = new StringBuilder();
        if (left.reason() != null) {
            text.append(": ").append(Printable.line(left.reason()));
        } else if (left.error() != null) {
            text.append(": ").append(Printable.line(left.error().what()));
        }
        if (left.usage() != null) {
            text.append("  ")
                    .append(left.usage().inputTokens())
                    .append(" + ")
                    .append(left.usage().outputTokens())
                    .append(" tokens");
        }
        if (left.cost() != null && left.cost().usd() != null) {
            text.append("  $").append(left.cost().usd().toPlainString());
        }
        return text.toString();
    }

    private void line(ChatEvent event, long started, String text) {
        String time = Printable.seconds(Duration.ofNanos(Math.max(0, event.nanos() - started)));
        int depth = Math.max(0, event.origin().path().size() - 1);
        out.println(time + "  " + "  ".repeat(depth) + text);
    }

    private static String name(ChatEvent event) {
        int last = event.origin().path().size() - 1;
        return last < 0 ? "" : event.origin().path().get(last);
    }
}
