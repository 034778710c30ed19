package dev.trivium.app.cli;

import dev.trivium.chat.Answer;
import dev.trivium.chat.ChatError;
import dev.trivium.chat.ChatEvent;
import dev.trivium.chat.Part;
import dev.trivium.compare.WayTaken;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Shows several answers that arrive at once on one terminal, so that each can be read: one model's text streams at a
 * time, from its first piece to its end; the others are gathered, and shown when it is done. Safe for several threads.
 */
final class StreamPrinter {

    private static final int NOBODY = -1;

    private final PrintStream out;
    private final List<Column> columns = new ArrayList<>();
    private int streaming = NOBODY;

    StreamPrinter(PrintStream out, List<dev.trivium.compare.Column> asked) {
        this.out = out;
        for (dev.trivium.compare.Column column : asked) {
            String address = column.model().address().toString();
            columns.add(new Column(column.model().simulated() ? address + "  (simulated)" : address));
        }
    }

    synchronized void on(int index, ChatEvent event) {
        Column column = columns.get(index);
        column.way.on(event);
        if (event instanceof ChatEvent.Text piece && !piece.origin().held()) {
            column.waiting.append(piece.text());
            column.all.append(piece.text());
        } else if (event instanceof ChatEvent.Waiting wait && streaming == NOBODY && wait.cause() != null) {
            out.println(column.title + ": " + Printable.line(wait.cause().what()) + " Waits "
                    + Printable.seconds(wait.delay()) + ", then tries again (" + wait.attempt() + " of "
                    + wait.attempts() + ").");
        } else if (event.terminal() && event.origin().parentId() == null) {
            column.end(event);
        }
        show();
    }

    /** Whether nobody reads any more, as when the output went into {@code head}. */
    synchronized boolean broken() {
        return out.checkError();
    }

    private void show() {
        if (streaming != NOBODY) {
            print(columns.get(streaming));
            if (!columns.get(streaming).done) {
                return;
            }
            streaming = NOBODY;
        }
        columns.stream().filter(column -> column.done).forEach(this::print);
        for (int i = 0; i < columns.size(); i++) {
            Column column = columns.get(i);
            if (!column.shown && column.waiting.length() > 0) {
                streaming = i;
                print(column);
                return;
            }
        }
    }

    private void print(Column column) {
        if (column.shown) {
            return;
        }
        if (!column.begun) {
            column.begun = true;
            out.println();
            out.println("── " + column.title);
        }
        out.print(Printable.text(column.waiting.toString()));
        column.waiting.setLength(0);
        if (column.done) {
            column.shown = true;
            finish(column);
        }
        out.flush();
    }

    private void finish(Column column) {
        Answer answer = column.answer;
        String text = answer == null ? "" : answer.text();
        String printed = column.all.toString();
        if (text.startsWith(printed)) {
            out.print(Printable.text(text.substring(printed.length())));
        } else {
            // A route showed a first try and then answered with another one.
            out.println();
            out.println("── " + column.title + ": its answer in the end");
            out.print(Printable.text(text));
        }
        boolean lineOpen = !text.isEmpty() && !text.endsWith("\n");
        if (lineOpen) {
            out.println();
        }
        if (answer != null) {
            for (Part.ToolCall call : answer.toolCalls()) {
                out.println("[calls the tool " + Printable.line(call.name() + " " + call.arguments()) + "]");
            }
        }
        if (!column.way.names().isEmpty()) {
            out.println("[way taken: " + String.join(" → ", column.way.names()) + "]");
        }
        if (column.error != null) {
            String kept = text.isEmpty() ? "" : " The text above is partial.";
            out.println(
                    "[failed: " + column.error.kind().id() + "] " + Printable.line(ErrorText.of(column.error)) + kept);
        }
    }

    private static final class Column {
        private final String title;
        private final StringBuilder waiting = new StringBuilder();
        private final StringBuilder all = new StringBuilder();
        private final WayTaken way = new WayTaken();
        private boolean begun;
        private boolean done;
        private boolean shown;
        private @Nullable Answer answer;
        private @Nullable ChatError error;

        Column(String title) {
            this.title = title;
        }

        void end(ChatEvent event) {
            done = true;
            if (event instanceof ChatEvent.Completed completed) {
                answer = completed.answer();
            } else if (event instanceof ChatEvent.Failed failed) {
                answer = failed.partial();
                error = failed.error();
            }
        }
    }
}
