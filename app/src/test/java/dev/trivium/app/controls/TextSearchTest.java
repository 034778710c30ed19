package dev.trivium.app.controls;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trivium.app.controls.TextSearch.Match;
import org.junit.jupiter.api.Test;

class TextSearchTest {

    @Test
    void caseAndWholeWordsCountOnlyWhereAskedFor() {
        String text = "Plan plan planet";

        assertThat(new TextSearch("plan", false, false, false).in(text)).hasSize(3);
        assertThat(new TextSearch("plan", true, false, false).in(text)).hasSize(2);
        assertThat(new TextSearch("plan", true, true, false).in(text)).containsExactly(new Match(5, 9));
    }

    @Test
    void aRegularExpressionReplacesWithItsGroups() {
        assertThat(new TextSearch("(\\w+)@(\\w+)", false, false, true).replaceAll("a@b, c@d", "$2 of $1"))
                .isEqualTo("b of a, d of c");
        assertThat(new TextSearch("a.c", false, false, false).replaceAll("abc a.c", "$1"))
                .isEqualTo("abc $1");
    }

    @Test
    void aWrongExpressionIsSaidAndFindsNothing() {
        TextSearch wrong = new TextSearch("(", false, false, true);

        assertThat(wrong.problem()).startsWith("This is no regular expression: ");
        assertThat(wrong.in("((")).isEmpty();
        assertThat(wrong.replaceAll("((", "x")).isEqualTo("((");
        assertThat(new TextSearch("x", false, false, true).replaceAll("x", "$9"))
                .isEqualTo("x");
    }
}
