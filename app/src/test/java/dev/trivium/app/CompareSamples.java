package dev.trivium.app;

import dev.trivium.app.compare.CompareFixture;
import dev.trivium.app.compare.CompareViewModel;
import dev.trivium.app.compare.ScriptedModel;
import dev.trivium.app.controls.Slots;
import dev.trivium.chat.ChatError;
import dev.trivium.chat.ErrorKind;
import dev.trivium.chat.ModelAddress;
import dev.trivium.chat.Parameters;
import java.time.Duration;
import java.util.List;

/** The Compare screen's states as the pictures show them; every time and figure is made up and stays the same. */
final class CompareSamples {

    private static final String GPT = "openai/gpt-5.5";
    private static final String CLAUDE = "anthropic/claude-opus-4.6";
    private static final String QWEN = "ollama/qwen3:32b";
    private static final String ROUTE = "route/support-hybrid";

    private static final String REPLY_ONE = """
            ### Why it happens

            Your handler replies after 12 s. Fernway waits 10 s, marks the delivery as failed and sends the event \
            again.

            **Keep retries on.** Without them, one deploy or network drop loses a payment for good.

            ### Fix

            Store the event `id`, reply at once, and ship from a worker:

            ```python
            @app.post("/hooks")
            async def hook(ev: Event):
                # answer first, ship later
                if await db.one(ADD_ONCE):
                    queue.enqueue(ship, ev)
                return Response(200)
            ```

            The unique key makes the second delivery a no-op.

            Noor, Fernway support""";

    private static final String REPLY_TWO = """
            Hi, thanks for the log excerpt. It shows the cause clearly.

            Each event is delivered once, then **retried 10 s later** because no reply had come. Your 200 arrives at \
            about 12 s, too late to count.

            ### Should we switch off retries?

            We advise against it. Retries are the only thing that saves an event when your service restarts. You \
            would trade double shipments for lost orders.

            1. Insert the event id into a table with a unique key.
            2. Reply 200 before building the""";

    private static final String REPLY_ROUTE = """
            The doubles come from our retry, not from two payments: your endpoint answers at 12 s, our limit is 10 s.

            **Please keep retries on.** They protect you during deploys.

            1. Save `event.id` under a unique key.
            2. Return 200 straight away.
            3. Build the invoice and ship from a background job.

            ```sql
            CREATE TABLE events (
              id text PRIMARY KEY,
              seen timestamptz DEFAULT now());
            ```""";

    private final CompareFixture fixture;
    private final CompareViewModel screen;

    CompareSamples(CompareFixture fixture, Slots slots) {
        this.fixture = fixture;
        fixture.model(GPT, "gpt-5.5", false, CompareSamples::gptAnswers)
                .model(CLAUDE, "claude-opus-4.6", false, script -> {})
                .model(QWEN, "qwen3:32b", false, script -> {})
                .model(ROUTE, "support-hybrid", false, CompareSamples::routeAnswers)
                .model("demo-openai/fast", "Demo Fast", true, CompareSamples::demoFast)
                .model("demo-anthropic/thorough", "Demo Thorough", true, CompareSamples::demoThorough)
                .model("route/demo", "Demo Route", true, CompareSamples::demoRoute)
                .model("google/gemini-3-pro", "gemini-3-pro", false, CompareSamples::gptAnswers)
                .model("google/gemini-3-flash", "gemini-3-flash", false, CompareSamples::gptAnswers)
                .model("mistral/large", "mistral-large", false, CompareSamples::gptAnswers);
        screen = fixture.screen(slots);
    }

    CompareViewModel screen() {
        return screen;
    }

    void empty() {}

    void firstRun() {
        screen.prompt().nameProperty().set("Refund answer");
        screen.prompt().systemProperty().set("You answer customers of a small software company, kindly and briefly.");
        screen.prompt().setValue("product", "Fernway Plus, yearly");
        screen.prompt().userProperty().set("""
                        A customer asks for a refund 31 days after buying {{product}}. Our terms allow 30 days.

                        Write a short, kind answer. Offer one thing we can do instead.""");
        screen.parameters().set(Parameters.NONE.withTemperature(0.2).withMaxTokens(512));
        add("demo-openai/fast", "demo-anthropic/thorough", "route/demo");
        screen.run();
        settle(6);
    }

    void running() {
        four();
        screen.run();
        streamClaude();
        fixture.model(QWEN)
                .script()
                .at(0.4)
                .waiting(
                        Duration.ofSeconds(12),
                        2,
                        4,
                        ChatError.of(
                                ErrorKind.RATE_LIMIT, "Ollama is limiting calls.", "60 per minute are allowed.", ""));
        settle(4.1);
    }

    void done() {
        four();
        screen.run();
        streamClaude();
        fixture.model(CLAUDE)
                .script()
                .at(6.71)
                .say(" invoice.\n\nNoor, Fernway support")
                .done(318, 341, 40, "0.0101");
        fixture.model(QWEN)
                .script()
                .at(0.9)
                .say("Your endpoint answers too late. Reply first, work afterwards, and store each event id once.")
                .at(1.8)
                .done(322, 24, 0, "0.0000");
        settle(9);
    }

