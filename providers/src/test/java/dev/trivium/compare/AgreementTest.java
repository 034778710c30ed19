package dev.trivium.compare;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trivium.compare.Agreement.Share;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class AgreementTest {

    private static List<String> with(Share share, int column, String... answers) {
        return Agreement.of(List.of(answers)).columns().get(column).stream()
                .filter(sentence -> sentence.share() == share)
                .map(sentence -> answers[column].substring(sentence.from(), sentence.to()))
                .toList();
    }

    @Test
    void a_sentence_that_every_answer_has_is_found_whatever_its_case_signs_and_breaks() {
        String one = "Keep retries on. Use a queue.";
        String two = "First this.\n\nKEEP retries\non!";
        String three = "- keep retries on";

        assertThat(with(Share.ALL, 0, one, two, three)).containsExactly("Keep retries on.");
        assertThat(with(Share.ALL, 1, one, two, three)).containsExactly("KEEP retries\non!");
        assertThat(with(Share.ONLY, 0, one, two, three)).containsExactly("Use a queue.");
    }

    @Test
    void a_sentence_that_some_have_is_neither() {
        Agreement agreement = Agreement.of(List.of("Use a queue.", "Use a queue.", "Use a table."));

        assertThat(agreement.columns().get(0).get(0).share()).isEqualTo(Share.SOME);
        assertThat(agreement.columns().get(0).get(0).holders()).isEqualTo(2);
        assertThat(agreement.columns().get(2).get(0).share()).isEqualTo(Share.ONLY);
    }

    @Test
    void a_sentence_worded_a_little_otherwise_is_the_same() {
        assertThat(with(Share.ALL, 0, "Store the event id in a table.", "Save the event id in a table first."))
                .hasSize(1);
    }

    @Test
    void another_number_or_a_negation_is_another_sentence() {
        assertThat(with(Share.ALL, 0, "The service waits 10 seconds for you.", "The service waits 12 seconds for you."))
                .isEmpty();
        assertThat(with(Share.ALL, 0, "You should switch off the retries.", "You should not switch off the retries."))
                .isEmpty();
        assertThat(with(Share.ALL, 0, "We will do that today for you.", "We won't do that today for you."))
                .isEmpty();
    }

    @Test
    void lines_of_a_list_and_of_code_stand_alone() {
        String code = "def hook(ev):\n    return Response(200)\n";

        assertThat(with(Share.ONLY, 0, code, "Nothing like it."))
                .containsExactly("def hook(ev):", "return Response(200)");
    }

    @Test
    void one_answer_alone_agrees_with_nobody() {
        assertThat(Agreement.of(List.of("Keep retries on.")).columns()).containsExactly(List.of());
    }

    @Test
    void counts_are_over_all_answers() {
        Agreement agreement = Agreement.of(List.of("Same words here. Only mine.", "Same words here."));

        assertThat(agreement.count(Share.ALL)).isEqualTo(2);
        assertThat(agreement.count(Share.ONLY)).isEqualTo(1);
    }

    @Test
    void eight_long_answers_are_compared() {
        Random random = new Random(5);
        List<String> answers = new ArrayList<>();
        for (int column = 0; column < 8; column++) {
            StringBuilder text = new StringBuilder("Every answer has this sentence. ");
            for (int i = 0; i < 2_000; i++) {
                text.append("Word")
                        .append(random.nextInt(900))
                        .append(" is near word")
                        .append(random.nextInt(900))
                        .append(". ");
            }
            answers.add(text.toString());
        }

        Agreement agreement = Agreement.of(answers);

        assertThat(agreement.columns()).allMatch(sentences -> sentences.get(0).share() == Share.ALL);
    }
}
