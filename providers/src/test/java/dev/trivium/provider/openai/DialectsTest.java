package dev.trivium.provider.openai;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.trivium.chat.ChatRequest;
import dev.trivium.chat.Message;
import dev.trivium.provider.Bodies;
import dev.trivium.provider.http.WireException;
import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DialectsTest {

    private final Dialects dialects = Dialects.bundled();

    @Test
    void everyServerThatASettingsScreenOffersHasAnEntry() {
        assertThat(dialects.all())
                .extracting(Dialect::id)
                .contains("openai", "openrouter", "groq", "deepseek", "mistral", "xai", "together", "vllm", "lmstudio")
                .contains("llamacpp", "azure", "4sapi", "anthropic", "gemini", "ollama", "generic");
        assertThat(dialects.all()).allSatisfy(dialect -> {
            boolean usable = dialect.id().equals(Dialects.GENERIC) || dialect.baseUrl() != null;
            assertThat(usable).as(dialect.id()).isTrue();
            assertThat(dialect.local() || dialect.keyVariable() != null || dialect.baseUrl() == null)
                    .as("%s names its key", dialect.id())
                    .isTrue();
        });
    }

    @ParameterizedTest
    @CsvSource({
        "https://api.openai.com/v1,openai",
        "https://openrouter.ai/api/v1,openrouter",
        "https://API.Mistral.ai/v1,mistral",
        "https://mine.openai.azure.com/openai/v1,azure",
        "http://localhost:1234/v1,lmstudio",
        "http://127.0.0.1:8000/v1,vllm",
        "http://localhost:9999/v1,generic",
        "https://gateway.example.org/v1,generic",
        "https://evil-openai.azure.com.example.org,generic"
    })
    void aServerIsRecognisedByItsAddress(URI address, String id) {
        Dialect dialect = dialects.forBaseAddress(address);

        assertThat(dialect.id()).isEqualTo(id);
        assertThat(dialect.baseUrl()).isEqualTo(address.toString());
    }

    @ParameterizedTest
    @CsvSource({
        "https://host.example/v1,chat/completions",
        "https://host.example/openai/v1/,chat/completions",
        "http://localhost:8080,v1/chat/completions",
        "http://localhost:8080/,v1/chat/completions",
        "https://openrouter.ai,api/v1/chat/completions",
        "https://mine.openai.azure.com,openai/v1/chat/completions",
        "https://api.groq.com,openai/v1/chat/completions"
    })
    void anAddressWithoutAPathGetsTheUsualOne(URI address, String path) throws WireException {
        OpenAiChatProtocol protocol = new OpenAiChatProtocol(dialects.forBaseAddress(address));

        assertThat(protocol.chat("m", ChatRequest.of(Message.user("Hi"))).path())
                .isEqualTo(path);
    }

    @Test
    void theKeyTravelsAsTheServerWantsIt() {
        assertThat(protocol("https://api.openai.com/v1").authentication("k"))
                .containsEntry("Authorization", "Bearer k");
        assertThat(protocol("https://mine.openai.azure.com/openai/v1").authentication("k"))
                .containsOnlyKeys("api-key")
                .containsEntry("api-key", "k");
    }

    @Test
    void anEntryTakesFromTheGenericOneWhatItLeavesOut() {
        Dialects read = Dialects.read(Bodies.json("{'mine':{'display_name':'Mine','seed_name':'luck'},"
                + "'generic':{'display_name':'G','protocol':'openai-chat','default_path':'v1','key_header':'bearer',"
                + "'max_tokens_name':'max_tokens','seed_name':'seed','system_role':'system','required_tool':'any',"
                + "'reasoning_parameter':'effort','reasoning_history':'none','stream_options':true,"
                + "'short_tool_ids':false,'think_tags':false,'reasoning_outside':false}}"));

        assertThat(read.all().get(0).requests().seed()).isEqualTo("luck");
        assertThat(read.all().get(0).requests().requiredTool()).isEqualTo("any");
    }

    @Test
    void aWrongEntryIsNamed() {
        assertThatThrownBy(() -> Dialects.read(Bodies.json("{'mine':{'display_name':'Mine'}}")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("mine.protocol");
    }

    private OpenAiChatProtocol protocol(String address) {
        return new OpenAiChatProtocol(dialects.forBaseAddress(URI.create(address)));
    }
}
