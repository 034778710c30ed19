package dev.trivium.prompt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.trivium.yaml.ProblemException;
import java.util.LinkedHashMap;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class ValueSetsTest {

    @Test
    void theFileIsReadableText() throws Exception {
        Map<String, Map<String, String>> sets = new LinkedHashMap<>();
        sets.put("First customer", Map.of("plan", "Growth"));
        sets.put("Angry", Map.of("plan", "yes", "mail", "Hi,\nwhere is it?"));
        String text = new ValueSets(sets).text();

        assertThat(text)
                .startsWith("sets:\n  First customer:\n    plan: Growth\n")
                .contains("where is it?");
        assertThat(ValueSets.parse("a", text).sets()).isEqualTo(sets);
        assertThat(ValueSets.parse("a", "").sets()).isEmpty();
    }

    @Test
    void aFileOfAnotherFormIsAProblemWithALine() {
        assertThatThrownBy(() -> ValueSets.parse("a.values.yaml", "sets:\n  a: 3\n"))
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining("a.values.yaml:2");
    }

    @Property(tries = 300)
    void everyValueComesBack(@ForAll("values") String name, @ForAll("values") String value) throws Exception {
        ValueSets sets = new ValueSets(Map.of(name, Map.of("x", value)));

        assertThat(ValueSets.parse("a", sets.text())).isEqualTo(sets);
    }

    @Provide
    Arbitrary<String> values() {
        Arbitrary<String> odd = Arbitraries.of(
                "null",
                "true",
                "1",
                "1.0",
                "~",
                "a: b",
                "# x",
                "- x",
                "\"",
                "'",
                "|",
                "two\nlines\n",
                "\n x",
                "x ",
                "😀",
                "a\tb");
        return Arbitraries.oneOf(
                odd,
                Arbitraries.strings()
                        .ascii()
                        .ofMinLength(1)
                        .ofMaxLength(60)
                        .filter(text -> text.chars().allMatch(c -> c >= 32 || c == '\n')));
    }

    @Test
    void valuesHaveTheTypesOfTheSchema() throws Exception {
        Prompt prompt = Prompt.parse(
                "p",
                "---\ninput:\n  schema:\n    n: integer\n    ok: boolean\n    items(array): string\n    s: string\n---\nx");
        Map<String, Object> typed = InputValues.typed(
                prompt, Map.of("n", "3", "ok", "false", "items", "[\"a\"]", "s", "3", "other", "7", "empty", ""));

        assertThat(typed)
                .containsEntry("n", 3)
                .containsEntry("ok", false)
                .containsEntry("s", "3")
                .containsEntry("other", "7")
                .containsEntry("items", java.util.List.of("a"))
                .doesNotContainKey("empty");
        assertThatThrownBy(() -> InputValues.typed(prompt, Map.of("ok", "perhaps")))
                .hasMessage("The value of ok must be true or false.");
    }
}
