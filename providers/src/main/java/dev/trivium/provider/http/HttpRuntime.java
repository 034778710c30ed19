package dev.trivium.provider.http;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.DoubleSupplier;
import okhttp3.ConnectionPool;
import okhttp3.OkHttpClient;

/**
 * What all connections share: sockets, threads, and the time that waits are made of. One for a process; safe for
 * several threads. Closing it lets running calls end by themselves and starts no more.
 */
public final class HttpRuntime implements AutoCloseable {

    /** Waits, so that a test can make time pass without passing it. */
    public interface Pause {

        /** Waits until the time is over or the latch opens; whether the latch is open. */
        boolean await(CountDownLatch wake, Duration delay) throws InterruptedException;

        /** A monotonic clock that these waits advance. */
        long nanos();
    }

    private final OkHttpClient client;
    private final ExecutorService executor;
    private final ScheduledThreadPoolExecutor timer;
    private final Pause pause;
    private final DoubleSupplier random;

    public HttpRuntime() {
        this(new RealPause(), () -> ThreadLocalRandom.current().nextDouble());
    }

    /** @param random from 0 (inclusive) to 1 (exclusive), for the jitter of retries */
    public HttpRuntime(Pause pause, DoubleSupplier random) {
        this.pause = pause;
        this.random = random;
        this.executor = Executors.newCachedThreadPool(daemons("trivium-call-"));
        this.timer = new ScheduledThreadPoolExecutor(1, daemons("trivium-timer-"));
        this.timer.setRemoveOnCancelPolicy(true);
        // Redirects and retries are decided here, where keys, private addresses and what has been shown are known.
        this.client = new OkHttpClient.Builder()
                .connectionPool(new ConnectionPool(16, 2, TimeUnit.MINUTES))
                .followRedirects(false)
                .followSslRedirects(false)
                .retryOnConnectionFailure(false)
                .readTimeout(Duration.ZERO)
                .writeTimeout(Duration.ZERO)
                .callTimeout(Duration.ZERO)
                .build();
    }

    OkHttpClient client() {
        return client;
    }

    ExecutorService executor() {
        return executor;
    }

    ScheduledThreadPoolExecutor timer() {
        return timer;
    }

    Pause pause() {
        return pause;
    }

    double random() {
        return random.getAsDouble();
    }

    @Override
    public void close() {
        executor.shutdown();
        timer.setExecuteExistingDelayedTasksAfterShutdownPolicy(true);
        timer.shutdown();
        client.connectionPool().evictAll();
    }

    private static ThreadFactory daemons(String prefix) {
        AtomicInteger number = new AtomicInteger();
        return task -> {
            Thread thread = new Thread(task, prefix + number.incrementAndGet());
            thread.setDaemon(true);
            return thread;
        };
    }

    private static final class RealPause implements Pause {
        @Override
        public boolean await(CountDownLatch wake, Duration delay) throws InterruptedException {
            return wake.await(delay.toNanos(), TimeUnit.NANOSECONDS);
        }

        @Override
        public long nanos() {
            return System.nanoTime();
        }
    }
}
