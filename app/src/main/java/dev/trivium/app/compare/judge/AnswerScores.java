package dev.trivium.app.compare.judge;

import dev.trivium.history.Score;
import dev.trivium.history.ScoreSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/** What persons think of one answer. FX thread only. */
public final class AnswerScores {

    /** What a thumb says. */
    public enum Thumb {
        UP,
        DOWN,
        NONE
    }

    private final String callId;
    private final ReadOnlyObjectWrapper<List<Score>> scores = new ReadOnlyObjectWrapper<>(List.of());
    private final Set<String> takenBack = new HashSet<>();

    AnswerScores(String callId) {
        this.callId = callId;
    }

    /** The call that answered. */
    public String callId() {
        return callId;
    }

    /** All of them, oldest first; a new list after each change. */
    public ReadOnlyObjectProperty<List<Score>> scoresProperty() {
        return scores.getReadOnlyProperty();
    }

    /** From 1 to 5; 0 for none. */
    public int stars() {
        return last(Score.STARS).map(Score::value).map(Double::intValue).orElse(0);
    }

    public Thumb thumb() {
        return last(Score.THUMB)
                .map(score -> score.value() != null && score.value() > 0.5 ? Thumb.UP : Thumb.DOWN)
                .orElse(Thumb.NONE);
    }

    /** Empty for none. */
    public String note() {
        return last(Score.NOTE).map(Score::note).orElse("");
    }

    /** In the order in which they were given. */
    public List<String> labels() {
        List<String> labels = new ArrayList<>();
        for (Score score : given(Score.LABEL)) {
            if (score.label() != null && !labels.contains(score.label())) {
                labels.add(score.label());
            }
        }
        return labels;
    }

    /** What its votes came to, such as {@code wins}, oldest first. */
    public List<String> votes() {
        List<String> votes = new ArrayList<>();
        for (Score score : given(Score.VOTE)) {
            if (score.label() != null) {
                votes.add(score.label());
            }
        }
        return votes;
    }

    List<Score> given(String kind) {
        return scores.get().stream()
                .filter(score -> score.kind().equals(kind) && score.source() == ScoreSource.HUMAN)
                .toList();
    }

    private Optional<Score> last(String kind) {
        List<Score> given = given(kind);
        return given.isEmpty() ? Optional.empty() : Optional.of(given.get(given.size() - 1));
    }

    /** What the history knows; what was changed here while it was read stays changed. */
    void loaded(List<Score> known) {
        List<Score> all = new ArrayList<>(known);
        all.removeIf(score -> takenBack.contains(score.id()) || scores.get().contains(score));
        all.addAll(scores.get());
        set(all);
    }

    void change(List<Score> gone, List<Score> added) {
        List<Score> all = new ArrayList<>(scores.get());
        all.removeAll(gone);
        gone.forEach(score -> takenBack.add(score.id()));
        for (Score score : added) {
            takenBack.remove(score.id());
            if (score.callId().equals(callId)) {
                all.add(score);
            }
        }
        set(all);
    }

    private void set(List<Score> all) {
        all.sort(Comparator.comparing(Score::at).thenComparing(Score::id));
        scores.set(List.copyOf(all));
    }
}
