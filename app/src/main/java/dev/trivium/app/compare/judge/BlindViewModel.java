package dev.trivium.app.compare.judge;

import dev.trivium.history.ScoreSource;
import dev.trivium.history.Vote;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import org.jspecify.annotations.Nullable;

/**
 * Blind mode: the answers of a run without their models, in an order of chance, until the vote between them is cast. FX
 * thread only.
 */
public final class BlindViewModel {

    /** Where a vote is. */
    public enum Phase {
        /** Nothing was run. */
        IDLE,
        /** Some columns still answer; nothing shows yet, since the order in which they end would tell. */
        RUNNING,
        /** There are fewer than two answers. */
        TOO_FEW,
        VOTING,
        /** The vote is over, or was given up: who is who shows. */
        REVEALED
    }

    /**
     * What is chosen and not yet cast.
     *
     * @param place of the best answer; null if none is
     */
    public record Choice(Vote.Outcome outcome, @Nullable Integer place) {}

    private final JudgeViewModel judge;
    private final RandomGenerator random;
    private final Supplier<BlindTable> source;
    private final BooleanProperty on = new SimpleBooleanProperty();
    private final BooleanProperty pairs = new SimpleBooleanProperty();
    private final ReadOnlyObjectWrapper<Phase> phase = new ReadOnlyObjectWrapper<>(Phase.IDLE);
    private final ReadOnlyObjectWrapper<List<BlindAnswer>> shown = new ReadOnlyObjectWrapper<>(List.of());
    private final ReadOnlyObjectWrapper<@Nullable Choice> choice = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyStringWrapper sentence = new ReadOnlyStringWrapper("");
    private final ReadOnlyIntegerWrapper round = new ReadOnlyIntegerWrapper();
    private final ReadOnlyIntegerWrapper rounds = new ReadOnlyIntegerWrapper();
    private final ReadOnlyIntegerWrapper votes = new ReadOnlyIntegerWrapper();
    private final StringProperty reason = new SimpleStringProperty("");
    private Set<String> calls = Set.of();
    private List<BlindRound> dealt = List.of();
    private boolean seen;

    /** @param source what has come so far; asked again and again while blind mode is on */
    public BlindViewModel(JudgeViewModel judge, RandomGenerator random, Supplier<BlindTable> source) {
        this.judge = judge;
        this.random = random;
        this.source = source;
        on.addListener((property, before, now) -> begin());
        pairs.addListener((property, before, now) -> begin());
    }

    private void begin() {
        calls = Set.of();
        phase.set(Phase.IDLE);
        shown.set(List.of());
        refresh();
    }

    /** Looks what has come since. A vote that is under way goes on while its answers are the same. */
    public void refresh() {
        if (!on.get()) {
            return;
        }
        BlindTable table = source.get();
        Set<String> now = table.answers().stream().map(BlindAnswer::callId).collect(Collectors.toSet());
        if (table.running() > 0) {
            calls = Set.of();
            int all = table.running() + table.failed() + table.answers().size();
            wait(Phase.RUNNING, (all - table.running()) + " of " + all + " columns have ended.");
        } else if (now.size() < 2) {
            calls = Set.of();
            if (now.isEmpty() && table.failed() == 0) {
                wait(Phase.IDLE, "Run asks the columns. Their answers appear here without names.");
            } else {
                wait(Phase.TOO_FEW, "A vote needs two answers. " + failed(table.failed()));
            }
        } else if (!now.equals(calls)) {
            calls = now;
            seen = false;
            sentence.set(failed(table.failed()));
            deal(table.answers());
        }
    }

    private static String failed(int count) {
        return count == 0
                ? ""
                : count == 1
                        ? "One column has no answer and is out of the vote."
                        : count + " columns have no answer and are out of the vote.";
    }

    private void wait(Phase now, String words) {
        sentence.set(words);
        shown.set(List.of());
        choice.set(null);
        phase.set(now);
    }

    private void deal(List<BlindAnswer> answers) {
        List<BlindAnswer> some = answers.size() > Vote.MOST ? answers.subList(0, Vote.MOST) : answers;
        dealt = pairs.get() && some.size() > 2 ? BlindRound.pairs(some, random) : BlindRound.bestOfAll(some, random);
        rounds.set(dealt.size());
        votes.set(0);
        show(0);
    }

