package dev.trivium.app.compare.judge;

import dev.trivium.app.compare.judge.AnswerScores.Thumb;
import dev.trivium.app.controls.UndoStack;
import dev.trivium.history.HistoryException;
import dev.trivium.history.Score;
import dev.trivium.history.ScoreSource;
import dev.trivium.history.Vote;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executor;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/**
 * What persons think of the answers on the screen: shown at once, kept in the history in the background, each change
 * undoable. FX thread only.
 */
public final class JudgeViewModel {

    private static final int MOST_STARS = 5;

    private final JudgeServices services;
    private final Executor work;
    private final Executor ui;
    private final UndoStack undo;
    private final Map<String, AnswerScores> answers = new HashMap<>();
    private final ObservableList<String> labels = FXCollections.observableArrayList();

    /** Kept, because such a view hears the list only as long as somebody holds it. */
    private final ObservableList<String> shownLabels = FXCollections.unmodifiableObservableList(labels);

    private final ReadOnlyStringWrapper problem = new ReadOnlyStringWrapper("");

    /**
     * @param work for the history; one task at a time, in order
     * @param undo learns of every change
     */
    public JudgeViewModel(JudgeServices services, Executor work, Executor ui, UndoStack undo) {
        this.services = services;
        this.work = work;
        this.ui = ui;
        this.undo = undo;
        ScoreStore store = services.store();
        if (store != null) {
            work.execute(() -> readLabels(store));
        }
    }

    private void readLabels(ScoreStore store) {
        try {
            List<String> known = store.labels();
            ui.execute(() ->
                    known.stream().filter(label -> !labels.contains(label)).forEach(labels::add));
        } catch (HistoryException e) {
            ui.execute(() -> problem.set(String.valueOf(e.getMessage())));
        }
    }

    /** Why answers cannot be judged; empty if they can. */
    public String unavailable() {
        return services.unavailable();
    }

    /** Why the last change was not kept; empty if it was. */
    public ReadOnlyStringProperty problemProperty() {
        return problem.getReadOnlyProperty();
    }

    /** Labels that were used before, the last first. */
    public ObservableList<String> labels() {
        return shownLabels;
    }

    /** Of one answer; what the history knows of it follows soon. */
    public AnswerScores of(String callId) {
        return answers.computeIfAbsent(callId, id -> {
            AnswerScores scores = new AnswerScores(id);
            ScoreStore store = services.store();
            if (store != null) {
                work.execute(() -> read(store, scores));
            }
            return scores;
        });
    }

    private void read(ScoreStore store, AnswerScores scores) {
        try {
            List<Score> known = store.of(scores.callId());
            ui.execute(() -> scores.loaded(known));
        } catch (HistoryException e) {
            ui.execute(() -> problem.set(String.valueOf(e.getMessage())));
        }
    }

    /** @param stars from 1 to 5; the same as it has takes them away */
    public void rate(String callId, int stars) {
        if (stars < 1 || stars > MOST_STARS) {
            throw new IllegalArgumentException("An answer gets 1 to 5 stars; got " + stars + ".");
        }
        AnswerScores scores = of(callId);
        replace(scores, Score.STARS, scores.stars() == stars ? null : value(callId, Score.STARS, stars));
    }

    /** The same as it has takes it away. */
    public void thumb(String callId, Thumb thumb) {
        AnswerScores scores = of(callId);
        boolean away = thumb == Thumb.NONE || scores.thumb() == thumb;
        replace(scores, Score.THUMB, away ? null : value(callId, Score.THUMB, thumb == Thumb.UP ? 1 : 0));
    }

    /** @param words blank takes the note away */
    public void note(String callId, String words) {
        AnswerScores scores = of(callId);
        String note = words.strip();
        if (!note.equals(scores.note())) {
            replace(
                    scores,
                    Score.NOTE,
                    note.isEmpty()
                            ? null
                            : label(callId, Score.NOTE, Score.NOTE).withNote(note));
        }
    }

    /** Adds a label that the answer does not have yet; a blank one is none. */
    public void addLabel(String callId, String words) {
        String label = words.strip();
        if (label.isEmpty() || of(callId).labels().contains(label)) {
            return;
        }
        labels.remove(label);
        labels.add(0, label);
        change(List.of(), List.of(label(callId, Score.LABEL, label)));
    }

    public void removeLabel(String callId, String label) {
        List<Score> gone = of(callId).given(Score.LABEL).stream()
                .filter(score -> label.equals(score.label()))
                .toList();
        if (!gone.isEmpty()) {
            change(gone, List.of());
        }
    }

    /**
     * Casts a vote.
     *
     * @param castAgain runs when it has been taken back and is cast once more
     */
    void vote(Vote vote, Runnable takenBack, Runnable castAgain) {
        List<Score> scores = vote.scores();
        change(List.of(), scores, takenBack, castAgain);
    }

    Instant now() {
        return services.clock().instant();
    }

    private void replace(AnswerScores scores, String kind, @Nullable Score next) {
        List<Score> gone = scores.given(kind);
        List<Score> added = next == null ? List.of() : List.of(next);
        if (!gone.isEmpty() || !added.isEmpty()) {
            change(gone, added);
        }
    }

    private void change(List<Score> gone, List<Score> added) {
        change(gone, added, () -> {}, () -> {});
    }

    private void change(List<Score> gone, List<Score> added, Runnable undone, Runnable redone) {
        ScoreStore store = services.store();
        if (store == null) {
            problem.set(services.unavailable());
            return;
        }
        apply(store, gone, added);
        undo.did(
                () -> {
                    apply(store, added, gone);
                    undone.run();
                },
                () -> {
                    apply(store, gone, added);
                    redone.run();
                });
    }

    private void apply(ScoreStore store, List<Score> gone, List<Score> added) {
        problem.set("");
        show(gone, added);
        List<String> ids = gone.stream().map(Score::id).toList();
        work.execute(() -> {
            String why = keep(store, ids, added);
            if (!why.isEmpty()) {
                ui.execute(() -> {
                    show(added, gone);
                    problem.set(why);
                });
            }
        });
    }

    private static String keep(ScoreStore store, List<String> gone, List<Score> added) {
        try {
            store.change(gone, added);
            return "";
        } catch (IllegalArgumentException e) {
            return "This was not kept, because the history does not have the answer. Run the prompt again, then judge it.";
        } catch (HistoryException e) {
            return "This was not kept. " + e.getMessage();
        }
    }

    private void show(List<Score> gone, List<Score> added) {
        List<String> touched = new ArrayList<>();
        gone.forEach(score -> touched.add(score.callId()));
        added.forEach(score -> touched.add(score.callId()));
        touched.stream().distinct().forEach(callId -> of(callId).change(gone, added));
    }

    private Score value(String callId, String kind, double value) {
        return Score.of(callId, kind, value, ScoreSource.HUMAN, false, now());
    }

    private Score label(String callId, String kind, String label) {
        return Score.labelled(callId, kind, label, ScoreSource.HUMAN, false, now());
    }
}
