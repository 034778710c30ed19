package dev.trivium.app;

import dev.trivium.app.compare.AnswerMode;
import dev.trivium.app.compare.CompareFixture;
import dev.trivium.app.compare.CompareView;
import dev.trivium.app.compare.CompareViewModel;
import dev.trivium.app.compare.DiffLayout;
import dev.trivium.app.controls.Slots;
import java.util.List;
import java.util.function.Consumer;

/** Answers that agree and differ, for the views that compare them. */
public final class AnswerSamples {

    public static final String ONE = """
            Hi Lena,

            thanks for sending the log. Your endpoint answers after 12 seconds. Fernway waits 10 seconds, marks the \
            delivery as failed and sends the event again, so each order is shipped twice.

            **Should we switch off retries?**

            No. Without retries, one deploy or one network drop loses a payment event for good.

            **What to change**

            1. Store the event id in a table with a unique key.
            2. Reply 200 before you build the invoice.
            3. Ship the order from a background worker.

            ```python
            async def hook(ev: Event):
                new = await db.fetchval(SQL, ev.id)
                if new:
                    queue.enqueue(ship, ev)
                return Response(200)
            ```

            The unique key makes the second delivery a no-op.

            Noor, Fernway support""";

    public static final String TWO = """
            Hi Lena,

            thanks for the log excerpt, it shows the cause clearly. Fernway waits 10 seconds, marks the delivery as \
            failed and retries. Your reply comes at 12 seconds, too late to count, and each order is shipped twice.

            **Should we switch off retries?**

            We advise against it. Without them, one deploy or one network drop loses a payment event for good: you \
            would trade double shipments for lost orders.

            **What to change**

            1. Insert the event id in a table with a unique key.
            2. Reply 200 before you build the invoice.
            3. Ship the order from a background job.

            ```python
            async def hook(ev: Event):
                new = await db.fetchval(SQL, ev.id)
                if new:
                    await jobs.put("ship", ev.order_id)
                return Response(200)
            ```

            The unique key makes the second delivery a harmless no-op. Deploy the table first, then the handler.

            Noor, Fernway support""";

    private static final String JSON = """
            {
              "cause": "late reply",
              "seconds": 12.4,
              "retries": true,
              "workaround": null,
              "steps": [
                {"order": 1, "text": "Store the event id"},
                {"order": 2, "text": "Reply 200 at once"}
              ]
            }""";

    private static final String GPT = "openai/gpt-5.2";
    private static final String CLAUDE = "anthropic/claude-opus-4.6";

    /** A named state: what the models answer, and what is done then. */
    public record State(String name, String one, String two, Consumer<CompareView> then) {

        CompareViewModel screen(CompareFixture fixture, Slots slots) {
            return AnswerSamples.screen(fixture, slots, one, two);
        }

        void look(CompareView view) {
            then.accept(view);
        }
    }

    private AnswerSamples() {}

    static List<State> states() {
        return List.of(
                new State("answers-diff", ONE, TWO, AnswerSamples::diff),
                new State("answers-diff-inline", ONE, TWO, view -> {
                    view.answers().layoutProperty().set(DiffLayout.INLINE);
                    view.answers().modeProperty().set(AnswerMode.DIFF);
                }),
                new State(
                        "answers-agreement",
                        ONE,
                        TWO,
                        view -> view.answers().agreementProperty().set(true)),
                new State(
                        "answers-raw",
                        ONE,
                        TWO,
                        view -> view.answers().modeProperty().set(AnswerMode.RAW)),
                new State(
                        "answers-json",
                        JSON,
                        "```json\n[1, 2,]\n```",
                        view -> view.answers().modeProperty().set(AnswerMode.JSON)));
    }

    private static void diff(CompareView view) {
        view.answers().modeProperty().set(AnswerMode.DIFF);
    }

    /** Two columns that have answered. */
    public static CompareViewModel screen(CompareFixture fixture, Slots slots, String one, String two) {
        fixture.model(
                        GPT,
                        "gpt-5.2",
                        false,
                        script -> script.at(2.44).say(one).at(5.98).done(318, 277, 0, "0.0044"))
                .model(
                        CLAUDE,
                        "claude-opus-4.6",
                        false,
                        script -> script.at(1.62).say(two).at(5.03).done(318, 219, 0, "0.0071"));
        CompareViewModel screen = fixture.screen(slots);
        screen.prompt().nameProperty().set("Duplicate webhooks");
        screen.prompt().userProperty().set("Explain the cause, and propose a fix.");
        screen.addColumn(fixture.choice(GPT));
        screen.addColumn(fixture.choice(CLAUDE));
        screen.run();
        fixture.pulse();
        screen.tick();
        return screen;
    }
}
