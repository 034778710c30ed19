package dev.trivium.app.compare.parts;

import dev.trivium.app.controls.AnswerSink;
import dev.trivium.chat.ResponseFormat;
import java.util.function.Supplier;

/** Shows an answer that was asked for as JSON as a block of code: as Markdown it would lose its layout. */
public final class JsonFence implements AnswerSink {

    private final AnswerSink sink;
    private final Supplier<ResponseFormat> format;
    private final StringBuilder beginning = new StringBuilder();
    private boolean begun;

    /** @param format that was asked for, known once the first piece comes */
    public JsonFence(AnswerSink sink, Supplier<ResponseFormat> format) {
        this.sink = sink;
        this.format = format;
    }

    @Override
    public void reset() {
        begun = false;
        beginning.setLength(0);
        sink.reset();
    }

    @Override
    public void append(String piece) {
        if (begun) {
            sink.append(piece);
            return;
        }
        beginning.append(piece);
        String first = beginning.toString().strip();
        if (!first.isEmpty()) {
            begin(first.charAt(0));
        }
    }

    @Override
    public void finish() {
        if (!begun && beginning.length() > 0) {
            begin(' ');
        }
        sink.finish();
    }

    private void begin(char first) {
        begun = true;
        boolean json = !(format.get() instanceof ResponseFormat.PlainText) && (first == '{' || first == '[');
        sink.append(json ? "```json\n" + beginning.toString().stripLeading() : beginning.toString());
        beginning.setLength(0);
    }
}
