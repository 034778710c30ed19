package dev.trivium.app.compare;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trivium.app.AnswerSamples;
import dev.trivium.app.Theme;
import dev.trivium.app.ThemeManager;
import dev.trivium.app.compare.parts.FormatViewModel;
import dev.trivium.app.controls.Slots;
import java.util.List;
import java.util.concurrent.TimeUnit;
import javafx.geometry.Bounds;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.testfx.framework.junit5.ApplicationTest;
import org.testfx.util.WaitForAsyncUtils;

class AnswersFormWindowTest extends ApplicationTest {

    /** What the rail at the window's side takes. */
    private static final int RAIL = 72;

    private CompareFixture fixture;
    private CompareViewModel model;
    private CompareView view;

    @Override
    public void start(Stage stage) {
        fixture = new CompareFixture();
        Slots slots = new Slots();
        model = AnswerSamples.screen(fixture, slots, "{\"answer\": \"yes\"}", "{\"answer\": 7, \"more\": [{}]}");
        view = new CompareView(model, fixture.tools(slots));
        StackPane room = new StackPane(view);
        room.setAlignment(Pos.TOP_LEFT);
        Scene scene = new Scene(room, 1440 - RAIL, 800);
        new ThemeManager(Theme.LIGHT).dress(scene);
        view.attach();
        stage.setScene(scene);
        stage.show();
    }

    @ParameterizedTest
    @CsvSource({"1440, RENDERED", "1100, RENDERED", "1440, RAW", "1100, RAW", "1440, DIFF", "1100, DIFF"})
    void everyControlOfTheBarUnderTheColumnsIsWholeAndInsideIt(int width, AnswerMode mode) {
        interact(() -> {
            view.setMaxWidth(width - RAIL);
            view.answers().modeProperty().set(mode);
            view.answers().agreementProperty().set(true);
        });
        WaitForAsyncUtils.waitForFxEvents();
        Region bar = lookup("#answers-bar").query();
        Bounds inside = bar.localToScene(bar.getLayoutBounds());
        for (Node child : bar.getChildrenUnmodifiable()) {
            if (child.isVisible() && child instanceof Region region && region.getWidth() > 0) {
                Bounds place = region.localToScene(region.getLayoutBounds());
                assertThat(place.getMaxX()).as(String.valueOf(region)).isLessThanOrEqualTo(inside.getMaxX());
                if (region.getId() != null && !region.getId().endsWith("-text")) {
                    assertThat(region.getWidth()).as(region.getId()).isGreaterThanOrEqualTo(region.prefWidth(-1) - 1);
                }
            }
        }
    }

    @Test
    void theTreeMarksWhatDoesNotFitTheSchema() throws Exception {
        interact(() -> {
            model.parts().format().kindProperty().set(FormatViewModel.Kind.JSON_SCHEMA);
            model.run();
            fixture.pulse();
            view.answers().modeProperty().set(AnswerMode.JSON);
        });
        WaitForAsyncUtils.waitFor(10, TimeUnit.SECONDS, () -> state(1).contains("not fit the schema"));
        assertThat(state(0)).startsWith("Valid JSON, fits the schema ");
        assertThat(state(1)).contains("/answer: ");
        assertThat(misfits(1)).anyMatch(text -> text.contains("string"));
        assertThat(misfits(0)).isEmpty();
    }

    private List<String> misfits(int column) {
        return from(lookup("#compare-column-" + column + "-json").queryParent())
                .lookup(".tv-json-misfit")
                .match((Label label) -> label.isVisible() && !label.getText().isEmpty())
                .<Label>queryAll()
                .stream()
                .map(Label::getText)
                .toList();
    }

    private String state(int column) {
        return lookup("#compare-column-" + column + "-json-state")
                .queryLabeled()
                .getText();
    }
}
