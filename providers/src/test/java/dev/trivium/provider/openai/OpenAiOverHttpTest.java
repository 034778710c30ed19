package dev.trivium.provider.openai;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trivium.chat.Answer;
import dev.trivium.chat.ChatEvent;
import dev.trivium.chat.ChatRequest;
import dev.trivium.chat.ErrorKind;
import dev.trivium.chat.FinishReason;
import dev.trivium.chat.Message;
import dev.trivium.chat.Origin;
import dev.trivium.provider.http.Endpoint;
import dev.trivium.provider.http.HttpChatModel;
import dev.trivium.provider.http.HttpConnection;
import dev.trivium.provider.http.HttpRuntime;
import dev.trivium.provider.http.KeySource;
import dev.trivium.provider.http.RetryPolicy;
import dev.trivium.provider.http.WireProtocol;
import dev.trivium.testkit.WireServer;
import java.io.ByteArrayOutputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Chat Completions and Responses over real connections. */
class OpenAiOverHttpTest {

    private static final String KEY = "sk-planted-0123456789";

    private final HttpRuntime runtime = new HttpRuntime();

    @AfterEach
    void close() {
        runtime.close();
    }

    @ParameterizedTest
    @EnumSource(Sample.class)
    void anAddressAloneIsEnough(Sample sample) throws Exception {
        try (WireServer server = streaming(sample, sample.events.size())) {
            Answer answer = ((ChatEvent.Completed) ask(sample, server.url())).answer();

            assertThat(answer.text()).isEqualTo("Grüezi 😀");
            assertThat(answer.reasoning()).isEqualTo("Hm.");
            assertThat(answer.finishReason()).isEqualTo(FinishReason.STOP);
            assertThat(answer.usage().inputTokens()).isEqualTo(11);
            assertThat(answer.usage().outputTokens()).isEqualTo(7);
            assertThat(answer.servedModel()).isEqualTo("served-1");
            WireServer.Request request = server.takeRequest();
            assertThat(request.target()).isEqualTo("/v1" + sample.path);
            assertThat(request.header("authorization")).isEqualTo("Bearer " + KEY);

            assertThat(ask(sample, server.url() + "/some/v2/")).isInstanceOf(ChatEvent.Completed.class);
            assertThat(server.takeRequest().target()).isEqualTo("/some/v2" + sample.path);
        }
    }

    @ParameterizedTest
    @EnumSource(Sample.class)
    void aStreamThatBreaksOffAnywhereKeepsItsTextAndIsNoSuccess(Sample sample) throws Exception {
        for (int events = 2; events < sample.untilMark; events++) {
            try (WireServer server = streaming(sample, events)) {
                ChatEvent.Failed failed = (ChatEvent.Failed) ask(sample, server.url());

                assertThat(failed.error().kind()).isEqualTo(ErrorKind.TRUNCATED);
                assertThat("Grüezi 😀").startsWith(failed.partial().text());
                assertThat(failed.partial().reasoning()).isEqualTo("Hm.");
            }
        }
    }

    @ParameterizedTest
    @EnumSource(Sample.class)
    void aCompressedStreamIsReadToo(Sample sample) throws Exception {
        WireServer.Handler handler = exchange -> {
            exchange.begin(200, "text/event-stream", "Content-Encoding: gzip");
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            GZIPOutputStream gzip = new GZIPOutputStream(bytes, true);
            for (String event : sample.events) {
                gzip.write(event.getBytes(StandardCharsets.UTF_8));
                gzip.flush();
                exchange.send(bytes.toByteArray());
                bytes.reset();
            }
            gzip.finish();
            exchange.send(bytes.toByteArray());
            exchange.end();
        };
        try (WireServer server = new WireServer(handler)) {
            assertThat(((ChatEvent.Completed) ask(sample, server.url()))
                            .answer()
                            .text())
                    .isEqualTo("Grüezi 😀");
        }
    }

