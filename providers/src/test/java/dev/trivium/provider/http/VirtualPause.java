package dev.trivium.provider.http;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicLong;

/** Time that passes at once when somebody waits for it. */
final class VirtualPause implements HttpRuntime.Pause {

    final List<Duration> waits = new CopyOnWriteArrayList<>();
    private final AtomicLong now = new AtomicLong();

    @Override
    public boolean await(CountDownLatch wake, Duration delay) {
        waits.add(delay);
        now.addAndGet(delay.toNanos());
        return wake.getCount() == 0;
    }

    @Override
    public long nanos() {
        return now.get();
    }
}
