package dev.trivium.app;

import static dev.trivium.app.FrameMeter.fx;
import static dev.trivium.app.FrameMeter.pause;

import dev.trivium.app.FrameMeter.Frames;
import dev.trivium.app.command.CommandKeys;
import dev.trivium.app.compare.AnswerMode;
import dev.trivium.app.compare.CompareCommands;
import dev.trivium.app.compare.CompareFixture;
import dev.trivium.app.compare.CompareServices;
import dev.trivium.app.compare.CompareTools;
import dev.trivium.app.compare.CompareView;
import dev.trivium.app.compare.CompareViewModel;
import dev.trivium.app.compare.ScriptedModel;
import dev.trivium.app.controls.Slots;
import dev.trivium.app.controls.UiExecutor;
import dev.trivium.app.controls.markdown.MarkdownView;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import javafx.application.Platform;
import javafx.event.Event;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.stage.Stage;
import org.fxmisc.richtext.StyleClassedTextArea;

/**
 * Measures the frames of the real Compare screen: idle, eight columns that stream 100 tokens/s each, and an answer of 1 MB
 * that is opened, scrolled and searched, as Markdown and as its source. Prints milliseconds and ratios. Seconds of
 * streaming are the one argument (60 if none). Run it as CONTRIBUTING.md says.
 */
public final class FrameBenchmark {

    private static final int COLUMNS = 8;
    private static final int TOKENS_PER_SECOND = 100;
    private static final int LONG = 1_000_000;

    private static Stage stage;

    private FrameBenchmark() {}

    public static void main(String[] arguments) throws Exception {
        int seconds = arguments.length == 0 ? 60 : Integer.parseInt(arguments[0]);
        CountDownLatch started = new CountDownLatch(1);
        Platform.startup(started::countDown);
        started.await();
        Platform.setImplicitExit(false);
        ExecutorService background = Executors.newSingleThreadExecutor();
        fx(() -> stage = new Stage());
        streaming(seconds, background);
        longAnswer(background);
        fx(stage::hide);
        System.exit(0);
    }

    private static void streaming(int seconds, Executor background) throws Exception {
        CompareFixture fixture = new CompareFixture();
        List<String> addresses = new ArrayList<>();
        for (int i = 0; i < COLUMNS; i++) {
            addresses.add("bench/model-" + i);
            fixture.model(addresses.get(i), "model " + i, false, script -> {});
        }
        CompareViewModel[] model = new CompareViewModel[1];
        fx(() -> show(fixture, background, addresses, model));
        pause(3_000);
        FrameMeter meter = new FrameMeter();
        fx(meter::start);
        Frames idle = meter.during(() -> pause(Math.min(10, seconds) * 1_000L));
        fx(() -> model[0].run());
        pause(1_000);
        List<String> tokens = tokens(seconds * TOKENS_PER_SECOND);
        List<Long> heap = new ArrayList<>();
        CountDownLatch done = stream(fixture, addresses, tokens);
        Frames busy = Frames.NONE;
        for (int quarter = 0; quarter < 4; quarter++) {
            busy = busy.and(meter.during(() -> done.await(seconds * 250L, TimeUnit.MILLISECONDS)));
            heap.add(live());
        }
        done.await();
        pause(1_000);
        fx(meter::stop);
        String sent = String.join("", tokens);
        fx(() -> System.out.println("text of all columns as sent: "
                + model[0].columns().stream()
                        .allMatch(column -> column.answerText().equals(sent))));
        idle.print("idle");
        busy.print("8 columns streaming");
        System.out.printf(
                Locale.ROOT,
                "p99 between frames, streaming to idle: %.2f (limit 2)%n",
                busy.clock(0.99) / idle.clock(0.99));
        System.out.println("heap after a collection, MB, at the end of each quarter: " + heap);
    }

    /** Begins to stream; the latch opens at the end. */
    private static CountDownLatch stream(CompareFixture fixture, List<String> addresses, List<String> tokens) {
        ScheduledExecutorService clock = Executors.newScheduledThreadPool(2);
        CountDownLatch done = new CountDownLatch(COLUMNS);
        for (String address : addresses) {
            ScriptedModel.Script script = fixture.model(address).script();
            int[] next = {0};
            clock.scheduleAtFixedRate(
                    () -> {
                        if (next[0] < tokens.size()) {
                            script.at(next[0] / (double) TOKENS_PER_SECOND).say(tokens.get(next[0]++));
                        } else if (!script.ended()) {
                            script.done(10, tokens.size(), 0, "0.01");
                            done.countDown();
                        }
                    },
                    0,
                    1_000_000 / TOKENS_PER_SECOND,
                    TimeUnit.MICROSECONDS);
        }
        return done;
    }

    /** Megabytes that are still in use after a collection; between two measurements, because it stops everything. */
    private static long live() {
        System.gc();
        Runtime runtime = Runtime.getRuntime();
        return (runtime.totalMemory() - runtime.freeMemory()) / 1_000_000;
    }

