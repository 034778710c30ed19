package dev.trivium.app.controls;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trivium.app.controls.Completions.Vocabulary;
import dev.trivium.app.controls.Completions.Word;
import java.util.List;
import org.junit.jupiter.api.Test;

class CompletionsTest {

    private static final Vocabulary VOCABULARY = new Vocabulary(List.of("plan", "product"), List.of("closing"));

    @Test
    void variablesComeFirstAndCloseTheirBraces() {
        Completions offers = at("Hello {{p");

        assertThat(offers.from()).isEqualTo(8);
        assertThat(offers.words()).containsExactly(new Word("plan", "plan}}"), new Word("product", "product}}"));
        assertThat(at("Hello {{").words())
                .extracting(Word::shown)
                .contains("plan", "role", "else")
                .doesNotContain("if");
    }

    @Test
    void bracesThatAreThereAreNotWrittenTwice() {
        String text = "{{pl}} x";

        assertThat(Completions.at(text, 4, VOCABULARY).words()).containsExactly(new Word("plan", "plan"));
    }

    @Test
    void blocksAndPartialsAreOfferedAfterTheirSign() {
        assertThat(at("{{#unl").words()).extracting(Word::inserted).containsExactly("unless ", "unlessEquals ");
        assertThat(at("{{/i").words()).extracting(Word::inserted).containsExactly("if}}", "ifEquals}}");
        assertThat(at("{{> c").words()).containsExactly(new Word("closing", "closing}}"));
        assertThat(at("{{#if pl").words()).containsExactly(new Word("plan", "plan}}"));
    }

    @Test
    void nothingIsOfferedOutsideOfBraces() {
        assertThat(Completions.at("plan", 4, VOCABULARY)).isNull();
        assertThat(Completions.at("{{plan}} pl", 11, VOCABULARY)).isNull();
        assertThat(Completions.at("{{zzz", 5, VOCABULARY)).isNull();
    }

    private static Completions at(String text) {
        return Completions.at(text, text.length(), VOCABULARY);
    }
}
