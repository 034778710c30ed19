package dev.trivium.app.compare.prompt;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trivium.app.compare.prompt.PromptText.Tab;
import org.junit.jupiter.api.Test;

class PromptTextTest {

    private long now;
    private final PromptText prompt = new PromptText(() -> now, () -> {});

    @Test
    void aTypedPartChangesOnlyItsPlaceInTheFile() {
        prompt.load("---\nmodel: a/b # why\n---\n{{role \"system\"}}\nKind.\n\n{{role \"user\"}}\nHi.\n");
        prompt.userProperty().set("Hello {{name}}.");

        assertThat(prompt.text())
                .isEqualTo(
                        "---\nmodel: a/b # why\n---\n{{role \"system\"}}\nKind.\n\n{{role \"user\"}}\nHello {{name}}.\n");
        prompt.show(Tab.TEXT);
        assertThat(prompt.wholeProperty().get()).isEqualTo(prompt.text());
    }

    @Test
    void undoGoesOverAllPartsAndTurns() {
        prompt.systemProperty().set("A");
        prompt.systemProperty().set("AB");
        prompt.userProperty().set("u");
        prompt.addTurn();
        now += 2_000_000_000L;
        prompt.turns().get(0).textProperty().set("answer");
        String last = prompt.text();

        prompt.undo();
        assertThat(prompt.turns().get(0).textProperty().get()).isEmpty();
        prompt.undo();
        assertThat(prompt.turns()).isEmpty();
        prompt.undo();
        assertThat(prompt.userProperty().get()).isEmpty();
        assertThat(prompt.tabProperty().get()).isEqualTo(Tab.USER);
        prompt.undo();
        assertThat(prompt.systemProperty().get()).as("typed without a pause").isEmpty();
        for (int i = 0; i < 4; i++) {
            prompt.redo();
        }
        assertThat(prompt.text()).isEqualTo(last);
    }

    @Test
    void aPauseBetweenKeysMakesTwoStepsOfThem() {
        prompt.userProperty().set("one");
        now += 2_000_000_000L;
        prompt.userProperty().set("one two");
        prompt.undo();

        assertThat(prompt.userProperty().get()).isEqualTo("one");
    }

    @Test
    void aPromptWithARoleInAConditionIsShownAsTextOnly() {
        prompt.load("{{#if a}}{{role \"model\"}}x{{/if}}");

        assertThat(prompt.tabProperty().get()).isEqualTo(Tab.TEXT);
        prompt.show(Tab.USER);
        assertThat(prompt.tabProperty().get()).isEqualTo(Tab.TEXT);
        prompt.wholeProperty().set("Now plain.");
        assertThat(prompt.textOnlyProperty().get()).isEmpty();
        prompt.show(Tab.USER);
        assertThat(prompt.userProperty().get()).isEqualTo("Now plain.");
    }

    @Test
    void turnsAlternateMoveAndChangeSides() {
        prompt.userProperty().set("u");
        prompt.addTurn();
        prompt.addTurn();
        prompt.turns().get(0).textProperty().set("a");
        prompt.turns().get(1).textProperty().set("b");
        assertThat(prompt.turns()).extracting(TurnText::role).containsExactly("model", "user");

        prompt.moveTurn(1, -1);
        assertThat(prompt.turns()).extracting(turn -> turn.textProperty().get()).containsExactly("b", "a");
        prompt.switchTurn(0);
        assertThat(prompt.turns()).extracting(TurnText::role).containsExactly("model", "model");
        prompt.removeTurn(0);
        assertThat(prompt.text()).endsWith("{{role \"model\"}}\na\n");
    }
}
