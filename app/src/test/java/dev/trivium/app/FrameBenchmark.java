package dev.trivium.app;

import dev.trivium.app.command.CommandKeys;
import dev.trivium.app.compare.AnswerMode;
import dev.trivium.app.compare.CompareCommands;
import dev.trivium.app.compare.CompareFixture;
import dev.trivium.app.compare.CompareView;
import dev.trivium.app.compare.CompareViewModel;
import dev.trivium.app.compare.ScriptedModel;
import dev.trivium.app.controls.Slots;
import dev.trivium.app.controls.UiExecutor;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.ToDoubleFunction;
import javafx.animation.AnimationTimer;
import javafx.application.Platform;
import javafx.scene.Scene;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.stage.Stage;

/**
 * Measures the time between frames of the real Compare screen: idle, eight columns that stream 100 tokens/s each, and an
 * answer of 1 MB that is opened, scrolled and searched. Prints milliseconds and ratios. Seconds of streaming are the one
 * argument (60 if none). Run it as CONTRIBUTING.md says.
 */
public final class FrameBenchmark {

    private static final int COLUMNS = 8;
    private static final int TOKENS_PER_SECOND = 100;
    private static final int LONG = 1_000_000;

    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    /** One frame: how long after the one before, and how much of that the FX thread worked; milliseconds. */
    private record Frame(double wall, double work) {}

    private static final List<Frame> FRAMES = new ArrayList<>();
    private static Stage stage;
    private static long last;
    private static long lastWork;

    private FrameBenchmark() {}

    public static void main(String[] arguments) throws Exception {
        int seconds = arguments.length == 0 ? 60 : Integer.parseInt(arguments[0]);
        CountDownLatch started = new CountDownLatch(1);
        Platform.startup(started::countDown);
        started.await();
        Platform.setImplicitExit(false);
        fx(() -> {
            stage = new Stage();
            new AnimationTimer() {
                @Override
                public void handle(long now) {
                    long real = System.nanoTime();
                    long work = THREADS.getCurrentThreadCpuTime();
                    if (last != 0) {
                        FRAMES.add(new Frame((real - last) / 1e6, (work - lastWork) / 1e6));
                    }
                    last = real;
                    lastWork = work;
                }
            }.start();
        });
        streaming(seconds);
        longAnswer(AnswerMode.RENDERED);
        longAnswer(AnswerMode.RAW);
        fx(stage::hide);
        System.exit(0);
    }

    private static void streaming(int seconds) throws Exception {
        CompareFixture fixture = new CompareFixture();
        Slots slots = new Slots();
        UiExecutor ui = new UiExecutor();
        CompareViewModel[] model = new CompareViewModel[1];
        List<String> addresses = new ArrayList<>();
        for (int i = 0; i < COLUMNS; i++) {
            addresses.add("bench/model-" + i);
            fixture.model(addresses.get(i), "model " + i, false, script -> {});
        }
        fx(() -> {
            model[0] = new CompareViewModel(fixture.services(slots, ui.pulses()));
            addresses.forEach(address -> model[0].addColumn(fixture.choice(address)));
            model[0].prompt().userProperty().set("Go.");
            show(new CompareView(model[0], fixture.tools(slots)), model[0]);
        });
        pause(3_000);
        List<Frame> idle = measured(() -> pause(Math.min(10, seconds) * 1_000L));
        fx(() -> model[0].run());
        List<String> tokens = tokens(seconds * TOKENS_PER_SECOND);
        List<Long> heap = new ArrayList<>();
        List<Frame> busy = measured(() -> stream(fixture, addresses, tokens, heap));
        pause(1_000);
        String sent = String.join("", tokens);
        fx(() -> {
            boolean same = model[0].columns().stream()
                    .allMatch(column -> column.answerText().equals(sent));
            System.out.println("text of all columns as sent: " + same);
        });
        print("idle", idle);
        print("8 columns streaming", busy);
        System.out.printf(
                Locale.ROOT,
                "p99 ratio streaming to idle: %.2f%n",
                percentile(busy, Frame::wall, 0.99) / percentile(idle, Frame::wall, 0.99));
        System.out.println("heap in use, MB, at each quarter: " + heap);
    }

    private static void stream(CompareFixture fixture, List<String> addresses, List<String> tokens, List<Long> heap)
            throws Exception {
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
        long quarter = tokens.size() * 1_000L / TOKENS_PER_SECOND / 4;
        for (int i = 0; i < 4; i++) {
            done.await(quarter, TimeUnit.MILLISECONDS);
            Runtime runtime = Runtime.getRuntime();
            heap.add((runtime.totalMemory() - runtime.freeMemory()) / 1_000_000);
        }
        done.await();
        clock.shutdownNow();
    }

