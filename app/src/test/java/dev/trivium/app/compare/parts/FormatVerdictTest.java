package dev.trivium.app.compare.parts;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trivium.chat.ResponseFormat;
import org.junit.jupiter.api.Test;

class FormatVerdictTest {

    private static final String SCHEMA = """
            {"type": "object",
             "properties": {"reply": {"type": "string"}, "tags": {"type": "array", "items": {"type": "string"}}},
             "required": ["reply"]}""";
    private static final ResponseFormat FORM = new ResponseFormat.JsonSchema("reply", SCHEMA, true);

    @Test
    void anyTextFitsPlainText() {
        assertThat(FormatVerdict.of(new ResponseFormat.PlainText(), "{")).isNull();
    }

    @Test
    void jsonThatFitsTheSchemaIsSaidToFit() {
        FormatVerdict verdict = FormatVerdict.of(FORM, "{\"reply\": \"yes\", \"tags\": [\"a\"]}");

        assertThat(verdict.fits()).isTrue();
        assertThat(verdict.sentence()).isEqualTo("Valid JSON, fits the schema reply.");
    }

    @Test
    void eachPlaceThatDoesNotFitIsNamedByItsPath() {
        FormatVerdict verdict = FormatVerdict.of(FORM, "{\"reply\": 7, \"tags\": [\"a\", 2]}");

        assertThat(verdict.fits()).isFalse();
        assertThat(verdict.sentence()).isEqualTo("Valid JSON, but it does not fit the schema reply in 2 places.");
        assertThat(verdict.problems())
                .satisfiesExactlyInAnyOrder(
                        line -> assertThat(line).startsWith("/reply: ").contains("string"),
                        line -> assertThat(line).startsWith("/tags/1: ").contains("string"));
    }

    @Test
    void aMissingFieldIsSaidOfTheTop() {
        FormatVerdict verdict = FormatVerdict.of(FORM, "{}");

        assertThat(verdict.problems())
                .singleElement()
                .satisfies(line -> assertThat(line).startsWith("the top: ").contains("reply"));
    }

    @Test
    void whatIsNoJsonSaysTheLineOrTheFence() {
        assertThat(FormatVerdict.of(new ResponseFormat.Json(), "{\n\"a\": 1,\n}")
                        .problems())
                .singleElement()
                .satisfies(line -> assertThat(line).startsWith("Line 3 is not JSON: "));
        assertThat(FormatVerdict.of(FORM, "```json\n{}\n```").sentence()).contains("Markdown code fence");
        assertThat(FormatVerdict.of(FORM, " ").problems()).containsExactly("The answer is empty.");
        assertThat(FormatVerdict.of(new ResponseFormat.Json(), "{} and more").fits())
                .isFalse();
        assertThat(FormatVerdict.of(new ResponseFormat.Json(), "[1]").fits()).isTrue();
    }

    @Test
    void aSchemaThatPointsElsewhereIsNeverFetched() {
        ResponseFormat elsewhere = new ResponseFormat.JsonSchema(
                "far", "{\"type\": \"object\", \"$ref\": \"https://example.invalid/schema.json\"}", true);

        FormatVerdict verdict = FormatVerdict.of(elsewhere, "{}");

        assertThat(verdict.fits()).isFalse();
        assertThat(verdict.sentence()).startsWith("Valid JSON; the schema far cannot be used: ");
    }
}
