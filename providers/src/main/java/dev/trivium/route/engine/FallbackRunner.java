package dev.trivium.route.engine;

import dev.trivium.chat.Answer;
import dev.trivium.chat.ChatError;
import dev.trivium.chat.ChatEvent;
import dev.trivium.chat.ErrorKind;
import dev.trivium.chat.FinishReason;
import dev.trivium.chat.StepOutcome;
import dev.trivium.route.Step;
import java.time.Duration;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Tries one step after another. */
record FallbackRunner(RouteRun run, Step.Fallback step, Place here, Consumer<Ending> then) {

    void attempt(int index, @Nullable String reason) {
        boolean last = index + 1 == step.steps().size();
        boolean checked = step.check() != null && !last;
        Place place = checked ? here.held() : here;
        Duration timeout = last ? null : step.timeout();
        String target = step.steps().get(index);
        if (timeout == null) {
            run.enterCandidate(target, place, reason, candidate -> ended(index, candidate, false));
            return;
        }
        Place bounded = place.stoppable();
        TimeBound bound = new TimeBound(run, timeout, bounded.cancellation());
        Outlet out = event -> {
            boolean output = event instanceof ChatEvent.Text || event instanceof ChatEvent.ToolCalled;
            if (output && !event.origin().held()) {
                bound.stop();
            }
            here.out().emit(event);
        };
        run.enterCandidate(target, bounded.into(out), reason, candidate -> {
            bound.stop();
            Ending ending = bound.explain(candidate.ending(), target);
            ended(index, candidate.withEnding(ending), bound.expired());
        });
    }

    private void ended(int index, Candidate candidate, boolean tooLate) {
        Ending ending = candidate.ending();
        boolean last = index + 1 == step.steps().size();
        ChatError error = ending.error();
        if (error != null) {
            candidate.leave();
            boolean another = !last && !ending.shown() && !here.cancellation().cancelled();
            if (another && (tooLate || step.on().contains(error.kind()))) {
                attempt(
                        index + 1,
                        candidate.target() + " failed with " + error.kind().id() + ": " + error.what());
            } else {
                then.accept(ending);
            }
            return;
        }
        String objection = last || ending.shown() ? null : objection(ending.answer());
        if (objection != null) {
            reject(index, candidate, objection);
        } else if (step.check() == null || last || ending.answer() == null) {
            candidate.leave();
            then.accept(ending);
        } else {
            Answer answer = ending.answer();
            Checks.run(run, step.check(), answer, here, wrong -> judged(index, candidate, answer, wrong));
        }
    }

    private void judged(int index, Candidate candidate, Answer answer, @Nullable String wrong) {
        if (here.cancellation().cancelled()) {
            candidate.leave(StepOutcome.STOPPED, null);
            then.accept(Ending.failed(RouteRun.STOPPED));
        } else if (wrong != null) {
            reject(index, candidate, wrong);
        } else {
            candidate.leave(StepOutcome.ACCEPTED, "it passed the check");
            then.accept(Release.of(answer, run, here));
        }
    }

    private void reject(int index, Candidate candidate, String why) {
        candidate.leave(StepOutcome.REJECTED, why);
        attempt(index + 1, candidate.target() + " was rejected: " + why);
    }

    /** Why an answer of which nothing was shown does not count; null if it does. */
    private @Nullable String objection(@Nullable Answer answer) {
        if (answer == null || answer.finishReason() == FinishReason.CONTENT_FILTER) {
            return step.on().contains(ErrorKind.CONTENT_FILTER) ? "a content filter ended it" : null;
        }
        boolean empty = answer.text().isBlank() && answer.toolCalls().isEmpty();
        return step.onEmpty() && empty ? "it is empty" : null;
    }
}