    private static void longAnswer(AnswerMode mode) throws Exception {
        StringBuilder text = new StringBuilder();
        while (text.length() < LONG) {
            text.append("### Part ")
                    .append(text.length())
                    .append("\n\n")
                    .append(AnswerSamples.TWO)
                    .append("\n\n");
        }
        CompareFixture fixture = new CompareFixture();
        Slots slots = new Slots();
        CompareView[] view = new CompareView[1];
        CompareViewModel[] model = new CompareViewModel[1];
        List<Frame> opening = measured(() -> {
            fx(() -> {
                model[0] = AnswerSamples.screen(fixture, slots, text.toString(), "Short.");
                view[0] = new CompareView(model[0], fixture.tools(slots));
                view[0].answers().modeProperty().set(mode);
                show(view[0], model[0]);
            });
            pause(mode == AnswerMode.RENDERED ? 25_000 : 8_000);
        });
        print("1 MB " + mode + ", opening", opening);
        print("1 MB " + mode + ", scrolling", measured(() -> scroll(view[0], mode)));
        print("1 MB " + mode + ", searching", measured(() -> search(view[0])));
    }

    private static void scroll(CompareView view, AnswerMode mode) throws Exception {
        for (int i = 0; i <= 200; i++) {
            double share = i / 200.0;
            fx(() -> {
                if (mode == AnswerMode.RENDERED) {
                    ((ScrollPane) view.lookup("#compare-column-0-scroll")).setVvalue(share);
                } else {
                    org.fxmisc.richtext.StyleClassedTextArea area =
                            (org.fxmisc.richtext.StyleClassedTextArea) view.lookup("#compare-column-0-raw");
                    area.scrollYToPixel(share * area.getTotalHeightEstimate());
                }
            });
            pause(20);
        }
    }

    private static void search(CompareView view) throws Exception {
        fx(() -> {
            view.lookup("#compare-column-0").requestFocus();
            javafx.event.Event.fireEvent(
                    view.lookup("#compare-column-0"),
                    new KeyEvent(KeyEvent.KEY_PRESSED, "", "", KeyCode.F, false, true, false, false));
        });
        for (String typed : List.of("u", "un", "uni", "uniq", "unique", "e")) {
            fx(() -> ((TextField) view.lookup("#compare-column-0-find-field")).setText(typed));
            pause(200);
        }
        for (int i = 0; i < 30; i++) {
            fx(() -> ((javafx.scene.control.Button) view.lookup("#compare-column-0-find-next")).fire());
            pause(50);
        }
    }

    private static void show(CompareView view, CompareViewModel model) {
        Scene scene = new Scene(view, 1440, 860);
        new ThemeManager(Theme.LIGHT).dress(scene);
        scene.addEventFilter(KeyEvent.KEY_PRESSED, new CommandKeys(new CompareCommands(model, view)::all)::on);
        view.attach();
        stage.setScene(scene);
        stage.show();
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

    private interface Step {
        void run() throws Exception;
    }

    private static List<Frame> measured(Step step) throws Exception {
        fx(FRAMES::clear);
        step.run();
        List<Frame> frames = new ArrayList<>();
        fx(() -> frames.addAll(FRAMES));
        return frames;
    }

    private static void fx(Runnable task) throws Exception {
        CountDownLatch done = new CountDownLatch(1);
        Platform.runLater(() -> {
            try {
                task.run();
            } finally {
                done.countDown();
            }
        });
        done.await();
    }

    private static void pause(long millis) throws InterruptedException {
        new CountDownLatch(1).await(millis, TimeUnit.MILLISECONDS);
    }

    private static double percentile(List<Frame> frames, ToDoubleFunction<Frame> figure, double share) {
        double[] sorted = frames.stream().mapToDouble(figure).sorted().toArray();
        return sorted.length == 0 ? 0 : sorted[(int) Math.min(sorted.length - 1, sorted.length * share)];
    }

    private static void print(String name, List<Frame> frames) {
        System.out.printf(
                Locale.ROOT,
                "%-24s frames %5d  between frames p50 %6.1f p99 %6.1f longest %6.1f  work p50 %6.1f p99 %6.1f longest %6.1f ms%n",
                name,
                frames.size(),
                percentile(frames, Frame::wall, 0.5),
                percentile(frames, Frame::wall, 0.99),
                percentile(frames, Frame::wall, 1),
                percentile(frames, Frame::work, 0.5),
                percentile(frames, Frame::work, 0.99),
                percentile(frames, Frame::work, 1));
    }
}
