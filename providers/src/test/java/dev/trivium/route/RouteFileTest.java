package dev.trivium.route;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.trivium.chat.ModelAddress;
import dev.trivium.chat.Parameters;
import dev.trivium.yaml.ProblemException;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class RouteFileTest {

    private static final String TEXT = """
            # By hand. 😀
            entry: pick   # the first

            steps:
              # decides
              pick:
                choose:
                  - when: input.tokens > 400   # long
                    then: careful
                otherwise: quick
              # answers fast
              quick:
                temperature: 0      # always the same
                call: demo-openai/fast
                max_tokens: 100     # short
              careful: { fallback: [ 'quick', { call: m/b } ] }
              last:
                sequence: [quick, tidy]
              tidy:
                call: m/c
                template: "Tidy {{answers.quick}} and {{answers.quicker}}"   # keep
            # the end
            """;

    @Property(tries = 400)
    void writingAndReadingIsTheIdentity(@ForAll long seed) throws Exception {
        Route route = RandomRoutes.of(seed);
        String text = RouteFile.write(route);
        assertThat(Route.parse("r", "r", text)).isEqualTo(route);
        assertThat(RouteFile.write(Route.parse("r", "r", text))).isEqualTo(text);
    }

    @Test
    void replacingAStepTouchesOnlyWhatChanged() throws Exception {
        Parameters parameters =
                Parameters.NONE.withTemperature(0.0).withMaxTokens(200).withSeed(7L);
        RouteFile changed = file().replaceStep("quick", new Step.Call(ModelAddress.parse("m/x"), parameters));
        assertThat(changed.text())
                .isEqualTo(TEXT.replace("call: demo-openai/fast", "call: m/x")
                        .replace("max_tokens: 100     # short", "max_tokens: 200     # short\n    seed: 7"));
        RouteFile fewer = file().replaceStep(
                        "quick",
                        new Step.Call(ModelAddress.parse("demo-openai/fast"), Parameters.NONE.withMaxTokens(100)));
        assertThat(fewer.text()).isEqualTo(TEXT.replace("    temperature: 0      # always the same\n", ""));
    }

    @Test
    void aStepCanBecomeOneOfAnotherKind() throws Exception {
        RouteFile changed = file().replaceStep("last", new Hedge("quick", "tidy", null));
        assertThat(changed.route().step("last")).isEqualTo(new Hedge("quick", "tidy", null));
        assertThat(changed.text()).contains("# answers fast").contains("# the end");
    }

    @Test
    void stepsAreAddedAndRemoved() throws Exception {
        RouteFile added = file().addStep("more", new Sequence(List.of("quick", "tidy")));
        assertThat(added.route().step("more")).isEqualTo(new Sequence(List.of("quick", "tidy")));
        assertThat(added.text())
                .startsWith(TEXT.substring(0, TEXT.indexOf("# the end")))
                .endsWith("# the end\n");
        assertThat(added.removeStep("more").text()).isEqualTo(TEXT);
        assertThatThrownBy(() -> file().removeStep("quick"))
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining("There is no step \"quick\"");
        assertThatThrownBy(() -> file().addStep("quick", new Step.Use("tidy"))).hasMessageContaining("already");
    }

    @Test
    void aStepIsRenamedWhereverItIsNamed() throws Exception {
        RouteFile renamed = file().renameStep("quick", "swift");
        assertThat(renamed.text())
                .isEqualTo(TEXT.replace("otherwise: quick", "otherwise: swift")
                        .replace("  quick:\n", "  swift:\n")
                        .replace("'quick'", "swift")
                        .replace("[quick, tidy]", "[swift, tidy]")
                        .replace("answers.quick}", "answers.swift}"));
        assertThat(renamed.withEntry("swift").route().entry()).isEqualTo("swift");
    }

    private static RouteFile file() throws ProblemException {
        return RouteFile.parse("r.route.yaml", "r", TEXT);
    }
}
