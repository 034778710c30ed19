package dev.trivium.app.compare;

import dev.trivium.app.controls.MarkedText.Layer;
import dev.trivium.app.controls.MarkedText.Look;
import dev.trivium.app.controls.MarkedText.Mark;
import dev.trivium.compare.Agreement;
import dev.trivium.compare.Agreement.Sentence;
import dev.trivium.compare.Agreement.Share;
import java.util.ArrayList;
import java.util.List;

/** Marks what every answer says in a paler tone, and what only one says with a bar in the margin. */
final class AgreementMarks {

    private AgreementMarks() {}

    /** Draws the marks, and says in words what they come to. */
    static String draw(Agreement agreement, List<AnswerPort> ports) {
        if (ports.size() < 2) {
            return "";
        }
        for (int i = 0; i < ports.size(); i++) {
            List<Mark> marks = new ArrayList<>();
            for (Sentence sentence : agreement.columns().get(i)) {
                if (sentence.share() != Share.SOME) {
                    Look look = sentence.share() == Share.ALL ? Look.COMMON : Look.ONLY;
                    marks.add(new Mark(sentence.from(), sentence.to(), look));
                }
            }
            ports.get(i).rendered().mark(Layer.AGREEMENT, marks);
        }
        long common = agreement.columns().get(0).stream()
                .filter(sentence -> sentence.share() == Share.ALL)
                .count();
        long only = agreement.count(Share.ONLY);
        return sentences(common) + " in all (paler) · " + only + " in one only (bar)";
    }

    private static String sentences(long count) {
        return count == 1 ? "1 sentence" : count + " sentences";
    }
}