    private void show(int number) {
        choice.set(null);
        reason.set("");
        if (number < dealt.size()) {
            round.set(number);
            shown.set(dealt.get(number).answers());
            phase.set(Phase.VOTING);
        } else {
            reveal();
        }
    }

    /** @param place from 0; nothing happens if no answer is there */
    public void choose(int place) {
        if (voting() && place >= 0 && place < shown.get().size()) {
            choice.set(new Choice(Vote.Outcome.BEST, place));
        }
    }

    /** @param outcome a tie, or all bad */
    public void chooseNone(Vote.Outcome outcome) {
        if (voting()) {
            choice.set(new Choice(outcome, null));
        }
    }

    /** Goes on without a vote. */
    public void skip() {
        if (voting()) {
            show(round.get() + 1);
        }
    }

    /** Casts the vote that is chosen, and shows the next answers, or who is who after the last. */
    public void confirm() {
        Choice chosen = choice.get();
        if (!voting() || chosen == null) {
            return;
        }
        int number = round.get();
        if (judge.unavailable().isEmpty()) {
            List<BlindRound> session = dealt;
            Vote vote = vote(chosen, dealt.get(number).callIds());
            judge.vote(vote, () -> takenBack(session, number), () -> castAgain(session, number));
            votes.set(votes.get() + 1);
        }
        show(number + 1);
    }

    private Vote vote(Choice chosen, List<String> callIds) {
        String words = reason.get().isBlank() ? null : reason.get().strip();
        Integer place = chosen.place();
        return place == null
                ? Vote.none(callIds, chosen.outcome(), words, ScoreSource.HUMAN, !seen, judge.now())
                : Vote.best(callIds, place, words, ScoreSource.HUMAN, !seen, judge.now());
    }

    private void takenBack(List<BlindRound> session, int number) {
        if (on.get() && session == dealt && !calls.isEmpty()) {
            votes.set(Math.max(0, votes.get() - 1));
            show(number);
        }
    }

    private void castAgain(List<BlindRound> session, int number) {
        if (on.get() && session == dealt && !calls.isEmpty()) {
            votes.set(votes.get() + 1);
            show(number + 1);
        }
    }

    /** Shows who is who; votes on these answers do not count as blind from now on. */
    public void reveal() {
        if (calls.isEmpty()) {
            return;
        }
        seen = true;
        choice.set(null);
        if (rounds.get() > 1) {
            shown.set(everyone());
        }
        phase.set(Phase.REVEALED);
    }

    private List<BlindAnswer> everyone() {
        return dealt.stream()
                .flatMap(each -> each.answers().stream())
                .distinct()
                .toList();
    }

    private boolean voting() {
        return on.get() && phase.get() == Phase.VOTING;
    }

    /** Whether the models are hidden. */
    public boolean hides() {
        return on.get() && phase.get() != Phase.REVEALED;
    }

    /** Whether a vote now counts as blind. */
    public boolean counts() {
        return !seen;
    }

    public BooleanProperty onProperty() {
        return on;
    }

    /** Whether answers are compared two at a time, instead of all at once; a change begins anew. */
    public BooleanProperty pairsProperty() {
        return pairs;
    }

    public ReadOnlyObjectProperty<Phase> phaseProperty() {
        return phase.getReadOnlyProperty();
    }

    /** The answers of the present vote, A first; after the last vote those of all. */
    public ReadOnlyObjectProperty<List<BlindAnswer>> shownProperty() {
        return shown.getReadOnlyProperty();
    }

    /** Null while nothing is chosen. */
    public ReadOnlyObjectProperty<@Nullable Choice> choiceProperty() {
        return choice.getReadOnlyProperty();
    }

    /** What is worth saying about the answers; may be empty. */
    public ReadOnlyStringProperty sentenceProperty() {
        return sentence.getReadOnlyProperty();
    }

    /** Why the vote is for; kept with it. */
    public StringProperty reasonProperty() {
        return reason;
    }

    /** Which vote of {@link #roundsProperty} it is, from 0. */
    public ReadOnlyIntegerProperty roundProperty() {
        return round.getReadOnlyProperty();
    }

    public ReadOnlyIntegerProperty roundsProperty() {
        return rounds.getReadOnlyProperty();
    }

    /** How many votes were cast on these answers. */
    public ReadOnlyIntegerProperty votesProperty() {
        return votes.getReadOnlyProperty();
    }

    /** What keeps the votes. */
    public JudgeViewModel judge() {
        return judge;
    }
}
