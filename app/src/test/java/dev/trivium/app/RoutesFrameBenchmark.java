package dev.trivium.app;

import static dev.trivium.app.FrameMeter.fx;
import static dev.trivium.app.FrameMeter.pause;

import dev.trivium.app.FrameMeter.Frames;
import dev.trivium.workspace.Environment;
import dev.trivium.workspace.Workspace;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.CountDownLatch;
import javafx.application.Platform;
import javafx.event.Event;
import javafx.event.EventType;
import javafx.scene.Node;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.ScrollEvent;
import javafx.stage.Stage;

/**
 * Measures the frames of the real Routes screen with a route of 200 steps: idle, and while its canvas is panned. Prints
 * milliseconds and the ratio. Run it as {@link FrameBenchmark}.
 */
public final class RoutesFrameBenchmark {

    private static final int CONDITIONS = 50;
    private static final int PANS = 500;

    private RoutesFrameBenchmark() {}

    public static void main(String[] arguments) throws Exception {
        CountDownLatch started = new CountDownLatch(1);
        Platform.startup(started::countDown);
        started.await();
        Platform.setImplicitExit(false);
        Path folder = Files.createTempDirectory("route-benchmark");
        Workspace.sample(folder);
        Files.writeString(folder.resolve("routes/a-large.route.yaml"), RouteSamples.conditions(CONDITIONS));
        OpenWorkspace opened = OpenWorkspace.of(Workspace.open(folder, Environment.system()));
        Stage[] stage = new Stage[1];
        fx(() -> {
            stage[0] = new Stage();
            new MainWindow(opened, UserSettings.inMemory()).show(stage[0]);
            Event.fireEvent(
                    stage[0].getScene().getRoot(),
                    new KeyEvent(KeyEvent.KEY_PRESSED, "", "", KeyCode.DIGIT3, false, true, false, false));
        });
        pause(4_000);
        Node canvas = stage[0].getScene().lookup("#route-canvas");
        long boxes = canvas.lookupAll(".tv-route-node").size();
        FrameMeter meter = new FrameMeter();
        fx(meter::start);
        pan(canvas, 100);
        Frames idle = meter.during(() -> pause(10_000));
        Frames busy = meter.during(() -> pan(canvas, PANS));
        fx(meter::stop);
        System.out.println("boxes on the canvas: " + boxes);
        idle.print("idle");
        busy.print("panning");
        System.out.printf(
                Locale.ROOT,
                "p99 between frames, ms: idle %.2f, panning %.2f, ratio %.2f (limit 2)%n",
                idle.clock(0.99),
                busy.clock(0.99),
                busy.clock(0.99) / idle.clock(0.99));
        System.exit(0);
    }

    /** To and fro, 20 ms between one turn of the wheel and the next. */
    private static void pan(Node canvas, int times) throws Exception {
        for (int i = 0; i < times; i++) {
            double step = i % 100 < 50 ? -24 : 24;
            fx(() -> Event.fireEvent(canvas, wheel(ScrollEvent.SCROLL, step)));
            pause(20);
        }
    }

    private static ScrollEvent wheel(EventType<ScrollEvent> type, double step) {
        return new ScrollEvent(
                type,
                400,
                300,
                400,
                300,
                false,
                false,
                false,
                false,
                false,
                false,
                step,
                step,
                step,
                step,
                ScrollEvent.HorizontalTextScrollUnits.NONE,
                0,
                ScrollEvent.VerticalTextScrollUnits.NONE,
                0,
                0,
                null);
    }
}
