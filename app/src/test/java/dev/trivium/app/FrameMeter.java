package dev.trivium.app;

import java.lang.management.GarbageCollectorMXBean;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;
import javafx.animation.AnimationTimer;
import javafx.application.Platform;

/**
 * Notes every frame of the toolkit: the clock between two frames, and how long the processor worked in it for the FX
 * thread and for the thread that renders. On a machine that others use too, the latter two say what the program costs.
 */
final class FrameMeter extends AnimationTimer {

    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    /** One frame, in milliseconds. */
    record Frame(double clock, double work, double rendering) {}

    /** The frames of one measurement, in order, and the milliseconds for which the collector of garbage stopped or ran. */
    record Frames(List<Frame> all, long collecting) {

        static final Frames NONE = new Frames(List.of(), 0);

        Frames and(Frames more) {
            return new Frames(Stream.concat(all.stream(), more.all.stream()).toList(), collecting + more.collecting);
        }

        double clock(double share) {
            return percentile(Frame::clock, share);
        }

        double work(double share) {
            return percentile(Frame::work, share);
        }

        private double percentile(ToDoubleFunction<Frame> figure, double share) {
            double[] sorted = all.stream().mapToDouble(figure).sorted().toArray();
            return sorted.length == 0 ? 0 : sorted[(int) Math.min(sorted.length - 1, sorted.length * share)];
        }

        void print(String name) {
            System.out.printf(
                    Locale.ROOT, "%s: %d frames, %d ms of garbage collection%n", name, all.size(), collecting);
            print("between frames", Frame::clock);
            print("FX thread", Frame::work);
            print("rendering", Frame::rendering);
        }

        private void print(String what, ToDoubleFunction<Frame> figure) {
            System.out.printf(
                    Locale.ROOT,
                    "    %-15s p50 %6.1f  p95 %6.1f  p99 %6.1f  longest %6.1f ms%n",
                    what,
                    percentile(figure, 0.5),
                    percentile(figure, 0.95),
                    percentile(figure, 0.99),
                    percentile(figure, 1));
        }
    }

    interface Step {
        void run() throws Exception;
    }

    private final List<Frame> frames = new ArrayList<>();
    private final long renderer;
    private long lastClock;
    private long lastWork;
    private long lastRendering;

    /** To be made once a window is shown. */
    FrameMeter() {
        renderer = Arrays.stream(THREADS.getThreadInfo(THREADS.getAllThreadIds()))
                .filter(thread -> thread != null && thread.getThreadName().startsWith("QuantumRenderer"))
                .mapToLong(thread -> thread.getThreadId())
                .findFirst()
                .orElseThrow();
    }

    @Override
    public void handle(long now) {
        long clock = System.nanoTime();
        long work = THREADS.getCurrentThreadCpuTime();
        long rendering = THREADS.getThreadCpuTime(renderer);
        if (lastClock != 0) {
            frames.add(
                    new Frame((clock - lastClock) / 1e6, (work - lastWork) / 1e6, (rendering - lastRendering) / 1e6));
        }
        lastClock = clock;
        lastWork = work;
        lastRendering = rendering;
    }

    /** Runs something on the caller's thread and gives the frames that passed meanwhile. */
    Frames during(Step step) throws Exception {
        fx(() -> {
            frames.clear();
            lastClock = 0;
        });
        long collected = collected();
        step.run();
        List<Frame> passed = new ArrayList<>();
        fx(() -> passed.addAll(frames));
        return new Frames(passed, collected() - collected);
    }

    private static long collected() {
        return ManagementFactory.getGarbageCollectorMXBeans().stream()
                .mapToLong(GarbageCollectorMXBean::getCollectionTime)
                .sum();
    }

    /** Runs a task on the FX thread and waits for its end. */
    static void fx(Runnable task) throws InterruptedException {
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

    static void pause(long millis) throws InterruptedException {
        new CountDownLatch(1).await(millis, TimeUnit.MILLISECONDS);
    }
}
