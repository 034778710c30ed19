package dev.trivium.compare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.trivium.compare.TextDiff.Change;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;

class TextDiffTest {

    private static String shown(String before, String after) {
        StringBuilder text = new StringBuilder();
        int at = 0;
        for (Change change : TextDiff.between(before, after, false).changes()) {
            text.append(before, at, change.beforeFrom());
            text.append('[').append(before, change.beforeFrom(), change.beforeTo());
            text.append('|').append(after, change.afterFrom(), change.afterTo()).append(']');
            at = change.beforeTo();
        }
        return text.append(before.substring(at)).toString();
    }

    @Test
    void a_word_that_changed_is_one_change() {
        assertThat(shown("Store the event id in a table.", "Insert the event id in a table."))
                .isEqualTo("[Store|Insert] the event id in a table.");
    }

    @Test
    void other_line_breaks_are_no_change() {
        assertThat(shown("One two\nthree  four.\n\nFive", "One\ttwo three\nfour. Five\n"))
                .doesNotContain("[");
    }

    @Test
    void words_added_at_the_end_and_removed_at_the_start_are_found() {
        assertThat(shown("Well, it works", "it works today")).isEqualTo("[Well,|] it works[|today]");
    }

    @Test
    void a_sentence_written_anew_is_one_change_although_a_short_word_recurs() {
        assertThat(shown("Wholly unexpected results, a pity.", "Entirely foreseeable output, a success."))
                .isEqualTo("[Wholly unexpected results, a pity|Entirely foreseeable output, a success].");
    }

    @Test
    void a_number_and_a_dotted_name_are_one_word_each() {
        assertThat(shown("wait 12.5 s, then event.id", "wait 12.7 s, then event.key"))
                .isEqualTo("wait [12.5|12.7] s, then [event.id|event.key]");
    }

    @Test
    void case_counts_only_if_asked_for() {
        assertThat(TextDiff.between("Hello World", "hello world", true).changes())
                .isEmpty();
        assertThat(TextDiff.between("Hello World", "hello world", false).changes())
                .isNotEmpty();
    }

    @Test
    void words_are_counted_without_signs() {
        TextDiff diff = TextDiff.between("a b c, d", "a b x y, d", false);

        assertThat(diff.same()).isEqualTo(3);
        assertThat(diff.removed()).isEqualTo(1);
        assertThat(diff.added()).isEqualTo(2);
        assertThat(diff.similarity()).isCloseTo(6.0 / 9, within(1e-9));
    }

    @Test
    void empty_texts_are_alike() {
        assertThat(TextDiff.between("", " \n", false).changes()).isEmpty();
        assertThat(TextDiff.between("", "", false).similarity()).isEqualTo(1);
        assertThat(TextDiff.between("", "new", false).changes()).containsExactly(new Change(0, 0, 0, 3));
    }

    @Property(tries = 300)
    void putting_the_changes_into_the_first_text_gives_the_words_of_the_second(
            @ForAll("texts") String before, @ForAll("texts") String after) {
        StringBuilder made = new StringBuilder();
        int at = 0;
        for (Change change : TextDiff.between(before, after, false).changes()) {
            made.append(before, at, change.beforeFrom()).append(' ');
            made.append(after, change.afterFrom(), change.afterTo()).append(' ');
            at = change.beforeTo();
        }
        made.append(before.substring(at));

        assertThat(words(made.toString())).isEqualTo(words(after));
    }

    @Provide
    Arbitrary<String> texts() {
        return Arbitraries.of("a", "b", "c", "the", "cat", ",", ".")
                .list()
                .ofMaxSize(40)
                .map(words -> String.join(" ", words));
    }

    @Test
    void a_few_changes_in_a_text_of_1_MB_are_found_one_by_one_although_its_lines_break_elsewhere() {
        List<String> words = randomWords(180_000, 20_000, 1);
        String before = String.join(" ", words);
        words.set(5, "changed_near_the_start");
        words.set(90_000, "changed_in_the_middle");
        words.set(179_990, "changed_near_the_end");
        String after = String.join("\n", words);

        TextDiff diff = Assertions.assertTimeoutPreemptively(
                Duration.ofSeconds(30), () -> TextDiff.between(before, after, false));

        assertThat(diff.changes())
                .extracting(change -> after.substring(change.afterFrom(), change.afterTo()))
                .containsExactly("changed_near_the_start", "changed_in_the_middle", "changed_near_the_end");
    }

    @Test
    void two_texts_of_1_MB_with_nothing_in_common_are_answered_in_bounded_time() {
        String before = String.join(" ", randomWords(180_000, 300, 2));
        String after = String.join(" ", randomWords(180_000, 300, 3));

        TextDiff diff = Assertions.assertTimeoutPreemptively(
                Duration.ofSeconds(30), () -> TextDiff.between(before, after, false));

        assertThat(diff.changes()).isNotEmpty();
    }

    private static List<String> randomWords(int count, int vocabulary, long seed) {
        Random random = new Random(seed);
        List<String> words = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            words.add("w" + random.nextInt(vocabulary));
        }
        return words;
    }

    private static List<String> words(String text) {
        return List.of(text.strip().split("\\s+"));
    }
}
