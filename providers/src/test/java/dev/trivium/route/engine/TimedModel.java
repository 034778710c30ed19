package dev.trivium.route.engine;

import dev.trivium.chat.Answer;
import dev.trivium.chat.AnswerBuilder;
import dev.trivium.chat.Basis;
import dev.trivium.chat.ChatCall;
import dev.trivium.chat.ChatError;
import dev.trivium.chat.ChatEvent;
import dev.trivium.chat.ChatListener;
import dev.trivium.chat.ChatModel;
import dev.trivium.chat.ChatRequest;
import dev.trivium.chat.Cost;
import dev.trivium.chat.ErrorKind;
import dev.trivium.chat.FinishReason;
import dev.trivium.chat.ModelAddress;
import dev.trivium.chat.Origin;
import dev.trivium.chat.Usage;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** A model in virtual time. It counts the calls that it has open. A cent for each piece of text. */
final class TimedModel implements ChatModel {

    private final ModelAddress address;
    private final VirtualTime time;
    Duration first = Duration.ofMillis(100);
    Duration between = Duration.ofMillis(10);
    List<String> pieces = List.of("one ", "two");
    /** Null to answer well; CANCELLED to hang. */
    @Nullable
    ErrorKind end;
    /** How many calls fail before it answers well. */
    int failuresLeft = Integer.MAX_VALUE;

    @Nullable
    Duration retryAfter;

    FinishReason finish = FinishReason.STOP;
    /** What it answers to a request, in place of the pieces. */
    @Nullable
    UnaryOperator<String> replies;

    final List<ChatRequest> asked = new ArrayList<>();
    BigDecimal charged = BigDecimal.ZERO;
    int open;
    int cancelled;

    TimedModel(String address, VirtualTime time) {
        this.address = ModelAddress.parse(address);
        this.time = time;
    }

    TimedModel says(String... texts) {
        pieces = List.of(texts);
        return this;
    }

    TimedModel after(long millis) {
        first = Duration.ofMillis(millis);
        return this;
    }

    TimedModel fails(ErrorKind kind) {
        end = kind;
        pieces = List.of();
        return this;
    }

    TimedModel breaksOff(String... before) {
        end = ErrorKind.TRUNCATED;
        pieces = List.of(before);
        return this;
    }

    TimedModel hangs() {
        return fails(ErrorKind.CANCELLED);
    }

    TimedModel replies(UnaryOperator<String> reply) {
        replies = reply;
        return this;
    }

    @Override
    public ModelAddress address() {
        return address;
    }

    @Override
    public boolean simulated() {
        return false;
    }

    @Override
    public ChatCall start(ChatRequest request, Origin origin, ChatListener listener) {
        asked.add(request);
        open++;
        Running running = new Running(request, origin, listener);
        listener.on(new ChatEvent.Opened(origin, time.getAsLong(), address, request, false));
        running.next(0);
        return running;
    }

    private final class Running implements ChatCall {

        private final Origin origin;
        private final ChatListener listener;
        private final AnswerBuilder builder = new AnswerBuilder(time.getAsLong()).attempts(1);
        private final List<String> said;
        private final boolean bad;
        private Runnable takeBack = () -> {};
        private boolean over;
        private int sent;

        Running(ChatRequest request, Origin origin, ChatListener listener) {
            this.origin = origin;
            this.listener = listener;
            UnaryOperator<String> reply = replies;
            this.said = reply == null ? pieces : List.of(reply.apply(Briefs.input(request)));
            this.bad = end != null && failuresLeft-- > 0;
        }

        void next(int index) {
            List<String> texts = !bad && end != null && said.isEmpty() ? List.of("recovered") : said;
            takeBack = time.after(index == 0 ? first : between, () -> {
                if (over) {
                    return;
                }
                if (index < texts.size()) {
                    sent++;
                    builder.text(time.getAsLong(), texts.get(index));
                    listener.on(new ChatEvent.Text(origin, time.getAsLong(), texts.get(index)));
                    next(index + 1);
                } else if (!bad) {
                    over = true;
                    open--;
                    builder.finish(finish, "stop");
                    listener.on(new ChatEvent.Completed(origin, time.getAsLong(), counted()));
                } else if (end != ErrorKind.CANCELLED) {
                    fail(end);
                }
            });
        }

        @Override
        public void cancel() {
            if (!over) {
                cancelled++;
                takeBack.run();
                fail(ErrorKind.CANCELLED);
            }
        }

        private void fail(ErrorKind kind) {
            over = true;
            open--;
            ChatError error = ChatError.of(kind, "It failed.", "", "");
            if (retryAfter != null) {
                error = error.withRetry(true, retryAfter);
            }
            listener.on(new ChatEvent.Failed(origin, time.getAsLong(), error, counted()));
        }

        private Answer counted() {
            if (sent == 0 && bad) {
                return builder.build(time.getAsLong());
            }
            BigDecimal usd = new BigDecimal("0.01").multiply(BigDecimal.valueOf(sent));
            charged = charged.add(usd);
            return builder.usage(Usage.of(10, sent, Basis.MEASURED))
                    .cost(Cost.of(usd, Basis.MEASURED))
                    .build(time.getAsLong());
        }
    }
}
