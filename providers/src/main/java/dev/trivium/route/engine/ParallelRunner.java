package dev.trivium.route.engine;

import dev.trivium.chat.Answer;
import dev.trivium.chat.ErrorKind;
import dev.trivium.chat.StepOutcome;
import dev.trivium.route.Parallel;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Runs several steps at once, each held back, and makes one answer of theirs. */
final class ParallelRunner {

    private final RouteRun run;
    private final Parallel step;
    private final Place here;
    private final Consumer<Ending> then;
    private final @Nullable Candidate[] candidates;
    private final @Nullable String[] objections;
    private final Cancellation cancellation;
    private int ended;
    private int good = -1;

    ParallelRunner(RouteRun run, Parallel step, Place here, Consumer<Ending> then) {
        this.run = run;
        this.step = step;
        this.here = here;
        this.then = then;
        this.candidates = new @Nullable Candidate[step.steps().size()];
        this.objections = new @Nullable String[step.steps().size()];
        this.cancellation = Cancellation.below(here.cancellation());
    }

    void begin() {
        Place held = here.held();
        for (int i = 0; i < candidates.length; i++) {
            int index = i;
            Place branch = new Place(
                    held.origin(),
                    held.request(),
                    held.features(),
                    held.answers(),
                    held.out(),
                    held.bill(),
                    cancellation,
                    held.deadline());
            run.enterCandidate(step.steps().get(i), branch, null, candidate -> branchEnded(index, candidate));
        }
    }

    private void branchEnded(int index, Candidate candidate) {
        Answer answer = candidate.ending().answer();
        if (step.aggregate() != Parallel.Aggregate.FIRST_GOOD || !candidate.answered() || answer == null) {
            settled(index, candidate, null);
        } else if (step.check() == null) {
            settled(index, candidate, answer.isEmpty() ? "it is empty" : null);
        } else {
            Place judging = here.held();
            Checks.run(run, step.check(), answer, judging, wrong -> settled(index, candidate, wrong));
        }
    }

    private void settled(int index, Candidate candidate, @Nullable String objection) {
        boolean all;
        boolean firstGood = false;
        synchronized (this) {
            candidates[index] = candidate;
            objections[index] = objection;
            all = ++ended == candidates.length;
            if (step.aggregate() == Parallel.Aggregate.FIRST_GOOD
                    && good < 0
                    && candidate.answered()
                    && objection == null) {
                good = index;
                firstGood = true;
            }
        }
        if (firstGood) {
            cancellation.cancel();
        }
        if (all) {
            allEnded();
        }
    }

    private void allEnded() {
        if (step.aggregate() == Parallel.Aggregate.FIRST_GOOD) {
            finishWith(good, "the first good answer");
            return;
        }
        List<Candidate> answered = new ArrayList<>();
        for (Candidate candidate : candidates) {
            if (candidate != null && candidate.answered() && candidate.ending().answer() != null) {
                answered.add(candidate);
            }
        }
        if (here.cancellation().cancelled() || answered.isEmpty()) {
            finishWith(-1, "");
        } else if (answered.size() == 1) {
            finishWith(indexOf(answered.get(0)), "the only answer");
        } else {
            new Aggregation(run, step, here, then, this::finishWith, this::leaveAll).of(answered, this::indexOf);
        }
    }

    /** @param chosen whose answer is the answer; negative if none is, and then it fails */
    private void finishWith(int chosen, String why) {
        for (int i = 0; i < candidates.length; i++) {
            leave(Objects.requireNonNull(candidates[i]), i == chosen, objections[i], why, chosen >= 0);
        }
        Candidate candidate = chosen < 0 ? null : candidates[chosen];
        Answer answer = candidate == null ? null : candidate.ending().answer();
        then.accept(answer == null ? failure() : Release.of(answer, run, here));
    }

    private static void leave(
            Candidate candidate, boolean chosen, @Nullable String objection, String why, boolean anotherChosen) {
        if (chosen) {
            candidate.leave(StepOutcome.ACCEPTED, why);
        } else if (candidate.answered()) {
            candidate.leave(StepOutcome.REJECTED, objection != null ? objection : "another was taken: " + why);
        } else if (anotherChosen && RouteRun.isStop(candidate.ending().error())) {
            candidate.leave(StepOutcome.STOPPED, "another was taken: " + why);
        } else {
            candidate.leave();
        }
    }

    /** Leaves every branch whose answer goes into a new one. */
    private void leaveAll(String why) {
        for (Candidate candidate : candidates) {
            if (candidate != null && candidate.answered()) {
                candidate.leave(StepOutcome.ACCEPTED, why);
            } else if (candidate != null) {
                candidate.leave();
            }
        }
    }

    /** The last branch's failure, or that no answer was good enough. */
    private Ending failure() {
        if (here.cancellation().cancelled()) {
            return Ending.failed(RouteRun.STOPPED);
        }
        Ending last = null;
        String objection = null;
        for (int i = 0; i < candidates.length; i++) {
            Candidate candidate = Objects.requireNonNull(candidates[i]);
            last = candidate.answered()
                    ? last
                    : Ending.failed(Objects.requireNonNull(candidate.ending().error()));
            objection = objections[i] != null ? candidate.target() + ": " + objections[i] : objection;
        }
        if (last != null) {
            return last;
        }
        return Ending.failed(
                ErrorKind.MALFORMED_RESPONSE,
                "No answer of the parallel steps was good.",
                objection == null ? "" : objection + ".",
                "Loosen the check, or add a fallback.");
    }

    private int indexOf(Candidate candidate) {
        return Arrays.asList(candidates).indexOf(candidate);
    }
}