    void failed() {
        four();
        screen.run();
        streamClaude();
        fixture.model(CLAUDE)
                .script()
                .at(4.4)
                .fail(
                        ChatError.of(
                                        ErrorKind.TRUNCATED,
                                        "The answer broke off.",
                                        "Anthropic closed the connection before the end mark.",
                                        "Try again; what had come is kept above.")
                                .withProvider(null, 200, "req_011CQ7vT"),
                        1);
        fixture.model(QWEN)
                .script()
                .at(0.9)
                .fail(
                        ChatError.of(
                                        ErrorKind.SERVER,
                                        "Ollama could not load qwen3:32b.",
                                        "The model needs about 20 GB of memory; 14.3 GB is free.",
                                        "Unload llama3.3:8b, which is idle, or use a smaller quantisation.")
                                .withProvider(
                                        "model requires more system memory (20.1 GiB) than is available (14.3 GiB)",
                                        500,
                                        null),
                        2);
        settle(9);
    }

    void stopped() {
        four();
        screen.run();
        streamClaude();
        settle(4.1);
        screen.stop();
        settle(4.1);
        screen.parameters().fields().get(0).textProperty().set("warm");
    }

    void many() {
        four();
        add("google/gemini-3-pro", "google/gemini-3-flash", "mistral/large");
        screen.run();
        settle(9);
    }

    private void four() {
        screen.prompt().nameProperty().set("Duplicate webhooks");
        screen.prompt().systemProperty().set("You are a support engineer at Fernway. Be exact and kind.");
        screen.prompt().setValue("plan", "Growth");
        screen.prompt().setValue("stack", "FastAPI + Postgres");
        screen.prompt().setValue("agent", "Noor, Fernway support");
        screen.prompt().userProperty().set("""
                        Our {{plan}} customer writes:

                        "Since Tuesday we get every payment.succeeded webhook twice, and our shop ships each order two \
                        times. We answer 200 after about 12 seconds because we build the invoice first. Your docs say \
                        the timeout is 10 s. Can you switch off retries for us?"

                        Explain the cause, say whether switching off retries is a good idea, and propose a fix for \
                        their {{stack}} service. Sign as {{agent}}.""");
        screen.parameters()
                .set(Parameters.NONE
                        .withTemperature(0.2)
                        .withMaxTokens(1024)
                        .withTopP(1.0)
                        .withSeed(7L));
        add(GPT, CLAUDE, QWEN, ROUTE);
    }

    private void add(String... addresses) {
        List.of(addresses).forEach(address -> screen.addColumn(fixture.choice(address)));
    }

    private void settle(double seconds) {
        fixture.clock(seconds);
        fixture.pulse();
        screen.tick();
    }

    private void streamClaude() {
        fixture.model(CLAUDE)
                .script()
                .at(0.5)
                .think("The log shows two deliveries of one event, ten seconds apart.")
                .at(1.4)
                .think(" The timeout explains it.")
                .at(1.62)
                .say(REPLY_TWO);
    }

    private static void gptAnswers(ScriptedModel.Script script) {
        script.at(2.1)
                .think("Their handler is slower than our timeout.")
                .at(2.44)
                .say(REPLY_ONE);
        script.at(5.98).done(318, 277, 96, "0.0044");
    }

    private static void routeAnswers(ScriptedModel.Script script) {
        script.at(0.1).step("fast", "call", null, ModelAddress.parse("google/gemini-3-flash"), true);
        script.at(2.0)
                .step(
                        "reasoning",
                        "call",
                        "escalated to claude-opus-4.6: the fast model was limited",
                        ModelAddress.parse(CLAUDE),
                        false);
        script.at(3.6).think("A late answer counts as none.").at(4.86).say(REPLY_ROUTE);
        script.at(8.79).done(636, 423, 61, "0.0080");
    }

    private static void demoFast(ScriptedModel.Script script) {
        script.at(0.2)
                .think("Short and kind.")
                .at(0.31)
                .say("Hi Sam, our refund window closed yesterday, so I cannot refund the full year. I can switch you to"
                        + " monthly and keep the rest of the year as credit.");
        script.at(1.12).done(134, 96, 0, "0");
    }

    private static void demoThorough(ScriptedModel.Script script) {
        script.at(2.8)
                .think("One day over; be generous where the terms allow it.")
                .at(2.96)
                .say("""
                Hi Sam, thanks for writing.

                You are one day past our 30 days, and I know that feels narrow. I cannot refund the year, but I do \
                not want you to pay for something you no longer use.

                I can give you credit for the 334 unused days, valid for two years.""");
        script.at(5.4).done(134, 149, 22, "0");
    }

    private static void demoRoute(ScriptedModel.Script script) {
        script.at(0.04)
                .step(
                        "short",
                        "call",
                        "134 input tokens, limit 500: the fast model answers",
                        ModelAddress.parse("demo-openai/fast"),
                        false);
        script.at(0.35)
                .say("Hi Sam, our refund window closed yesterday, so I cannot refund the full year."
                        + " I can switch you to monthly and keep the rest of the year as credit.");
        script.at(1.19).done(134, 96, 0, "0");
    }
}
