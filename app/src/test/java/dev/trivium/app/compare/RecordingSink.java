package dev.trivium.app.compare;

import dev.trivium.app.controls.AnswerSink;
import java.util.ArrayList;
import java.util.List;

/** Writes down what it is told to draw. */
final class RecordingSink implements AnswerSink {

    private final List<String> calls = new ArrayList<>();

    @Override
    public void reset() {
        calls.add("reset");
    }

    @Override
    public void append(String piece) {
        calls.add(piece);
    }

    @Override
    public void finish() {
        calls.add("finish");
    }

    List<String> calls() {
        return calls;
    }
}
