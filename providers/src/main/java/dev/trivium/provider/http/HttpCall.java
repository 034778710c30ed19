package dev.trivium.provider.http;

import dev.trivium.chat.ChatCall;
import dev.trivium.chat.ChatError;
import dev.trivium.chat.ChatEvent;
import dev.trivium.chat.ChatRequest;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicReference;
import okhttp3.Call;
import okhttp3.Response;
import org.jspecify.annotations.Nullable;

/**
 * One call: waits for its turn, sends, reads, tries again, and ends once. It runs on one thread; cancelling and time
 * limits come from others, and end the call even if that thread hangs in a look-up of a name.
 */
final class HttpCall implements ChatCall, Runnable, Watch.Alarm {

    /** Why the call was stopped from outside; null if its answer was whole by then. */
    private record Stop(@Nullable ChatError error) {}

    /** Longer than any call; the wait ends when another call leaves. */
    private static final Duration UNTIL_WOKEN = Duration.ofHours(1);

    private final HttpConnection connection;
    private final String model;
    private final ChatRequest request;
    private final CallSink sink;
    private final Timeouts timeouts;
    private final Watch watch;
    private final Secrets secrets;
    private final long startedTick;
    private volatile CountDownLatch wake = new CountDownLatch(1);
    private volatile @Nullable Call http;
    private final AtomicReference<@Nullable Stop> stop = new AtomicReference<>();
    private volatile boolean connectTimedOut;

    HttpCall(HttpConnection connection, String model, ChatRequest request, CallSink sink) {
        this.connection = connection;
        this.model = model;
        this.request = request;
        this.sink = sink;
        Timeouts usual = connection.endpoint().timeouts();
        Duration own = request.timeout();
        this.timeouts = own == null || own.isNegative() || own.isZero() ? usual : usual.withTotal(own);
        this.watch = new Watch(timeouts, connection.runtime().timer(), this, sink.startedNanos());
        this.secrets = new Secrets(connection.endpoint());
        this.startedTick = connection.runtime().pause().nanos();
    }

    void start() {
        try {
            if (connection.enter(this)) {
                connection.runtime().executor().execute(this);
                return;
            }
        } catch (RejectedExecutionException e) {
            connection.leave(this);
        }
        end(Failures.closed());
    }

    @Override
    public void cancel() {
        stop(Failures.cancelled());
    }

    @Override
    public void timeUp(Watch.Limit limit, Duration length) {
        if (limit == Watch.Limit.CONNECT) {
            connectTimedOut = true;
            Call running = http;
            if (running != null) {
                running.cancel();
            }
            return;
        }
        stop(Failures.timeout(limit, length, connection.base()));
    }

    @Override
    public void graceOver() {
        stop(null);
    }

    @Override
    public void run() {
        sink.open();
        try {
            watch.waiting();
            tries(connection.protocol().chat(model, request));
        } catch (WireException e) {
            end(e.error());
        } catch (AttemptException e) {
            end(e.error());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            end(Failures.cancelled());
        } catch (RuntimeException e) {
            end(Failures.defect(e));
        } finally {
            watch.over();
            connection.leave(this);
        }
    }

    private void tries(WireRequest wire) throws AttemptException, InterruptedException, WireException {
        byte[] body = Json.MAPPER.writeValueAsBytes(wire.body());
        int attempts = connection.endpoint().retries().retries() + 1;
        for (int attempt = 1; ; attempt++) {
            awaitTurn(body.length / 4, attempt, attempts);
            if (stopped()) {
                return;
            }
            try {
                attempt(wire, body, attempt);
                return;
            } catch (AttemptException e) {
                Duration delay = stopped() ? null : delay(e, attempt, attempts);
                if (delay == null) {
                    throw e;
                }
                ChatError cause = secrets.clean(e.error());
                sink.emit(new ChatEvent.Waiting(sink.origin(), System.nanoTime(), delay, attempt + 1, attempts, cause));
                pause(new CountDownLatch(1), delay);
            }
        }
    }

