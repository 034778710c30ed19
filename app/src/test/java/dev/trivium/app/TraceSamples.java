package dev.trivium.app;

import dev.trivium.app.compare.CompareFixture;
import dev.trivium.app.compare.CompareViewModel;
import dev.trivium.app.compare.ScriptedModel;
import dev.trivium.app.controls.Slots;
import dev.trivium.chat.Basis;
import dev.trivium.chat.ChatError;
import dev.trivium.chat.Cost;
import dev.trivium.chat.ErrorKind;
import dev.trivium.chat.StepOutcome;
import dev.trivium.chat.Usage;
import java.math.BigDecimal;

/** A route's trace in a column, as the pictures and the tests show it; every figure is made up and stays the same. */
final class TraceSamples {

    private static final String FLASH = "google/gemini-3-flash";
    private static final String CLAUDE = "anthropic/claude-opus-4.6";
    private static final String QWEN = "ollama/qwen3:32b";
    private static final String ROUTE = "route/support-hybrid";
    private static final String FIRST_TRY =
            "Your webhooks come twice because our server sends them twice. You can switch off retries in the settings.";

    private final CompareFixture fixture;
    private final CompareViewModel screen;

    TraceSamples(CompareFixture fixture, Slots slots) {
        this.fixture = fixture;
        fixture.model(
                        "openai/gpt-5.5",
                        "gpt-5.5",
                        false,
                        script -> script.at(2.44)
                                .say("Your handler replies after 12 s. Fernway waits 10 s and sends the event again.")
                                .at(5.98)
                                .done(318, 277, 96, "0.0044"))
                .model(
                        CLAUDE,
                        "claude-opus-4.6",
                        false,
                        script -> script.at(1.6)
                                .say("Each event is delivered once, then retried 10 s later because no reply had come.")
                                .at(6.7)
                                .done(318, 341, 40, "0.0101"))
                .model(
                        QWEN,
                        "qwen3:32b",
                        false,
                        script -> script.at(0.9)
                                .say("Reply first, work afterwards.")
                                .at(1.8)
                                .done(322, 24, 0, "0"))
                .model(ROUTE, "support-hybrid", false, script -> {});
        screen = fixture.screen(slots);
    }

    CompareViewModel screen() {
        return screen;
    }

    CompareViewModel ended(String... columns) {
        ask(columns);
        ScriptedModel.Script script = fixture.model(ROUTE).script();
        begin(script);
        escalate(script);
        finish(script);
        settle(8.79);
        return screen;
    }

    CompareViewModel running(String... columns) {
        ask(columns);
        ScriptedModel.Script script = fixture.model(ROUTE).script();
        begin(script);
        escalate(script);
        settle(6.2);
        return screen;
    }

    private void ask(String... columns) {
        screen.prompt().nameProperty().set("Duplicate webhooks");
        screen.prompt()
                .userProperty()
                .set("Our customer gets every webhook twice. Explain the cause and propose a fix.");
        for (String column : columns) {
            screen.addColumn(fixture.choice(column));
        }
        screen.run();
    }

    /** A local model that is down, then a fast one whose answer is held. */
    private static void begin(ScriptedModel.Script script) {
        script.at(0)
                .enter("choose", null, false, "main")
                .at(0.002)
                .enter("fallback", "input.tokens 318 <= 4,000 and no code asked for", false, "main", "answer")
                .enter("retry", null, true, "main", "answer", "local")
                .enter("call", null, true, "main", "answer", "local", "local.1")
                .ask(QWEN, true, "main", "answer", "local", "local.1")
                .at(0.41);
        ChatError down = ChatError.of(
                ErrorKind.NETWORK, "Ollama could not be reached.", "localhost:11434 refused the connection.", "");
        script.fails(down, "main", "answer", "local", "local.1")
                .leave(StepOutcome.FAILED, null, down, null, null, "main", "answer", "local", "local.1")
                .leave(StepOutcome.FAILED, null, down, null, null, "main", "answer", "local")
                .enter("call", "after network", true, "main", "answer", "fast")
                .ask(FLASH, true, "main", "answer", "fast")
                .at(1.69)
                .answers(FIRST_TRY, "main", "answer", "fast");
    }

    private static void escalate(ScriptedModel.Script script) {
        script.leave(
                        StepOutcome.REJECTED,
                        "self-check 0.58, limit 0.70",
                        null,
                        Usage.of(318, 82, Basis.MEASURED),
                        Cost.of(new BigDecimal("0.0006"), Basis.MEASURED),
                        "main",
                        "answer",
                        "fast")
                .enter("call", "escalated: self-check 0.58, limit 0.70", false, "main", "answer", "reasoning")
                .ask(CLAUDE, false, "main", "answer", "reasoning")
                .at(4.86)
                .say("The doubles come from our retry, not from two payments: your endpoint answers at 12 s, our limit"
                        + " is 10 s.\n\n**Please keep retries on.** They protect you during deploys.");
    }

    private static void finish(ScriptedModel.Script script) {
        Usage last = Usage.of(318, 341, Basis.MEASURED);
        Cost cost = Cost.of(new BigDecimal("0.0074"), Basis.ESTIMATED);
        Usage sum = Usage.of(636, 423, Basis.MEASURED);
        Cost all = Cost.of(new BigDecimal("0.0080"), Basis.ESTIMATED);
        script.at(8.78)
                .answers("The doubles come from our retry.", "main", "answer", "reasoning")
                .leave(StepOutcome.ANSWERED, null, null, last, cost, "main", "answer", "reasoning")
                .leave(StepOutcome.ANSWERED, null, null, sum, all, "main", "answer")
                .leave(StepOutcome.ANSWERED, null, null, sum, all, "main")
                .at(8.79)
                .done(636, 423, 61, "0.0080");
    }

    private void settle(double seconds) {
        fixture.clock(seconds);
        fixture.pulse();
        screen.tick();
    }
}
