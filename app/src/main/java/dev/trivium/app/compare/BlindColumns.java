package dev.trivium.app.compare;

import dev.trivium.app.compare.judge.BlindAnswer;
import dev.trivium.app.compare.judge.BlindTable;
import dev.trivium.app.compare.judge.NameMask;
import dev.trivium.app.compare.parts.ToolCallCard;
import dev.trivium.app.compare.parts.ToolConversation;
import java.util.ArrayList;
import java.util.List;

/** Takes from columns what may be seen while their models are hidden. */
final class BlindColumns {

    private BlindColumns() {}

    /** The texts only once all columns have ended: before that nothing of them shows. */
    static BlindTable of(List<PaneViewModel> columns) {
        NameMask mask = mask(columns);
        int running = (int) columns.stream().filter(PaneViewModel::running).count();
        int failed = 0;
        List<BlindAnswer> answers = new ArrayList<>();
        for (PaneViewModel column : columns) {
            PaneState state = column.state();
            if (column.running()) {
                continue;
            }
            if (state == PaneState.DONE || state == PaneState.NEEDS_RESULT) {
                answers.add(
                        new BlindAnswer(column.answerIdProperty().get(), mask.of(uniform(column)), revealed(column)));
            } else if (state != PaneState.IDLE) {
                failed++;
            }
        }
        return new BlindTable(running, failed, answers);
    }

    /** Hides the names of all columns' models. */
    static NameMask mask(List<PaneViewModel> columns) {
        NameMask mask = new NameMask();
        columns.forEach(
                column -> mask.hide(column.model().address(), column.model().name()));
        return mask;
    }

    private static BlindAnswer.Revealed revealed(PaneViewModel column) {
        ModelChoice model = column.model();
        return new BlindAnswer.Revealed(
                model.name(),
                model.simulated() ? "Demo" : model.place(),
                column.slotProperty().get(),
                model.simulated(),
                column.figures().totalProperty().get(),
                column.figures().costProperty().get());
    }

    /** All rounds of a conversation with tools, its calls and its JSON as code: one form for every kind of answer. */
    private static String uniform(PaneViewModel column) {
        List<String> parts = new ArrayList<>();
        for (ToolConversation.Round round : column.parts().tools().rounds()) {
            parts.add(round.text());
            round.calls().forEach(call -> parts.add(call(call)));
        }
        String text = column.answerText();
        parts.add(JsonText.looksLikeJson(text) ? code(text.strip()) : text);
        column.parts().tools().calls().forEach(call -> parts.add(call(call)));
        parts.removeIf(String::isBlank);
        return parts.isEmpty() ? "The answer has no text." : String.join("\n\n", parts);
    }

    private static String call(ToolCallCard call) {
        return "Calls `" + call.name() + "`\n\n" + code(call.arguments());
    }

    private static String code(String text) {
        return text.startsWith("```") ? text : "```json\n" + text + "\n```";
    }
}
