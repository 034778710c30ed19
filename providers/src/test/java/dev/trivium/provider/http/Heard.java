package dev.trivium.provider.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trivium.chat.ChatError;
import dev.trivium.chat.ChatEvent;
import dev.trivium.chat.ChatListener;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;

/** A listener that remembers, and that fails if the rules of a stream of events are broken. */
final class Heard implements ChatListener {

    private final List<ChatEvent> events = new ArrayList<>();
    private final CountDownLatch ended = new CountDownLatch(1);
    private final AtomicInteger inside = new AtomicInteger();
    private volatile String broken = "";

    @Override
    public void on(ChatEvent event) {
        if (inside.incrementAndGet() != 1) {
            broken = "two events at a time";
        }
        synchronized (events) {
            if (ended.getCount() == 0) {
                broken = "an event after the last: " + event;
            }
            events.add(event);
            events.notifyAll();
            if (event.terminal()) {
                ended.countDown();
            }
        }
        inside.decrementAndGet();
    }

    /** Waits until the call has ended; all events. */
    List<ChatEvent> all() {
        try {
            assertThat(ended.await(20, TimeUnit.SECONDS)).as("the call ends").isTrue();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
        assertThat(broken).isEmpty();
        synchronized (events) {
            assertThat(events.get(0)).isInstanceOf(ChatEvent.Opened.class);
            return List.copyOf(events);
        }
    }

    /** Waits until such an event has come. */
    void await(Predicate<ChatEvent> wanted) {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
        synchronized (events) {
            while (events.stream().noneMatch(wanted)) {
                long left = TimeUnit.NANOSECONDS.toMillis(deadline - System.nanoTime());
                assertThat(left).as("an event comes").isPositive();
                try {
                    events.wait(left);
                } catch (InterruptedException e) {
                    throw new AssertionError(e);
                }
            }
        }
    }

    ChatEvent last() {
        List<ChatEvent> all = all();
        return all.get(all.size() - 1);
    }

    ChatEvent.Failed failed() {
        assertThat(last()).isInstanceOf(ChatEvent.Failed.class);
        return (ChatEvent.Failed) last();
    }

    ChatError error() {
        return failed().error();
    }

    ChatEvent.Completed completed() {
        assertThat(last()).isInstanceOf(ChatEvent.Completed.class);
        return (ChatEvent.Completed) last();
    }

    <T extends ChatEvent> List<T> every(Class<T> type) {
        return all().stream().filter(type::isInstance).map(type::cast).toList();
    }
}
