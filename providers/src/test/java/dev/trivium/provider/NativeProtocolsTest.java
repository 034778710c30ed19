package dev.trivium.provider;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trivium.chat.Answer;
import dev.trivium.chat.ChatEvent;
import dev.trivium.chat.ChatRequest;
import dev.trivium.chat.ErrorKind;
import dev.trivium.chat.FinishReason;
import dev.trivium.chat.Message;
import dev.trivium.chat.Origin;
import dev.trivium.chat.Part;
import dev.trivium.provider.anthropic.AnthropicProtocol;
import dev.trivium.provider.gemini.GeminiProtocol;
import dev.trivium.provider.http.Endpoint;
import dev.trivium.provider.http.HttpChatModel;
import dev.trivium.provider.http.HttpConnection;
import dev.trivium.provider.http.HttpRuntime;
import dev.trivium.provider.http.KeySource;
import dev.trivium.provider.http.RetryPolicy;
import dev.trivium.provider.http.WireProtocol;
import dev.trivium.provider.ollama.OllamaProtocol;
import dev.trivium.testkit.WireServer;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** The three protocols of their own over real connections: Anthropic, Gemini, Ollama. */
class NativeProtocolsTest {

    private static final String KEY = "planted-key-0123456789";

    private final HttpRuntime runtime = new HttpRuntime();

    @AfterEach
    void close() {
        runtime.close();
    }

    @ParameterizedTest
    @EnumSource(Sample.class)
    void aWholeAnswerArrives(Sample sample) throws Exception {
        try (WireServer server = streaming(sample, sample.events.size())) {
            Answer answer = ((ChatEvent.Completed) ask(sample, server.url())).answer();

            assertThat(answer.message().parts()).last().isEqualTo(new Part.Text("Grüezi 😀"));
            assertThat(answer.reasoning()).isEqualTo("Hm.");
            assertThat(answer.finishReason()).isEqualTo(FinishReason.STOP);
            assertThat(answer.usage().inputTokens()).isEqualTo(11);
            assertThat(answer.usage().outputTokens()).isEqualTo(7);
            assertThat(answer.servedModel()).isEqualTo("served-1");
            assertThat(answer.attempts()).isEqualTo(1);

            WireServer.Request request = server.takeRequest();
            assertThat(request.method()).isEqualTo("POST");
            assertThat(request.target()).isEqualTo(sample.target);
            assertThat(request.header(sample.keyHeader)).contains(KEY);
        }
    }

    @ParameterizedTest
    @EnumSource(Sample.class)
    void aBaseAddressMayAlreadyHoldTheVersion(Sample sample) throws Exception {
        try (WireServer server = streaming(sample, sample.events.size())) {
            assertThat(ask(sample, server.url() + sample.version)).isInstanceOf(ChatEvent.Completed.class);
            assertThat(ask(sample, server.url() + sample.version + "/")).isInstanceOf(ChatEvent.Completed.class);
            assertThat(ask(sample, server.url() + "/proxy" + sample.version)).isInstanceOf(ChatEvent.Completed.class);

            assertThat(server.takeRequest().target()).isEqualTo(sample.target);
            assertThat(server.takeRequest().target()).isEqualTo(sample.target);
            assertThat(server.takeRequest().target()).isEqualTo("/proxy" + sample.target);
        }
    }

    @ParameterizedTest
    @EnumSource(Sample.class)
    void aStreamThatBreaksOffKeepsWhatHadArrived(Sample sample) throws Exception {
        try (WireServer server = streaming(sample, sample.untilFirstText)) {
            ChatEvent.Failed failed = (ChatEvent.Failed) ask(sample, server.url());

            assertThat(failed.error().kind()).isEqualTo(ErrorKind.TRUNCATED);
            assertThat(failed.partial().text()).isEqualTo("Grüezi ");
            assertThat(failed.partial().reasoning()).isEqualTo("Hm.");
        }
    }

