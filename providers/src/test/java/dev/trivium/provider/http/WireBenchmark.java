package dev.trivium.provider.http;

import dev.trivium.chat.ChatEvent;
import dev.trivium.chat.ChatRequest;
import dev.trivium.chat.Message;
import dev.trivium.chat.Origin;
import dev.trivium.provider.anthropic.AnthropicProtocol;
import dev.trivium.provider.gemini.GeminiProtocol;
import dev.trivium.provider.ollama.OllamaProtocol;
import dev.trivium.provider.openai.Dialects;
import dev.trivium.provider.openai.OpenAiChatProtocol;
import dev.trivium.testkit.WireServer;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.locks.LockSupport;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;
import okhttp3.sse.EventSource;
import okhttp3.sse.EventSourceListener;
import okhttp3.sse.EventSources;

/**
 * Figures of the wire, side by side in one run: CPU per event of OkHttp's reader handing on raw strings, of ours, and of
 * the whole way from the socket to a listener's text; what the way adds to a token's age; the cost of 64 streams.
 *
 * <p>Run it with {@code mvn -q -pl providers -am test-compile exec:java -Dexec.classpathScope=test
 * -Dexec.mainClass=dev.trivium.provider.http.WireBenchmark}.
 */
public final class WireBenchmark {

    /** Below this path every event differs from the one before in more than its text, as with OpenAI's obfuscation. */
    private static final String VARIED = "/varied";

    private static final int EVENTS = 300_000;
    private static final int PASSES = 7;
    private static final int WARM_UP = 3;
    private static final int STREAMS = 64;
    private static final int TOKENS_PER_SECOND = 100;
    private static final int SECONDS = 8;

    private static final String CHUNK = "{\"id\":\"chatcmpl-Abc123\",\"object\":\"chat.completion.chunk\","
            + "\"created\":1760000000,\"model\":\"gpt-5.5-2026-04-01\",\"service_tier\":\"default\","
            + "\"system_fingerprint\":\"fp_0123456789\",\"choices\":[{\"index\":0,\"delta\":{\"content\":\"%s\"},"
            + "\"finish_reason\":%s}],\"usage\":null,\"obfuscation\":\"%06d\"}";
    /** The other protocols as they are sent: what opens the stream, one token, what ends it. */
    private enum Native {
        ANTHROPIC(
                new AnthropicProtocol(),
                "text/event-stream",
                named(
                                "message_start",
                                "{\"type\":\"message_start\",\"message\":{\"id\":\"msg_1\",\"type\":\"message\","
                                        + "\"role\":\"assistant\",\"model\":\"claude\",\"content\":[],"
                                        + "\"usage\":{\"input_tokens\":9,\"output_tokens\":1}}}")
                        + named(
                                "content_block_start",
                                "{\"type\":\"content_block_start\",\"index\":0,"
                                        + "\"content_block\":{\"type\":\"text\",\"text\":\"\"}}"),
                named(
                        "content_block_delta",
                        "{\"type\":\"content_block_delta\",\"index\":0,"
                                + "\"delta\":{\"type\":\"text_delta\",\"text\":\" token\"}}"),
                named("content_block_stop", "{\"type\":\"content_block_stop\",\"index\":0}")
                        + named(
                                "message_delta",
                                "{\"type\":\"message_delta\",\"delta\":{\"stop_reason\":\"end_turn\"},"
                                        + "\"usage\":{\"output_tokens\":7}}")
                        + named("message_stop", "{\"type\":\"message_stop\"}")),
        GEMINI(
                new GeminiProtocol(),
                "text/event-stream",
                "",
                "data: {\"candidates\":[{\"content\":{\"parts\":[{\"text\":\" token\"}],\"role\":\"model\"},\"index\":0}],"
                        + "\"usageMetadata\":{\"promptTokenCount\":9,\"candidatesTokenCount\":7,\"totalTokenCount\":16},"
                        + "\"modelVersion\":\"gemini\",\"responseId\":\"abcdef\"}\r\n\r\n",
                "data: {\"candidates\":[{\"content\":{\"parts\":[{\"text\":\"\"}]},\"finishReason\":\"STOP\"}]}\r\n\r\n"),
        OLLAMA(
                new OllamaProtocol(),
                "application/x-ndjson",
                "",
                "{\"model\":\"qwen3\",\"created_at\":\"2026-11-24T10:00:00.123456789Z\","
                        + "\"message\":{\"role\":\"assistant\",\"content\":\" token\"},\"done\":false}\n",
                "{\"model\":\"qwen3\",\"message\":{\"role\":\"assistant\",\"content\":\"\"},\"done\":true,"
                        + "\"done_reason\":\"stop\",\"prompt_eval_count\":9,\"eval_count\":7}\n");

        private final WireProtocol protocol;
        private final String type;
        private final byte[] first;
        private final byte[] token;
        private final byte[] last;