    /** Waits under the connection's rate limits; four bytes of the request count as a token. */
    private void awaitTurn(long estimate, int attempt, int attempts) throws InterruptedException {
        boolean told = false;
        while (!stopped()) {
            CountDownLatch latch = new CountDownLatch(1);
            RateGate.Turn turn = connection.gate().enter(model, estimate, latch);
            if (turn.go()) {
                return;
            }
            if (!told || !turn.unknown()) {
                told = true;
                sink.emit(
                        new ChatEvent.Waiting(sink.origin(), System.nanoTime(), turn.delay(), attempt, attempts, null));
            }
            pause(latch, turn.unknown() ? UNTIL_WOKEN : turn.delay());
        }
    }

    private void attempt(WireRequest wire, byte[] body, int attempt)
            throws AttemptException, InterruptedException, WireException {
        try {
            String key = secrets.key();
            sink.begin(attempt, watch);
            connectTimedOut = false;
            watch.connecting();
            String accept =
                    connection.protocol().framing() == Framing.SSE ? "text/event-stream" : "application/x-ndjson";
            try (Response response = send(wire, body, accept, key)) {
                answer(response);
            }
        } finally {
            watch.waiting();
            connection.gate().leave();
        }
    }

    private Response send(WireRequest wire, byte[] body, String accept, @Nullable String key)
            throws AttemptException, WireException {
        Sender sender = connection.sender();
        try {
            return sender.send(connection.client(), wire, body, accept, key, watch, this::running);
        } catch (IOException e) {
            ChatError error = connectTimedOut
                    ? Failures.timeout(Watch.Limit.CONNECT, timeouts.connect(), connection.base())
                    : Failures.network(sender.url(wire), connection.endpoint(), e);
            throw new AttemptException(error, true);
        }
    }

    private void answer(Response response) throws AttemptException {
        Map<String, String> headers = Sender.headers(response);
        connection.gate().learn(model, headers);
        sink.headerRequestId(ResponseReader.requestId(headers));
        if (response.isSuccessful()) {
            long arrived = connection.reader().answer(response, sink, watch);
            sink.end(null, arrived);
            return;
        }
        ChatError error = connection.reader().error(response, model, headers);
        String advice = headers.get("x-should-retry");
        if ("true".equals(advice) || "false".equals(advice)) {
            boolean again = "true".equals(advice);
            throw new AttemptException(error.withRetry(again, error.retryAfter()), again);
        }
        throw AttemptException.said(error);
    }

    /** How long to wait before the next try; null if there is none. */
    private @Nullable Duration delay(AttemptException failure, int attempt, int attempts) {
        ChatError error = failure.error();
        if (attempt >= attempts || !failure.again() || !error.retryable() || sink.handedOn()) {
            return null;
        }
        RetryPolicy policy = connection.endpoint().retries();
        Duration asked = error.retryAfter();
        if (asked != null && asked.compareTo(policy.longestWait()) > 0) {
            return null;
        }
        Duration wait = asked != null
                ? asked
                : policy.backOff(attempt - 1, connection.runtime().random());
        long spent = connection.runtime().pause().nanos() - startedTick;
        return wait.compareTo(timeouts.total().minusNanos(spent)) < 0 ? wait : null;
    }

    private void pause(CountDownLatch latch, Duration delay) throws InterruptedException {
        wake = latch;
        if (!stopped()) {
            connection.runtime().pause().await(latch, delay);
        }
        if (stopped()) {
            latch.countDown();
        }
    }

    private void running(Call call) {
        http = call;
        if (stopped()) {
            call.cancel();
        }
    }

    /**
     * Wakes the call's thread, closes its connection and ends the call for this reason and no other, such as the broken
     * connection that follows. Listeners are never called on the timer's thread or on that of whoever cancels.
     */
    private void stop(@Nullable ChatError error) {
        if (!stop.compareAndSet(null, new Stop(error))) {
            return;
        }
        wake.countDown();
        Call running = http;
        if (running != null) {
            running.cancel();
        }
        try {
            connection.runtime().executor().execute(() -> end(error));
        } catch (RejectedExecutionException e) {
            end(error);
        }
    }

    private boolean stopped() {
        return stop.get() != null;
    }

    private void end(@Nullable ChatError error) {
        Stop reason = stop.get();
        ChatError shown = reason == null ? error : reason.error();
        sink.end(shown == null ? null : secrets.clean(shown), System.nanoTime());
        watch.over();
    }
}
