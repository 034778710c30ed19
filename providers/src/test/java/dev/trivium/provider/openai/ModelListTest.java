package dev.trivium.provider.openai;

import static dev.trivium.provider.Bodies.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.trivium.provider.http.ModelPage.RemoteModel;
import dev.trivium.provider.http.WireException;
import org.junit.jupiter.api.Test;

class ModelListTest {

    private final OpenAiChatProtocol protocol = ChatRequestTest.protocol("generic");

    @Test
    void modelsOfEveryServerAreListedWithWhatItSaysOfThem() throws WireException {
        assertThat(protocol.models(json("""
                {'object':'list','data':[{'id':'plain','object':'model'},
                 {'id':'router/one','name':'One','context_length':1000},{'id':'groq','context_window':2000},
                 {'id':'vllm','max_model_len':3000},{'id':'llama','meta':{'n_ctx_train':4000}},{'nothing':1}]}""")).models())
                .containsExactly(
                        new RemoteModel("plain", null, null),
                        new RemoteModel("router/one", "One", 1000L),
                        new RemoteModel("groq", null, 2000L),
                        new RemoteModel("vllm", null, 3000L),
                        new RemoteModel("llama", null, 4000L));
    }

    @Test
    void aBareListIsReadToo() throws WireException {
        assertThat(protocol.models(json("[{'id':'a','display_name':'A'}]")).models())
                .containsExactly(new RemoteModel("a", "A", null));
    }

    @Test
    void anythingElseIsSaidToBeWrong() {
        assertThatThrownBy(() -> protocol.models(json("{'hello':1}"))).isInstanceOf(WireException.class);
    }

    @Test
    void theListIsAskedForBelowTheBaseAddress() {
        assertThat(protocol.listModels(null).path()).isEqualTo("models");
        assertThat(protocol.listModels(null).body()).isNull();
    }
}