        Native(WireProtocol protocol, String type, String first, String token, String last) {
            this.protocol = protocol;
            this.type = type;
            this.first = first.getBytes(StandardCharsets.UTF_8);
            this.token = token.getBytes(StandardCharsets.UTF_8);
            this.last = last.getBytes(StandardCharsets.UTF_8);
        }

        private static String named(String name, String json) {
            return "event: " + name + "\ndata: " + json + "\n\n";
        }

        /** A request without a body gets every line as an event, for OkHttp's reader. */
        void send(WireServer.Exchange exchange) throws IOException {
            boolean lines = this == OLLAMA && exchange.request().method().equals("GET");
            byte[] token = lines
                    ? ("data: " + new String(this.token, StandardCharsets.UTF_8) + "\n")
                            .getBytes(StandardCharsets.UTF_8)
                    : this.token;
            exchange.begin(200, lines ? "text/event-stream" : type);
            if (first.length > 0) {
                exchange.send(first);
            }
            byte[] packet = new byte[token.length * 100];
            for (int i = 0; i < 100; i++) {
                System.arraycopy(token, 0, packet, i * token.length, token.length);
            }
            for (int i = 0; i < EVENTS / 100; i++) {
                exchange.send(packet);
            }
            exchange.send(last);
            exchange.end();
        }
    }

    private static final byte[] TOKEN = event(0, " token", "null");
    private static final byte[] LAST = event(0, "", "\"stop\"");
    private static final byte[] DONE = "data: [DONE]\n\n".getBytes(StandardCharsets.UTF_8);

    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    private WireBenchmark() {}

    public static void main(String[] args) throws Exception {
        try (WireServer fast = new WireServer(WireBenchmark::all);
                WireServer paced = new WireServer(WireBenchmark::paced);
                HttpRuntime runtime = new HttpRuntime()) {
            throughput(fast, runtime);
            for (Native wire : Native.values()) {
                natives(wire, runtime);
            }
            streams(paced, runtime);
        }
    }

    private static void throughput(WireServer server, HttpRuntime runtime) throws Exception {
        double[] raw = new double[PASSES];
        double[] reader = new double[PASSES];
        double[] adapter = new double[PASSES];
        double[] varied = new double[PASSES];
        OkHttpClient client = runtime.client();
        for (int pass = 0; pass < PASSES; pass++) {
            raw[pass] = okhttpSse(client, server);
            reader[pass] = ourReader(client, server);
            adapter[pass] = adapter(runtime, server.url());
            varied[pass] = adapter(runtime, server.url() + VARIED);
        }
        double best = median(raw);
        System.out.printf(
                "openai-chat, %d events of %d bytes, CPU of the reading thread, median of the last %d of %d passes%n",
                EVENTS, TOKEN.length, PASSES - WARM_UP, PASSES);
        row("okhttp-sse, raw strings", median(raw), best);
        row("our reader, raw strings", median(reader), best);
        row("our adapter, text to a listener", median(adapter), best);
        row("the same, obfuscation that varies", median(varied), best);
    }

    private static void natives(Native wire, HttpRuntime runtime) throws Exception {
        double[] raw = new double[PASSES];
        double[] adapter = new double[PASSES];
        try (WireServer server = new WireServer(wire::send)) {
            HttpChatModel model =
                    new HttpChatModel(Endpoint.of("bench", server.url(), null), wire.protocol, runtime, "bench");
            for (int pass = 0; pass < PASSES; pass++) {
                raw[pass] = okhttpSse(runtime.client(), server);
                adapter[pass] = adapter(model);
            }
        }
        System.out.printf("%s, events of %d bytes%n", wire.protocol.name(), wire.token.length);
        row("okhttp-sse, raw strings", median(raw), median(raw));
        row("our adapter, text to a listener", median(adapter), median(raw));
    }

    private static void row(String name, double nanos, double against) {
        System.out.printf(
                "  %-34s %6.0f ns/event  %8.0f events/s/core  %5.1f %% of raw%n",
                name, nanos, 1e9 / nanos, 100 * against / nanos);
    }

    private static double okhttpSse(OkHttpClient client, WireServer server) throws IOException {
        long[] length = new long[1];
        EventSourceListener listener = new EventSourceListener() {
            @Override
            public void onEvent(EventSource source, String id, String type, String data) {
                length[0] += data.length();
            }
        };
        try (Response response = client.newCall(request(server)).execute()) {
            long start = THREADS.getCurrentThreadCpuTime();
            EventSources.processResponse(response, listener);
            return cost(start, length[0], 60);
        }
    }

    private static double ourReader(OkHttpClient client, WireServer server) throws Exception {
        try (Response response = client.newCall(request(server)).execute()) {
            long start = THREADS.getCurrentThreadCpuTime();
            EventReader reader =
                    EventReader.of(Framing.SSE, response.body().source().inputStream(), () -> {});
            long length = 0;
            for (WireEvent event = reader.next(); event != null; event = reader.next()) {
                length += event.text().length();
            }
            return cost(start, length, 60);
        }
    }

    private static double adapter(HttpRuntime runtime, String url) throws Exception {
        return adapter(model(runtime, url));
    }