    @ParameterizedTest
    @EnumSource(Sample.class)
    void anErrorInsideTheStreamKeepsWhatHadArrived(Sample sample) throws Exception {
        WireServer.Handler handler = exchange -> {
            exchange.begin(200, "text/event-stream");
            exchange.send(String.join("", sample.events.subList(0, sample.untilMark - 1)));
            exchange.send(
                    "data: {\"type\":\"error\",\"error\":{\"code\":\"rate_limit_exceeded\",\"message\":\"slow\"}}\n\n");
            exchange.end();
        };
        try (WireServer server = new WireServer(handler)) {
            ChatEvent.Failed failed = (ChatEvent.Failed) ask(sample, server.url());

            assertThat(failed.error().kind()).isEqualTo(ErrorKind.RATE_LIMIT);
            assertThat(failed.error().providerMessage()).isEqualTo("slow");
            assertThat(failed.partial().text()).isEqualTo("Grüezi 😀");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "CHAT,401,AUTHENTICATION",
        "CHAT,404,NOT_FOUND",
        "CHAT,429,RATE_LIMIT",
        "CHAT,500,SERVER",
        "RESPONSES,401,AUTHENTICATION",
        "RESPONSES,403,PERMISSION",
        "RESPONSES,503,OVERLOADED"
    })
    void anErrorStatusBecomesItsKindAndNeverShowsTheKey(Sample sample, int status, ErrorKind kind) throws Exception {
        String body = "{\"error\":{\"message\":\"Incorrect key " + KEY + "\",\"type\":\"t\",\"code\":null}}";
        try (WireServer server =
                new WireServer(exchange -> exchange.respond(status, "application/json", body, "x-request-id: req_7"))) {
            ChatEvent.Failed failed = (ChatEvent.Failed) ask(sample, server.url());

            assertThat(failed.error().kind()).isEqualTo(kind);
            assertThat(failed.error().status()).isEqualTo(status);
            assertThat(failed.error().requestId()).isEqualTo("req_7");
            assertThat(failed.error().toString()).doesNotContain(KEY);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {200, 502})
    void aPageInPlaceOfAnAnswerIsSaidToBeOne(int status) throws Exception {
        String page = "<html><head><title>x</title></head><body><h1>Bad gateway</h1></body></html>";
        try (WireServer server = new WireServer(exchange -> exchange.respond(status, "text/html", page))) {
            ChatEvent.Failed failed = (ChatEvent.Failed) ask(Sample.CHAT, server.url());

            assertThat(failed.error().kind())
                    .isEqualTo(status == 200 ? ErrorKind.MALFORMED_RESPONSE : ErrorKind.SERVER);
            assertThat(failed.error().providerMessage()).isEqualTo("Bad gateway");
        }
    }

    @ParameterizedTest
    @EnumSource(Sample.class)
    void anAnswerThatCameWholeIsReadThoughAStreamWasAskedFor(Sample sample) throws Exception {
        try (WireServer server = new WireServer(exchange -> exchange.respond(200, "application/json", sample.whole))) {
            Answer answer = ((ChatEvent.Completed) ask(sample, server.url())).answer();

            assertThat(answer.text()).isEqualTo("Grüezi");
            assertThat(answer.finishReason()).isEqualTo(FinishReason.STOP);
        }
    }

    @Test
    void theModelsAreListed() throws Exception {
        try (WireServer server = new WireServer(
                exchange -> exchange.respond(200, "application/json", "{\"data\":[{\"id\":\"model-1\"}]}"))) {
            HttpConnection connection =
                    new HttpConnection(endpoint(server.url()), Sample.CHAT.at(server.url()), runtime);

            assertThat(connection.listModels())
                    .singleElement()
                    .extracting(model -> model.name())
                    .isEqualTo("model-1");
            assertThat(server.takeRequest().target()).isEqualTo("/v1/models");
        }
    }

    /** Serves the first events; a stream that lacks some is cut, not ended. */
    private static WireServer streaming(Sample sample, int events) throws Exception {
        return new WireServer(exchange -> {
            exchange.begin(200, "text/event-stream");
            for (String event : sample.events.subList(0, events)) {
                exchange.send(event);
            }
            if (events == sample.events.size()) {
                exchange.end();
            } else {
                exchange.cut();
            }
        });
    }

    private ChatEvent ask(Sample sample, String url) throws Exception {
        CompletableFuture<ChatEvent> end = new CompletableFuture<>();
        new HttpChatModel(endpoint(url), sample.at(url), runtime, "model-1")
                .start(ChatRequest.of(Message.user("Hello")), Origin.root(), event -> {
                    if (event.terminal()) {
                        end.complete(event);
                    }
                });
        return end.get(20, TimeUnit.SECONDS);
    }

    private static Endpoint endpoint(String url) {
        KeySource key = new KeySource() {
            @Override
            public String name() {
                return "env:SOME_KEY";
            }

            @Override
            public String key() {
                return KEY;
            }
        };
        return Endpoint.of("somewhere", url, key).withRetries(RetryPolicy.NONE);
    }

    enum Sample {
        CHAT(
                OpenAiChatProtocol::new,
                "/chat/completions",
                List.of(
                        "{'model':'served-1','choices':[{'index':0,'delta':{'role':'assistant','content':''}}]}",
                        "{'model':'served-1','choices':[{'index':0,'delta':{'reasoning_content':'Hm.'}}]}",
                        "{'model':'served-1','choices':[{'index':0,'delta':{'content':'Grüezi '}}]}",
                        "{'model':'served-1','choices':[{'index':0,'delta':{'content':'😀'}}]}",
                        "{'model':'served-1','choices':[{'index':0,'delta':{},'finish_reason':'stop'}]}",
                        "{'choices':[],'usage':{'prompt_tokens':11,'completion_tokens':7,'total_tokens':18}}",
                        "[DONE]"),
                5,
                "{'choices':[{'index':0,'message':{'role':'assistant','content':'Grüezi'},'finish_reason':'stop'}]}"),
        RESPONSES(
                OpenAiResponsesProtocol::new,
                "/responses",
                List.of(
                        "{'type':'response.created','response':{'model':'served-1','status':'in_progress'}}",
                        "{'type':'response.reasoning_text.delta','output_index':0,'content_index':0,'delta':'Hm.'}",
                        "{'type':'response.output_text.delta','output_index':1,'content_index':0,'delta':'Grüezi '}",
                        "{'type':'response.output_text.delta','output_index':1,'content_index':0,'delta':'😀'}",
                        "{'type':'response.completed','response':{'status':'completed','model':'served-1','output':[],"
                                + "'usage':{'input_tokens':11,'output_tokens':7,'total_tokens':18}}}"),
                5,
                "{'object':'response','status':'completed','output':[{'type':'message',"
                        + "'content':[{'type':'output_text','text':'Grüezi'}]}]}");

        private final Function<Dialect, WireProtocol> protocol;
        private final String path;
        private final List<String> events;
        private final int untilMark;
        private final String whole;

        Sample(
                Function<Dialect, WireProtocol> protocol,
                String path,
                List<String> events,
                int untilMark,
                String whole) {
            this.protocol = protocol;
            this.path = path;
            this.events = events.stream()
                    .map(event -> "data: " + event.replace('\'', '"') + "\n\n")
                    .toList();
            this.untilMark = untilMark;
            this.whole = whole.replace('\'', '"');
        }

        private WireProtocol at(String url) {
            return protocol.apply(Dialects.bundled().forBaseAddress(URI.create(url)));
        }
    }
}
