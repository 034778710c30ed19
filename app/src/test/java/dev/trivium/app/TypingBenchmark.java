package dev.trivium.app;

import dev.trivium.app.compare.CompareFixture;
import dev.trivium.app.compare.CompareServices;
import dev.trivium.app.compare.CompareTools;
import dev.trivium.app.compare.CompareView;
import dev.trivium.app.compare.CompareViewModel;
import dev.trivium.app.controls.Slots;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import javafx.application.Platform;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.event.Event;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.stage.Stage;

/**
 * How long a key in a prompt of 50,000 characters keeps the FX thread: the key itself, its layout, and the styling of
 * what the search for marks found, which is done for every key here though the window waits for a pause. The time of
 * the thread says what the program costs; the time of the clock says also what else the machine does.
 *
 * <p>Run it with {@code mvn -q install -DskipTests}, then {@code mvn -q -pl app test-compile exec:java -Dexec.skip=false
 * -Dexec.classpathScope=test -Dexec.mainClass=dev.trivium.app.TypingBenchmark}, on a machine without a display with
 * {@code -Dprism.order=sw -Dglass.platform=Monocle -Dmonocle.platform=Headless}.
 */
public final class TypingBenchmark {

    private static final int LENGTH = 50_000;
    private static final int WARM_UP = 300;
    private static final int KEYS = 1_000;
    private static final String TYPED = "word {{name}} and {{#if x}}y{{/if}}\n";

    private static final ThreadMXBean CPU = ManagementFactory.getThreadMXBean();

    private TypingBenchmark() {}

    public static void main(String[] args) throws Exception {
        CountDownLatch started = new CountDownLatch(1);
        Platform.startup(started::countDown);
        started.await();
        ExecutorService background = Executors.newSingleThreadExecutor();
        Scene[] scene = new Scene[1];
        onFx(() -> scene[0] = open(background));
        Node area = scene[0].lookup("#compare-user");
        double[] clock = new double[KEYS];
        double[] thread = new double[KEYS];
        for (int i = -WARM_UP; i < KEYS; i++) {
            String character = String.valueOf(TYPED.charAt(Math.floorMod(i, TYPED.length())));
            long[] before = new long[1];
            long[] after = new long[1];
            onFx(() -> before[0] = CPU.getCurrentThreadCpuTime());
            long taken = onFx(() -> type(scene[0], area, character.equals("\n") ? "\r" : character));
            background.submit(() -> {}).get();
            taken += onFx(() -> {
                layout(scene[0]);
                after[0] = CPU.getCurrentThreadCpuTime();
            });
            if (i >= 0) {
                clock[i] = taken / 1e6;
                thread[i] = (after[0] - before[0]) / 1e6;
            }
        }
        print("time of the FX thread", thread);
        print("time of the clock", clock);
        background.shutdown();
        Platform.exit();
    }

    private static void print(String what, double[] millis) {
        Arrays.sort(millis);
        System.out.printf(
                "Typing amid %,d characters, %,d keys, %s: p50 %.2f ms, p95 %.2f ms, p99 %.2f ms, most %.2f ms"
                        + " (limit 16 ms)%n",
                LENGTH,
                KEYS,
                what,
                millis[KEYS / 2],
                millis[KEYS * 95 / 100],
                millis[KEYS * 99 / 100],
                millis[KEYS - 1]);
    }

    private static Scene open(ExecutorService background) {
        CompareFixture fixture = new CompareFixture().model("a/one", "One", false, script -> {});
        Slots slots = new Slots();
        CompareServices plain = fixture.services(slots, Platform::runLater);
        CompareServices services = new CompareServices(
                plain.models(),
                plain.lookup(),
                plain.comparisons(),
                plain.estimator(),
                plain.prompts(),
                slots,
                background,
                background,
                Platform::runLater,
                Platform::runLater,
                System::nanoTime);
        CompareViewModel model = new CompareViewModel(services);
        CompareTools tools = fixture.tools(slots);
        CompareView view = new CompareView(
                model,
                new CompareTools(slots, tools.answers(), tools.clipboard(), () -> background, Platform::runLater));
        model.addColumn(fixture.choice("a/one"));
        StringBuilder text = new StringBuilder();
        for (int line = 0; text.length() < LENGTH; line++) {
            text.append("Line ")
                    .append(line)
                    .append(" of a long prompt for {{name}}: {{#if x}}say {{detail}}{{/if}} now.\n");
        }
        model.prompt().userProperty().set(text.substring(0, LENGTH));
        StatusSource status = new StatusSource(
                "Benchmark", model.callsProperty(), new SimpleStringProperty(""), new SimpleStringProperty(""));
        Scene scene = new Scene(
                new Shell(List.of(SampleScreen.compare(view)), status, new SimpleBooleanProperty(), () -> {}),
                1440,
                900);
        new ThemeManager(Theme.LIGHT).dress(scene);
        scene.getRoot().applyCss();
        view.attach();
        Stage stage = new Stage();
        stage.setScene(scene);
        stage.show();
        view.focusPrompt();
        org.fxmisc.richtext.StyleClassedTextArea area =
                (org.fxmisc.richtext.StyleClassedTextArea) scene.lookup("#compare-user");
        area.moveTo(LENGTH / 2);
        area.requestFollowCaret();
        return scene;
    }

    private static void type(Scene scene, Node area, String character) {
        if (character.equals("\r")) {
            Event.fireEvent(
                    area, new KeyEvent(KeyEvent.KEY_PRESSED, "\r", "", KeyCode.ENTER, false, false, false, false));
        } else {
            Event.fireEvent(
                    area,
                    new KeyEvent(KeyEvent.KEY_TYPED, character, "", KeyCode.UNDEFINED, false, false, false, false));
        }
        layout(scene);
    }

    private static void layout(Scene scene) {
        scene.getRoot().applyCss();
        scene.getRoot().layout();
    }

    /** Runs everything that waits on the FX thread before it too, and counts the time of all of it. */
    private static long onFx(Runnable task) throws InterruptedException {
        CountDownLatch done = new CountDownLatch(1);
        long start = System.nanoTime();
        Platform.runLater(() -> {
            task.run();
            done.countDown();
        });
        done.await();
        return System.nanoTime() - start;
    }
}