    private static double adapter(HttpChatModel model) throws Exception {
        long[] cpu = new long[1];
        long[] length = new long[1];
        CountDownLatch ended = new CountDownLatch(1);
        model.start(ChatRequest.of(Message.user("x")), Origin.root(), event -> {
            if (event instanceof ChatEvent.Opened) {
                cpu[0] = THREADS.getCurrentThreadCpuTime();
            } else if (event instanceof ChatEvent.Text text) {
                length[0] += text.text().length();
            } else if (event.terminal()) {
                cpu[0] = THREADS.getCurrentThreadCpuTime() - cpu[0];
                ended.countDown();
            }
        });
        ended.await();
        if (length[0] != 6L * EVENTS) {
            throw new IllegalStateException("text is missing: " + length[0]);
        }
        return (double) cpu[0] / EVENTS;
    }

    /** @param least how long an event's text is at least: a check that none was passed over */
    private static double cost(long start, long length, int least) {
        if (length < (long) EVENTS * least) {
            throw new IllegalStateException("events are missing: " + length);
        }
        return (double) (THREADS.getCurrentThreadCpuTime() - start) / EVENTS;
    }

    private static void streams(WireServer server, HttpRuntime runtime) throws Exception {
        int perStream = TOKENS_PER_SECOND * SECONDS;
        long[] added = new long[STREAMS * perStream];
        CountDownLatch ended = new CountDownLatch(STREAMS);
        com.sun.management.OperatingSystemMXBean system =
                ManagementFactory.getPlatformMXBean(com.sun.management.OperatingSystemMXBean.class);
        HttpChatModel model = model(runtime, server.url());
        long cpu = system.getProcessCpuTime();
        long wall = System.nanoTime();
        long[] callCpu = new long[STREAMS];
        for (int stream = 0; stream < STREAMS; stream++) {
            int number = stream;
            int[] next = {stream * perStream};
            model.start(ChatRequest.of(Message.user("x")), Origin.root(), event -> {
                if (event instanceof ChatEvent.Text) {
                    added[next[0]++] = System.nanoTime() - event.nanos();
                } else if (event.terminal()) {
                    callCpu[number] = THREADS.getCurrentThreadCpuTime();
                    ended.countDown();
                }
            });
        }
        ended.await();
        double seconds = (System.nanoTime() - wall) / 1e9;
        double process = (system.getProcessCpuTime() - cpu) / 1e9 / seconds;
        Arrays.sort(added);
        System.out.printf("%d streams of %d tokens/s for %.1f s%n", STREAMS, TOKENS_PER_SECOND, seconds);
        System.out.printf(
                "  added from bytes to listener: p50 %.1f us, p99 %.1f us, largest %.1f us%n",
                added[added.length / 2] / 1e3, added[added.length * 99 / 100] / 1e3, added[added.length - 1] / 1e3);
        System.out.printf(
                "  CPU: %.3f cores for the calls' threads, %.3f cores for the process with its server%n",
                Arrays.stream(callCpu).sum() / 1e9 / seconds, process);
    }

    private static HttpChatModel model(HttpRuntime runtime, String url) {
        return new HttpChatModel(
                Endpoint.of("bench", url, null),
                new OpenAiChatProtocol(Dialects.bundled().generic()),
                runtime,
                "gpt-5.5");
    }

    private static Request request(WireServer server) {
        return new Request.Builder().url(server.url()).build();
    }

    private static void all(WireServer.Exchange exchange) throws IOException {
        int perPacket = 100;
        byte[] packet = new byte[TOKEN.length * perPacket];
        boolean varied = exchange.request().target().startsWith(VARIED);
        for (int i = 0; i < perPacket; i++) {
            byte[] token = varied ? event(i, " token", "null") : TOKEN;
            System.arraycopy(token, 0, packet, i * TOKEN.length, TOKEN.length);
        }
        exchange.begin(200, "text/event-stream");
        for (int i = 0; i < EVENTS / perPacket; i++) {
            exchange.send(packet);
        }
        end(exchange);
    }

    private static void paced(WireServer.Exchange exchange) throws IOException {
        exchange.begin(200, "text/event-stream");
        long next = System.nanoTime();
        for (int i = 0; i < TOKENS_PER_SECOND * SECONDS; i++) {
            next += 1_000_000_000L / TOKENS_PER_SECOND;
            LockSupport.parkNanos(next - System.nanoTime());
            exchange.send(TOKEN);
        }
        end(exchange);
    }

    private static void end(WireServer.Exchange exchange) throws IOException {
        exchange.send(LAST);
        exchange.send(DONE);
        exchange.end();
    }

    private static byte[] event(int varying, String text, String finish) {
        return ("data: " + String.format(CHUNK, text, finish, varying) + "\n\n").getBytes(StandardCharsets.UTF_8);
    }

    private static double median(double[] passes) {
        double[] late = Arrays.copyOfRange(passes, WARM_UP, passes.length);
        Arrays.sort(late);
        return late[late.length / 2];
    }
}