    @ParameterizedTest
    @EnumSource(Sample.class)
    void aCompressedStreamIsReadToo(Sample sample) throws Exception {
        WireServer.Handler handler = exchange -> {
            exchange.begin(200, sample.contentType, "Content-Encoding: gzip");
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
    void anAnswerThatCameWholeIsReadThoughAStreamWasAskedFor(Sample sample) throws Exception {
        try (WireServer server = new WireServer(exchange -> exchange.respond(200, "application/json", sample.whole))) {
            Answer answer = ((ChatEvent.Completed) ask(sample, server.url())).answer();

            assertThat(answer.text()).isEqualTo("Grüezi");
            assertThat(answer.finishReason()).isEqualTo(FinishReason.STOP);
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "ANTHROPIC|401|{\"error\":{\"type\":\"authentication_error\",\"message\":\"invalid x-api-key\"}}|AUTHENTICATION",
                "ANTHROPIC|529|{\"error\":{\"type\":\"overloaded_error\",\"message\":\"Overloaded\"}}|OVERLOADED",
                "GEMINI|400|{\"error\":{\"code\":400,\"status\":\"INVALID_ARGUMENT\",\"message\":\"API key not valid.\"}}|AUTHENTICATION",
                "GEMINI|503|[{\"error\":{\"code\":503,\"status\":\"UNAVAILABLE\",\"message\":\"overloaded\"}}]|OVERLOADED",
                "OLLAMA|404|{\"error\":\"model 'none' not found\"}|NOT_FOUND",
                "OLLAMA|500|not JSON at all|SERVER"
            })
    void anErrorStatusBecomesItsKind(Sample sample, int status, String body, ErrorKind kind) throws Exception {
        try (WireServer server = new WireServer(exchange -> exchange.respond(status, "application/json", body))) {
            ChatEvent.Failed failed = (ChatEvent.Failed) ask(sample, server.url());

            assertThat(failed.error().kind()).isEqualTo(kind);
            assertThat(failed.error().status()).isEqualTo(status);
            assertThat(failed.error().toString()).doesNotContain(KEY);
            assertThat(failed.partial().isEmpty()).isTrue();
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "ANTHROPIC|data: {\"type\":\"error\",\"error\":{\"type\":\"overloaded_error\",\"message\":\"Overloaded\"}}",
                "GEMINI|data: {\"error\":{\"code\":503,\"status\":\"UNAVAILABLE\",\"message\":\"overloaded\"}}",
                "OLLAMA|{\"error\":\"out of memory\"}"
            })
    void anErrorInsideAStreamNamesTheConnectionAsAnyOther(Sample sample, String event) throws Exception {
        WireServer.Handler handler = exchange -> {
            exchange.begin(200, sample.contentType);
            exchange.send(event + "\n\n");
            exchange.end();
        };
        try (WireServer server = new WireServer(handler)) {
            assertThat(((ChatEvent.Failed) ask(sample, server.url())).error().what())
                    .contains("somewhere");
        }
    }

    @ParameterizedTest
    @EnumSource(Sample.class)
    void theModelsAreListed(Sample sample) throws Exception {
        try (WireServer server = new WireServer(exchange -> exchange.respond(200, "application/json", sample.models))) {
            HttpConnection connection = new HttpConnection(endpoint(server.url()), sample.protocol, runtime);

            assertThat(connection.listModels())
                    .singleElement()
                    .extracting(model -> model.name())
                    .isEqualTo("model-1");
            assertThat(server.takeRequest().method()).isEqualTo("GET");
        }
    }

    /** Serves the first events; a stream that lacks some is cut, not ended. */
    private static WireServer streaming(Sample sample, int events) throws Exception {
        return new WireServer(exchange -> {
            exchange.begin(200, sample.contentType);
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
        new HttpChatModel(endpoint(url), sample.protocol, runtime, "model-1")
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
        ANTHROPIC(
                new AnthropicProtocol(),
                "/v1",
                "/v1/messages",
                "x-api-key",
                List.of(
                        "{'type':'message_start','message':{'id':'msg_1','model':'served-1',"
                                + "'usage':{'input_tokens':11,'output_tokens':1}}}",
                        "{'type':'content_block_start','index':0,'content_block':{'type':'thinking','thinking':''}}",
                        "{'type':'content_block_delta','index':0,'delta':{'type':'thinking_delta','thinking':'Hm.'}}",
                        "{'type':'content_block_delta','index':0,'delta':{'type':'signature_delta','signature':'c2ln'}}",
                        "{'type':'content_block_stop','index':0}",
                        "{'type':'content_block_start','index':1,'content_block':{'type':'text','text':''}}",
                        "{'type':'content_block_delta','index':1,'delta':{'type':'text_delta','text':'Grüezi '}}",
                        "{'type':'content_block_delta','index':1,'delta':{'type':'text_delta','text':'😀'}}",
                        "{'type':'content_block_stop','index':1}",
                        "{'type':'message_delta','delta':{'stop_reason':'end_turn'},'usage':{'output_tokens':7}}",
                        "{'type':'message_stop'}"),
                7,
                "{'type':'message','id':'msg_1','model':'served-1','content':[{'type':'text','text':'Grüezi'}],"
                        + "'stop_reason':'end_turn','usage':{'input_tokens':1,'output_tokens':1}}",
                "{'data':[{'type':'model','id':'model-1'}],'has_more':false}"),
        GEMINI(
                new GeminiProtocol(),
                "/v1beta",
                "/v1beta/models/model-1:streamGenerateContent?alt=sse",
                "x-goog-api-key",
                List.of(
                        "{'candidates':[{'content':{'parts':[{'text':'Hm.','thought':true}]}}],"
                                + "'modelVersion':'served-1'}",
                        "{'candidates':[{'content':{'parts':[{'text':'Grüezi '}]}}]}",
                        "{'candidates':[{'content':{'parts':[{'text':'😀'}]},'finishReason':'STOP'}],"
                                + "'usageMetadata':{'promptTokenCount':11,'candidatesTokenCount':4,'thoughtsTokenCount':3}}"),
                2,
                "[{'candidates':[{'content':{'parts':[{'text':'Grüezi'}]},'finishReason':'STOP'}]}]",
                "{'models':[{'name':'models/model-1','supportedGenerationMethods':['generateContent']}]}"),
        OLLAMA(
                new OllamaProtocol(),
                "/api",
                "/api/chat",
                "authorization",
                List.of(
                        "{'model':'served-1','message':{'role':'assistant','content':'','thinking':'Hm.'},'done':false}",
                        "{'model':'served-1','message':{'role':'assistant','content':'Grüezi '},'done':false}",
                        "{'model':'served-1','message':{'role':'assistant','content':'😀'},'done':false}",
                        "{'model':'served-1','message':{'role':'assistant','content':''},'done':true,"
                                + "'done_reason':'stop','prompt_eval_count':11,'eval_count':7}"),
                2,
                "{'model':'served-1','message':{'role':'assistant','content':'Grüezi'},'done':true,"
                        + "'done_reason':'stop'}",
                "{'models':[{'name':'model-1','model':'model-1'}]}");

        private final WireProtocol protocol;
        private final String version;
        private final String target;
        private final String keyHeader;
        private final String contentType;
        private final List<String> events;
        private final int untilFirstText;
        private final String whole;
        private final String models;

        Sample(
                WireProtocol protocol,
                String version,
                String target,
                String keyHeader,
                List<String> events,
                int untilFirstText,
                String whole,
                String models) {
            boolean lines = protocol instanceof OllamaProtocol;
            this.protocol = protocol;
            this.version = version;
            this.target = target;
            this.keyHeader = keyHeader;
            this.contentType = lines ? "application/x-ndjson" : "text/event-stream";
            this.events = new ArrayList<>();
            for (String event : events) {
                String json = event.replace('\'', '"');
                this.events.add(lines ? json + "\n" : "data: " + json + "\n\n");
            }
            this.untilFirstText = untilFirstText;
            this.whole = whole.replace('\'', '"');
            this.models = models.replace('\'', '"');
        }
    }
}
