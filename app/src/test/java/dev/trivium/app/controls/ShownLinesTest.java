package dev.trivium.app.controls;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ShownLinesTest {

    private final ShownLines lines = new ShownLines(4);

    @Test
    void only_long_lines_are_broken_wherever_the_pieces_are_cut() {
        assertThat(lines.append("ab") + lines.append("cdefg\nhi") + lines.append("jk\nl"))
                .isEqualTo("abcd\nefg\nhijk\nl");
        assertThat(lines.source()).isEqualTo("abcdefg\nhijk\nl");
    }

    @Test
    void what_is_copied_has_no_break_of_ours() {
        lines.append("abcdefghij\nk");

        assertThat(lines.sourceOf(0, "abcd\nefgh\nij\nk".length())).isEqualTo("abcdefghij\nk");
        assertThat(lines.sourceOf(3, 6)).isEqualTo("de");
    }

    @Test
    void an_index_goes_over_and_comes_back() {
        String source = "abcdefghij\nklmnopq";
        String shown = lines.append(source);

        for (int i = 0; i < source.length(); i++) {
            assertThat(shown.charAt(lines.toShown(i))).isEqualTo(source.charAt(i));
            assertThat(lines.toSource(lines.toShown(i))).isEqualTo(i);
        }
    }

    @Test
    void a_character_of_two_halves_stays_whole() {
        assertThat(lines.append("abc😊d")).isEqualTo("abc😊\nd");
    }
}
