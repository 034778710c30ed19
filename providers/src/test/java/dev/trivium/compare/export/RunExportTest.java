package dev.trivium.compare.export;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trivium.history.RunRecord;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class RunExportTest {

    @Test
    void aTableOfFiguresMarksWhatIsSimulatedOrEstimatedAndLeavesTheUnknownEmpty() {
        RunRecord run = SampleRuns.run(
                SampleRuns.measured("a"),
                SampleRuns.estimated("b"),
                SampleRuns.unpriced("c"),
                SampleRuns.simulated("d"),
                SampleRuns.failed(""),
                SampleRuns.interrupted());

        assertThat(RunMarkdown.table(run)).isEqualTo("""
                | Model | State | First token | Total | Tokens in | Tokens out | Cost |
                | --- | --- | ---: | ---: | ---: | ---: | ---: |
                | openai/gpt-5.5 | done | 1.50 s | 2.25 s | 12 | 34 | $0.0044 |
                | google/gemini | done | 1.50 s | 2.25 s | ~12 | ~34 | ~$0.00001 |
                | ollama/qwen3:32b | done | 1.50 s | 2.25 s | 12 | 34 |  |
                | demo-openai/fast (simulated) | done | 1.50 s | 2.25 s | 12 | 34 | simulated |
                | google/gemini | failed: rate\\_limit |  | 2.25 s |  |  |  |
                | openai/slow | interrupted |  |  |  |  |  |

                Simulated: invented by a demo provider; it is no model's answer and cost nothing. \
                ~ marks an estimate: nobody reported the number.
                """);
    }

    @Test
    void markdownHoldsThePromptTheValuesAndEachAnswerAsAQuotation() {
        RunRecord run = SampleRuns.run(SampleRuns.measured("# Big\n\nwords"), SampleRuns.failed("Half of"));

        assertThat(RunMarkdown.write(run, ZoneOffset.UTC)).isEqualTo("""
                # Refund | answer

                1 Mar 2026, 12:00:00 (Z) · compare · finished · run run-1

                | Model | State | First token | Total | Tokens in | Tokens out | Cost |
                | --- | --- | ---: | ---: | ---: | ---: | ---: |
                | openai/gpt-5.5 | done | 1.50 s | 2.25 s | 12 | 34 | $0.0044 |
                | google/gemini | failed: rate\\_limit | 1.50 s | 2.25 s |  |  |  |

                ## Prompt

                ````
                Say ```hi``` to {{name}}
                ````

                ## Variables

                | Name | Value |
                | --- | --- |
                | name | Ada \\| \\<b\\> |

                ## openai/gpt-5.5

                > # Big
                >
                > words

                ## google/gemini

                **Google is limiting calls.** Too many. Wait.

                Partial answer:

                > Half of
                """);
    }

    @Test
    void csvQuotesByTheStandardAndDefusesFormulas() {
        RunRecord run = SampleRuns.run(
                SampleRuns.measured("=1+1"), SampleRuns.unpriced("a \"b\",\nc"), SampleRuns.simulated("-x"));

        assertThat(RunCsv.write(run))
                .isEqualTo(String.join(
                        "\r\n",
                        "run,started_at,source,prompt,column,model,served_model,simulated,state,error,error_message,"
                                + "finish_reason,time_to_first_token_ms,duration_ms,input_tokens,cached_input_tokens,"
                                + "output_tokens,reasoning_tokens,tokens_basis,cost_usd,cost_basis,text",
                        "run-1,2026-03-01T12:00:00Z,compare,Refund | answer,1,openai/gpt-5.5,,false,finished,,,stop,1500,2250,"
                                + "12,0,34,0,measured,0.0044,measured,'=1+1",
                        "run-1,2026-03-01T12:00:00Z,compare,Refund | answer,2,ollama/qwen3:32b,,false,finished,,,stop,1500,2250,"
                                + "12,0,34,0,measured,,,\"a \"\"b\"\",\nc\"",
                        "run-1,2026-03-01T12:00:00Z,compare,Refund | answer,3,demo-openai/fast,,true,finished,,,stop,1500,2250,"
                                + "12,0,34,0,measured,,simulated,'-x",
                        ""));
    }

    @Test
    void jsonIsTheResultsDocumentWithWhatWasAsked() {
        RunRecord run = SampleRuns.run(SampleRuns.measured("a"), SampleRuns.simulated("b"), SampleRuns.interrupted());

        JsonNode json = JsonMapper.builder().build().readTree(RunJson.write(run));

        assertThat(json.path("run").stringValue()).isEqualTo("run-1");
        assertThat(json.path("prompt").path("text").stringValue()).isEqualTo("Say ```hi``` to {{name}}");
        assertThat(json.path("variables").path("name").stringValue()).isEqualTo("Ada | <b>");
        assertThat(json.path("results").path(0).path("cost_usd").decimalValue()).isEqualByComparingTo("0.0044");
        assertThat(json.path("results").path(1).path("simulated").booleanValue())
                .isTrue();
        assertThat(json.path("results").path(1).path("cost_usd").isNull()).isTrue();
        assertThat(json.path("results").path(2).path("error").path("message").stringValue())
                .startsWith("This call was interrupted.");
    }

    @Test
    void htmlNeedsNothingElseAndRunsNothingOfAnAnswer() {
        RunRecord run = SampleRuns.run(
                SampleRuns.measured("**bold** <script>alert(1)</script>\n\n[go](javascript:alert(1)) "
                        + "![see](https://example.com/p.png)\n\n| a |\n| - |\n| 1 |"),
                SampleRuns.simulated("x"));

        String page = RunHtml.write(run, ZoneOffset.UTC);

        assertThat(page).startsWith("<!DOCTYPE html>").contains("prefers-color-scheme: dark");
        assertThat(page).contains("<strong>bold</strong>").contains("<td>1</td>");
        assertThat(page).contains("&lt;script&gt;alert(1)&lt;/script&gt;").doesNotContain("<script");
        assertThat(page).doesNotContain("javascript:").doesNotContain("<img").doesNotContain("@import");
        assertThat(page).contains("href=\"https://example.com/p.png\"").contains(">see</a>");
        assertThat(page).contains("<td>Ada | &lt;b&gt;</td>").contains("<td>$0.0044</td>");
        assertThat(page).contains("<span class=\"simulated\">simulated</span>").contains("<td>simulated</td>");
    }
}