    private static void longAnswer(Executor background) throws Exception {
        StringBuilder text = new StringBuilder();
        while (text.length() < LONG) {
            text.append("### Part ")
                    .append(text.length())
                    .append("\n\n")
                    .append(AnswerSamples.TWO)
                    .append("\n\n");
        }
        CompareFixture fixture = new CompareFixture()
                .model(
                        "bench/long",
                        "long",
                        false,
                        script -> script.at(1).say(text.toString()).at(2).done(10, 250_000, 0, "0.01"))
                .model(
                        "bench/short",
                        "short",
                        false,
                        script -> script.at(1).say("Short.").at(2).done(10, 2, 0, "0.01"));
        CompareView[] view = new CompareView[1];
        CompareViewModel[] model = new CompareViewModel[1];
        fx(() -> view[0] = show(fixture, background, List.of("bench/long", "bench/short"), model));
        pause(2_000);
        FrameMeter meter = new FrameMeter();
        fx(meter::start);
        meter.during(() -> {
                    fx(() -> model[0].run());
                    drawn(view[0]);
                })
                .print("1 MB as Markdown, opening");
        meter.during(() -> scrollMarkdown(view[0])).print("1 MB as Markdown, scrolling");
        meter.during(() -> search(view[0])).print("1 MB as Markdown, searching");
        meter.during(() -> {
                    fx(() -> view[0].answers().modeProperty().set(AnswerMode.RAW));
                    pause(3_000);
                })
                .print("1 MB as source, opening");
        meter.during(() -> scrollSource(view[0])).print("1 MB as source, scrolling");
        meter.during(() -> search(view[0])).print("1 MB as source, searching");
        fx(meter::stop);
    }

    private static void drawn(CompareView view) throws Exception {
        MarkdownView answer = (MarkdownView) view.lookup("#compare-column-0-answer .markdown");
        boolean[] done = {false};
        while (!done[0]) {
            pause(100);
            fx(() -> done[0] = answer.isDrawn() && !answer.text().isEmpty());
        }
        pause(1_000);
    }

    private static void scrollMarkdown(CompareView view) throws Exception {
        ScrollPane pane = (ScrollPane) view.lookup("#compare-column-0-scroll");
        for (int i = 0; i <= 200; i++) {
            double share = i / 200.0;
            fx(() -> pane.setVvalue(share));
            pause(20);
        }
    }

    private static void scrollSource(CompareView view) throws Exception {
        StyleClassedTextArea area = (StyleClassedTextArea) view.lookup("#compare-column-0-raw");
        for (int i = 0; i <= 200; i++) {
            double share = i / 200.0;
            fx(() -> area.scrollYToPixel(share * area.getTotalHeightEstimate()));
            pause(20);
        }
    }

    private static void search(CompareView view) throws Exception {
        fx(() -> {
            view.lookup("#compare-column-0").requestFocus();
            Event.fireEvent(
                    view.lookup("#compare-column-0"),
                    new KeyEvent(KeyEvent.KEY_PRESSED, "", "", KeyCode.F, false, true, false, false));
        });
        for (String typed : List.of("u", "un", "uni", "uniq", "unique", "e")) {
            fx(() -> ((TextField) view.lookup("#compare-column-0-find-field")).setText(typed));
            pause(200);
        }
        for (int i = 0; i < 30; i++) {
            fx(() -> ((Button) view.lookup("#compare-column-0-find-next")).fire());
            pause(50);
        }
    }

    private static CompareView show(
            CompareFixture fixture, Executor background, List<String> addresses, CompareViewModel[] made) {
        Slots slots = new Slots();
        UiExecutor ui = new UiExecutor();
        CompareServices plain = fixture.services(slots, ui.pulses());
        CompareViewModel model = new CompareViewModel(new CompareServices(
                plain.models(),
                plain.lookup(),
                plain.comparisons(),
                plain.estimator(),
                plain.prompts(),
                slots,
                background,
                background,
                ui,
                ui.pulses(),
                plain.nanos()));
        addresses.forEach(address -> model.addColumn(fixture.choice(address)));
        model.prompt().userProperty().set("Go.");
        CompareTools tools = fixture.tools(slots);
        CompareView view = new CompareView(
                model, new CompareTools(slots, tools.answers(), tools.clipboard(), () -> background, ui));
        Scene scene = new Scene(view, 1440, 860);
        new ThemeManager(Theme.LIGHT).dress(scene);
        scene.addEventFilter(KeyEvent.KEY_PRESSED, new CommandKeys(new CompareCommands(model, view)::all)::on);
        view.attach();
        stage.setScene(scene);
        stage.show();
        made[0] = model;
        return view;
    }

    private static List<String> tokens(int count) {
        List<String> tokens = new ArrayList<>();
        String text = AnswerSamples.TWO + "\n\n| a | b |\n|---|---|\n| one | two |\n| three | four |\n\n";
        for (int at = 0; tokens.size() < count; at = (at + 4) % text.length()) {
            tokens.add(text.substring(at, Math.min(text.length(), at + 4)));
            at = at + 4 >= text.length() ? -4 : at;
        }
        return tokens;
    }
}
