package dev.trivium.provider;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trivium.provider.anthropic.AnthropicProtocol;
import dev.trivium.provider.gemini.GeminiProtocol;
import dev.trivium.provider.http.WireException;
import dev.trivium.provider.http.WireProtocol;
import dev.trivium.provider.ollama.OllamaProtocol;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

/** Bytes that were changed on the way, values of the wrong type: an error of the wire at most, nothing else. */
class DamagedStreamTest {

    private static final List<String> VALUES =
            List.of("null", "0.5", "1e400", "-7", "99999999999999999999", "\"x\"", "[]", "{}", "true", "[[1]]");

    private static final String ANTHROPIC = """
            data: {"type":"message_start","message":{"id":"m","model":"s","usage":{"input_tokens":11}}}

            data: {"type":"content_block_start","index":0,"content_block":{"type":"thinking","thinking":""}}

            data: {"type":"content_block_delta","index":0,"delta":{"type":"signature_delta","signature":"c2ln"}}

            data: {"type":"content_block_stop","index":0}

            data: {"type":"content_block_start","index":1,"content_block":{"type":"tool_use","id":"t","name":"f"}}

            event: content_block_delta
            data: {"type":"content_block_delta","index":1,"delta":{"type":"input_json_delta","partial_json":"{}"}}

            event: content_block_delta
            data: {"type":"content_block_delta","index":2,"delta":{"type":"text_delta","text":"é😀"}}

            data: {"type":"content_block_stop","index":1}

            data: {"type":"message_delta","delta":{"stop_reason":"tool_use"},"usage":{"output_tokens":7}}

            data: {"type":"message_stop"}

            """;

    private static final String GEMINI = """
            data: {"candidates":[{"index":0,"content":{"parts":[{"text":"é😀","thought":true}]}}],"responseId":"r"}

            data: {"candidates":[{"content":{"parts":[{"functionCall":{"name":"f","willContinue":true}}]}}]}

            data: {"candidates":[{"content":{"parts":[{"functionCall":{"partialArgs":[{"jsonPath":"$.a[1].b","stringValue":"x"}]}}]}}]}

            data: {"candidates":[{"content":{"parts":[{"functionCall":{"id":"c","name":"g","args":{"a":1}},"thoughtSignature":"s"}]},"finishReason":"STOP"}],"usageMetadata":{"promptTokenCount":1,"candidatesTokenCount":2,"thoughtsTokenCount":3}}

            """;

    private static final String OLLAMA = """
            {"model":"s","message":{"role":"assistant","content":"","thinking":"é😀"},"done":false}
            {"model":"s","message":{"role":"assistant","content":"é😀"},"done":false}
            {"model":"s","message":{"content":"","tool_calls":[{"id":"c","function":{"name":"f","arguments":{"a":1}}}]},"done":false}
            {"model":"s","message":{"role":"assistant","content":""},"done":true,"done_reason":"stop","prompt_eval_count":1,"eval_count":2}
            """;

    @Property(tries = 1500)
    void changedBytesAreAnErrorOfTheWireAtMost(@ForAll long seed, @ForAll @IntRange(min = 1, max = 6) int damages) {
        Random random = new Random(seed);
        everyProtocol((protocol, stream) -> {
            byte[] body = stream.getBytes(StandardCharsets.UTF_8);
            for (int i = 0; i < damages; i++) {
                body[random.nextInt(body.length)] = (byte) random.nextInt(256);
            }
            return body;
        });
    }

    @Property(tries = 1500)
    void valuesOfTheWrongTypeAreAnErrorOfTheWireAtMost(@ForAll long seed) {
        Random random = new Random(seed);
        everyProtocol((protocol, stream) -> {
            List<int[]> values = WireValues.find(stream);
            int[] value = values.get(random.nextInt(values.size()));
            String other = VALUES.get(random.nextInt(VALUES.size()));
            return (stream.substring(0, value[0]) + other + stream.substring(value[1]))
                    .getBytes(StandardCharsets.UTF_8);
        });
    }

    private interface Damage {
        byte[] to(WireProtocol protocol, String stream);
    }

    private static void everyProtocol(Damage damage) {
        read(new AnthropicProtocol(), damage, ANTHROPIC);
        read(new GeminiProtocol(), damage, GEMINI);
        read(new OllamaProtocol(), damage, OLLAMA);
    }

    private static void read(WireProtocol protocol, Damage damage, String stream) {
        try {
            Decoded.stream(protocol, new ByteArrayInputStream(damage.to(protocol, stream)))
                    .answer();
        } catch (WireException e) {
            assertThat(e.error().message()).isNotBlank();
        }
    }
}
