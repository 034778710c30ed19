package dev.trivium.catalog;

import static org.assertj.core.api.Assertions.assertThat;

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
import dev.trivium.chat.Message;
import dev.trivium.chat.ModelAddress;
import dev.trivium.chat.Origin;
import dev.trivium.chat.Usage;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class MeteredModelTest {

    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-11-24T12:00:00Z"), ZoneOffset.UTC);
    private static final ModelInfo INFO = TestModels.priced("openai", "gpt-5.5", "5", "30");
    private static final ChatRequest REQUEST = ChatRequest.of(Message.user("hello world"));
    private static final Usage REPORTED = Usage.of(100, 10, Basis.MEASURED);
    private static final TokenCounter COUNTER = new TokenCounter();

    @Test
    void pricesAReportedUsage() {
        Answer answer = last(completed(answer("hello world", REPORTED)));
        assertThat(answer.usage()).isEqualTo(REPORTED);
        assertThat(answer.cost()).isEqualTo(Cost.of(new BigDecimal("0.0008"), Basis.MEASURED));
    }

    @Test
    void countsWhereNobodyReported() {
        Answer answer = last(completed(answer("hello world", null)));
        assertThat(answer.usage()).isEqualTo(Usage.of(8, 2, Basis.ESTIMATED));
        assertThat(answer.cost()).isEqualTo(Cost.of(new BigDecimal("0.0001"), Basis.ESTIMATED));
    }

    @ParameterizedTest
    @EnumSource(ErrorKind.class)
    void aPartialAnswerIsCountedWhateverBrokeIt(ErrorKind kind) {
        Answer partial = last(failed(kind, null, answer("hello world", null)));
        assertThat(partial.usage()).isEqualTo(Usage.of(8, 2, Basis.ESTIMATED));
        assertThat(partial.cost().known()).isTrue();
    }

    @ParameterizedTest
    @EnumSource(
            value = ErrorKind.class,
            mode = EnumSource.Mode.EXCLUDE,
            names = {"TIMEOUT", "TRUNCATED", "CANCELLED", "MALFORMED_RESPONSE", "CONTENT_FILTER"})
    void aRefusedCallCostsNothingAndHasNoUsage(ErrorKind kind) {
        Answer partial = last(failed(kind, null, empty(1)));
        assertThat(partial.usage()).isNull();
        assertThat(partial.cost().usd()).isEqualByComparingTo("0");
    }

    @ParameterizedTest
    @EnumSource(
            value = ErrorKind.class,
            names = {"TIMEOUT", "TRUNCATED", "CANCELLED", "MALFORMED_RESPONSE", "CONTENT_FILTER"})
    void aRequestThatMayHaveBeenReadIsCounted(ErrorKind kind) {
        assertThat(last(failed(kind, null, empty(1))).usage()).isEqualTo(Usage.of(8, 0, Basis.ESTIMATED));
        assertThat(last(failed(kind, 400, empty(1))).usage()).isNull();
        assertThat(last(failed(kind, null, empty(0))).usage()).isNull();
    }

    @Test
    void anEarlyReportOfABrokenStreamIsRaisedToWhatWasShown() {
        Usage early = new Usage(100, 40, 0, 0, 1, 0, Basis.MEASURED, null);
        Answer partial = last(failed(ErrorKind.TRUNCATED, null, answer("hello world", early)));
        assertThat(partial.usage()).isEqualTo(new Usage(100, 40, 0, 0, 2, 0, Basis.ESTIMATED, null));
        assertThat(partial.cost().basis()).isEqualTo(Basis.ESTIMATED);
    }

    @Test
    void aFullReportOfAFailedCallStands() {
        assertThat(last(failed(ErrorKind.SERVER, null, answer("hello", REPORTED)))
                        .usage())
                .isEqualTo(REPORTED);
    }

    @Test
    void aSimulatedModelHasASimulatedUsageAndNoCost() {
        for (Usage usage : new Usage[] {REPORTED, null}) {
            Answer answer = answerOf(events(true, INFO, completed(answer("hello world", usage))));
            assertThat(answer.usage().basis()).isEqualTo(Basis.SIMULATED);
            assertThat(answer.cost()).isEqualTo(Cost.SIMULATED);
        }
    }

    @Test
    void anUnknownModelHasACountAndAnUnknownCost() {
        Answer answer = answerOf(events(false, null, completed(answer("hello world", null))));
        assertThat(answer.usage().outputTokens()).isPositive();
        assertThat(answer.cost()).isEqualTo(Cost.UNKNOWN);
    }

    @Test
    void everythingElsePassesThroughUntouched() {
        Origin below = Origin.root();
        List<ChatEvent> sent = new ArrayList<>();
        List<ChatEvent> heard = events(false, INFO, origin -> {
            sent.add(new ChatEvent.Opened(origin, 1, address(), REQUEST, false));
            sent.add(new ChatEvent.Text(origin, 2, "hello"));
            sent.add(new ChatEvent.Completed(below, 3, answer("below", null)));
            return sent;
        });
        assertThat(heard).hasSameSizeAs(sent);
        for (int i = 0; i < sent.size(); i++) {
            assertThat(heard.get(i)).isSameAs(sent.get(i));
        }
    }

    private static Function<Origin, List<ChatEvent>> completed(Answer answer) {
        return origin -> List.of(new ChatEvent.Completed(origin, 5, answer));
    }

    private static Function<Origin, List<ChatEvent>> failed(ErrorKind kind, Integer status, Answer partial) {
        ChatError error = ChatError.of(kind, "It failed.", "", "").withProvider(null, status, null);
        return origin -> List.of(new ChatEvent.Failed(origin, 5, error, partial));
    }

    private static Answer answer(String text, Usage usage) {
        AnswerBuilder builder = new AnswerBuilder(0).text(1, text).usage(usage).attempts(1);
        return (usage == REPORTED ? builder.finish(FinishReason.STOP, "stop") : builder).build(5);
    }

    private static Answer empty(int attempts) {
        return new AnswerBuilder(0).attempts(attempts).build(5);
    }

    private static Answer last(Function<Origin, List<ChatEvent>> script) {
        return answerOf(events(false, INFO, script));
    }

    private static Answer answerOf(List<ChatEvent> events) {
        ChatEvent last = events.get(events.size() - 1);
        assertThat(last.nanos()).isEqualTo(5);
        return last instanceof ChatEvent.Completed completed ? completed.answer() : ((ChatEvent.Failed) last).partial();
    }

    private static List<ChatEvent> events(boolean simulated, ModelInfo info, Function<Origin, List<ChatEvent>> script) {
        List<ChatEvent> heard = new ArrayList<>();
        ChatModel inner = new Scripted(simulated, script);
        MeteredModel model = new MeteredModel(inner, info, COUNTER, CLOCK);
        assertThat(model.address()).isEqualTo(inner.address());
        assertThat(model.simulated()).isEqualTo(simulated);
        model.start(REQUEST, Origin.root(), heard::add);
        return heard;
    }

    private static ModelAddress address() {
        return new ModelAddress("openai", "gpt-5.5");
    }

    private record Scripted(boolean simulated, Function<Origin, List<ChatEvent>> script) implements ChatModel {

        @Override
        public ModelAddress address() {
            return MeteredModelTest.address();
        }

        @Override
        public ChatCall start(ChatRequest request, Origin origin, ChatListener listener) {
            script.apply(origin).forEach(listener::on);
            return () -> {};
        }
    }
}
