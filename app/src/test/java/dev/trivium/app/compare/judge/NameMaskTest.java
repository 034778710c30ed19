package dev.trivium.app.compare.judge;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trivium.chat.ModelAddress;
import org.junit.jupiter.api.Test;

class NameMaskTest {

    private final NameMask mask = new NameMask();

    @Test
    void hidesModelsFamiliesAndProvidersWhateverTheirCase() {
        mask.hide(ModelAddress.parse("anthropic/claude-opus-4.6"), "Claude Opus 4.6");
        mask.hide(ModelAddress.parse("ollama/qwen3:32b"), "qwen3:32b");
        mask.hide(ModelAddress.parse("openrouter/meta-llama/llama-4"), "Llama 4");

        assertThat(mask.of("I am Claude, made by ANTHROPIC; claude opus 4.6 to be exact."))
                .isEqualTo("I am [name hidden], made by [name hidden]; [name hidden] to be exact.");
        assertThat(mask.of("Run qwen3:32b, or Qwen2, or Llama-3."))
                .isEqualTo("Run [name hidden], or [name hidden]2, or [name hidden]-3.");
    }

    @Test
    void leavesEverydayWordsAndPartsOfWordsAlone() {
        mask.hide(ModelAddress.parse("demo-openai/fast"), "Demo Fast");
        mask.hide(ModelAddress.parse("route/support-hybrid"), "support-hybrid");

        assertThat(mask.of("A fast answer of our support, not breakfast."))
                .isEqualTo("A fast answer of our support, not breakfast.");
        assertThat(mask.of("The Demo Fast model by way of support-hybrid"))
                .isEqualTo("The [name hidden] model by way of [name hidden]");
    }

    @Test
    void withoutNamesATextStaysAsItIs() {
        assertThat(mask.of("$1 and \\n")).isEqualTo("$1 and \\n");
    }
}
