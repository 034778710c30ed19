package dev.trivium.route.engine;

import dev.trivium.route.Sequence;
import java.util.List;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Consumer;

/** Runs one step after another; only the last one's output is output. */
record SequenceRunner(RouteRun run, Sequence step, Place here, Consumer<Ending> then) {

    void step(int index, Answers before) {
        List<String> steps = step.steps();
        String target = steps.get(index);
        Place place = here.after(before);
        if (index + 1 == steps.size()) {
            run.enter(target, place, null, then);
            return;
        }
        run.enter(target, place.held(), null, ending -> {
            if (ending.error() != null) {
                then.accept(ending);
            } else {
                next(index + 1, before.plus(target, ending.text()));
            }
        });
    }

    /** On the executor: the next step may have to decide, and this is the thread of a model's connection. */
    private void next(int index, Answers before) {
        try {
            run.engine().surroundings().executor().execute(() -> step(index, before));
        } catch (RejectedExecutionException e) {
            then.accept(Ending.failed(RouteRun.STOPPED));
        }
    }
}
