package dev.trivium.provider.openai;

import dev.trivium.provider.http.StreamSink;

/**
 * Parts text that begins with {@code <think>…</think>} into reasoning and text, however it is cut. Tags anywhere else
 * are text.
 */
final class ThinkTags {

    private static final String OPEN = "<think>";
    private static final String CLOSE = "</think>";

    private enum State {
        BEFORE,
        INSIDE,
        /** Between the closing tag and the first character of the text. */
        GAP,
        AFTER
    }

    private final StreamSink sink;
    private final StringBuilder held = new StringBuilder();
    private State state;

    ThinkTags(boolean enabled, StreamSink sink) {
        this.sink = sink;
        this.state = enabled ? State.BEFORE : State.AFTER;
    }

    void text(String piece) {
        if (state == State.AFTER) {
            sink.text(piece);
            return;
        }
        held.append(piece);
        if (state == State.BEFORE) {
            before();
        }
        if (state == State.INSIDE) {
            inside();
        }
        if (state == State.GAP) {
            gap();
        }
    }

    /** Hands on what is held back. */
    void end() {
        if (held.length() > 0 && state == State.INSIDE) {
            sink.reasoning(held.toString());
        } else if (held.length() > 0 && state == State.BEFORE) {
            sink.text(held.toString());
        }
        held.setLength(0);
    }

    private void before() {
        int start = firstInk();
        String ink = held.substring(start);
        if (ink.startsWith(OPEN)) {
            held.delete(0, start + OPEN.length());
            state = State.INSIDE;
        } else if (!OPEN.startsWith(ink)) {
            release();
        }
    }

    private void inside() {
        int close = held.indexOf(CLOSE);
        int safe = close >= 0 ? close : held.length() - possibleStart();
        if (safe > 0) {
            sink.reasoning(held.substring(0, safe));
            held.delete(0, safe);
        }
        if (close >= 0) {
            held.delete(0, CLOSE.length());
            state = State.GAP;
        }
    }

    private void gap() {
        int start = firstInk();
        held.delete(0, start);
        if (held.length() > 0) {
            release();
        }
    }

    private void release() {
        sink.text(held.toString());
        held.setLength(0);
        state = State.AFTER;
    }

    private int firstInk() {
        int at = 0;
        while (at < held.length() && Character.isWhitespace(held.charAt(at))) {
            at++;
        }
        return at;
    }

    /** How many characters at the end may be the beginning of the closing tag. */
    private int possibleStart() {
        for (int length = Math.min(CLOSE.length() - 1, held.length()); length > 0; length--) {
            if (CLOSE.startsWith(held.substring(held.length() - length))) {
                return length;
            }
        }
        return 0;
    }
}
