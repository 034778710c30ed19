package dev.trivium.prompt;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trivium.prompt.PromptDocument.Turn;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PromptDocumentTest {

    private static final String FILE = """
            ---
            # A comment of the author.
            config: { temperature: 0.3 }
            ---
            {{!-- Keep this. --}}

            {{role "system"}}
            Be kind. {{! always }}

            {{role 'user'}}
            Greet {{name}}.

            {{role "model"}}
            Hello.

            {{role "user"}}
            And now?
            """;

    @Test
    void theTopLevelRolesAreThePartsOfTheFile() {
        PromptDocument document = PromptDocument.of(FILE);

        assertThat(document.textOnly()).isEmpty();
        assertThat(document.system()).isEqualTo("Be kind. {{! always }}");
        assertThat(document.user()).isEqualTo("Greet {{name}}.");
        assertThat(document.turns()).containsExactly(new Turn("model", "Hello."), new Turn("user", "And now?"));
    }

    @Test
    void aChangeOfOnePartKeepsEveryOtherCharacter() {
        String changed = PromptDocument.of(FILE)
                .withSystem("Be brief.")
                .withTurn(0, "Hi.")
                .text();

        assertThat(changed)
                .isEqualTo(FILE.replace("Be kind. {{! always }}", "Be brief.").replace("Hello.", "Hi."));
    }

    @Test
    void aTextWithoutRolesIsTheUsersAndGetsARoleWhenASystemTextComes() {
        PromptDocument document = PromptDocument.of("Greet {{name}}.\n");

        assertThat(document.user()).isEqualTo("Greet {{name}}.");
        assertThat(document.withSystem("Be kind.").text())
                .isEqualTo("{{role \"system\"}}\nBe kind.\n\n{{role \"user\"}}\nGreet {{name}}.\n");
    }

    @Test
    void anEmptyFileIsFilledFromItsParts() {
        PromptDocument empty = PromptDocument.of("");

        assertThat(empty.withUser("Hello").text()).isEqualTo("Hello\n");
        assertThat(empty.withUser("Hello").withSystem("Be kind").user()).isEqualTo("Hello");
        PromptDocument turns =
                empty.withUser("Hello").withTurnAdded().withTurn(0, "Hi").withTurnAdded();
        assertThat(turns.turns()).containsExactly(new Turn("model", "Hi"), new Turn("user", ""));
        assertThat(PromptDocument.of(turns.text()).turns()).isEqualTo(turns.turns());
    }

    @Test
    void turnsMoveGoAndChangeSides() {
        PromptDocument document = PromptDocument.of(FILE);

        assertThat(document.withTurnMoved(0, 1).turns())
                .containsExactly(new Turn("user", "And now?"), new Turn("model", "Hello."));
        assertThat(document.withTurnMoved(0, -1)).isSameAs(document);
        assertThat(document.withTurnRemoved(1).text()).endsWith("{{role \"model\"}}\nHello.\n");
        assertThat(PromptDocument.of(document.withTurnRole(0, "user").text()).turns())
                .first()
                .isEqualTo(new Turn("user", "Hello."));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{{#if a}}{{role \"user\"}}x{{/if}}",
                "Hello {{role \"system\"}} late",
                "{{role who}} x",
                "{{#if a}} never closed",
                "open {{",
                "{{role \"tool\"}} x",
                "{{history}} x",
                "{{{{raw}}}} {{role \"user\"}} {{{{/raw}}}}"
            })
    void aFileThatHasNoPartsIsText(String text) {
        PromptDocument document = PromptDocument.of(text);

        assertThat(document.textOnly()).endsWith("edited as text.");
        assertThat(document.text()).isEqualTo(text);
    }

    @Test
    void aConditionWithinAPartIsNoObstacle() {
        PromptDocument document = PromptDocument.of("{{#if a}}x{{^}}y{{/if}}{{role \"model\"}}z");

        assertThat(document.user()).isEqualTo("{{#if a}}x{{^}}y{{/if}}");
        assertThat(document.turns()).containsExactly(new Turn("model", "z"));
    }

    @Property(tries = 1000)
    void everyTextComesBackAsItWas(@ForAll("files") String text) {
        PromptDocument document = PromptDocument.of(text);

        assertThat(document.text()).isEqualTo(text);
        assertThat(PromptDocument.of(document.text()).turns()).isEqualTo(document.turns());
    }

    @Property(tries = 1000)
    void aPartThatIsSetIsReadBackAndTheOthersStay(@ForAll("files") String text, @ForAll("words") String words) {
        PromptDocument document = PromptDocument.of(text);
        if (!document.textOnly().isEmpty()) {
            return;
        }
        PromptDocument user = PromptDocument.of(document.withUser(words).text());
        assertThat(user.user()).isEqualTo(words);
        assertThat(user.system()).isEqualTo(document.system());
        assertThat(user.turns()).isEqualTo(document.turns());
        PromptDocument system = PromptDocument.of(document.withSystem(words).text());
        assertThat(system.system()).isEqualTo(words);
        assertThat(system.user()).isEqualTo(document.user());
        assertThat(system.turns()).isEqualTo(document.turns());
    }

    @Provide
    Arbitrary<String> files() {
        Arbitrary<String> head =
                Arbitraries.of("", "---\nmodel: a/b # why\n---\n", "---\n---\n\n", "# note\n---\nx: 1\n---");
        Arbitrary<String> pieces = Arbitraries.of(
                "{{role \"system\"}}",
                "{{role \"user\"}}\n",
                "{{role \"model\"}}\n",
                "{{~role 'assistant'~}}",
                "text ",
                "\n\n",
                "{{name}}",
                "{{! a comment }}",
                "{{!-- {{role \"user\"}} --}}\n",
                "{{#if a}}",
                "{{/if}}",
                "{{else}}",
                "{{> part}}",
                "\\{{role \"user\"}}",
                "}}",
                "{{");
        return pieces.list()
                .ofMaxSize(9)
                .map(list -> String.join("", list))
                .flatMap(body -> head.map(top -> top + body));
    }

    @Provide
    Arbitrary<String> words() {
        return Arbitraries.of(List.of("one", "two\n\nlines", "a {{b}} c", "{{#if a}}x{{/if}}", "größer 漢字"));
    }
}
