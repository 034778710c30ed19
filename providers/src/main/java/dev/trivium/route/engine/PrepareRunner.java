package dev.trivium.route.engine;

import dev.trivium.chat.ChatRequest;
import dev.trivium.route.Prepare;
import java.util.function.Consumer;

/** Changes the request on its way, and gives the answer back what was redacted. */
record PrepareRunner(RouteRun run, Prepare step, Place here, Consumer<Ending> then) {

    void begin() {
        Redaction redaction = new Redaction(step.redact());
        ChatRequest request = here.request();
        if (step.normalise()) {
            request = Rewriting.texts(request, Rewriting::tidy);
        }
        if (!step.redact().isEmpty()) {
            request = Rewriting.texts(request, redaction::redact);
        }
        if (step.inputTokens() != null) {
            request = new Shortening(run.engine().surroundings().tokenCounter(), step.inputTokens()).of(request);
        }
        if (!step.roles().isEmpty()) {
            request = Rewriting.roles(request, step.roles());
        }
        Place prepared = here.asking(request, run.engine().circumstances()).after(here.answers());
        if (redaction.isEmpty()) {
            run.enter(step.step(), prepared, null, then);
            return;
        }
        RestoringOutlet out = new RestoringOutlet(here.out(), redaction);
        run.enter(
                step.step(), prepared.into(out), redaction.summary(), ending -> then.accept(redaction.restore(ending)));
    }
}
