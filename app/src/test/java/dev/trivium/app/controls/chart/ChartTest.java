package dev.trivium.app.controls.chart;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trivium.app.Theme;
import dev.trivium.app.ThemeManager;
import dev.trivium.app.controls.Slot;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import javafx.geometry.Point2D;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.image.PixelReader;
import javafx.scene.image.WritableImage;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.VBox;
import javafx.scene.paint.Color;
import javafx.stage.Stage;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.testfx.api.FxRobot;
import org.testfx.api.FxToolkit;
import org.testfx.util.WaitForAsyncUtils;

/** A chart by mouse, by keys, as a table, in both themes. */
class ChartTest {

    private static final Slot CIRCLE = new Slot(1, Slot.Shape.CIRCLE, false);
    private static final Slot SQUARE = new Slot(2, Slot.Shape.SQUARE, false);

    private final FxRobot robot = new FxRobot();
    private final List<String> done = new ArrayList<>();
    private StackedBars chart;
    private ChartBox box;
    private ThemeManager themes;
    private Scene scene;

    @BeforeEach
    void show() throws Exception {
        Stage stage = FxToolkit.registerPrimaryStage();
        FxToolkit.setupFixture(() -> {
            chart = new StackedBars("bars");
            box = new ChartBox(chart, text -> done.add("copied " + text), () -> done.add("up"));
            box.setPrefSize(600, 300);
            chart.set(
                    List.of(bar("Mon", 1, 2), bar("Tue", 3, 1), bar("Wed", 0, 0)),
                    (value, decimals) -> String.format(Locale.ROOT, "$%.0f", value),
                    "Spend on three days.");
            box.setTable(new ChartTable(
                    List.of("When", "All"),
                    List.of(
                            new ChartTable.Row(List.of("Mon", "$3"), () -> done.add("drill Mon")),
                            new ChartTable.Row(List.of("Tue", "$4"), () -> done.add("drill Tue")))));
            scene = new Scene(new VBox(new Button("before"), box), 640, 400);
            themes = new ThemeManager(Theme.LIGHT);
            themes.dress(scene);
            stage.setScene(scene);
            stage.show();
        });
        WaitForAsyncUtils.waitForFxEvents();
    }

    private StackedBars.Bar bar(String day, double low, double high) {
        ChartTip whole = new ChartTip(day + " whole", List.of(), "Enter: show");
        return new StackedBars.Bar(
                day,
                List.of(
                        new StackedBars.Part(CIRCLE, low, tip(day + " low"), () -> done.add("drill " + day + " low")),
                        new StackedBars.Part(
                                SQUARE, high, tip(day + " high"), () -> done.add("drill " + day + " high"))),
                whole,
                () -> done.add("drill " + day));
    }

    private static ChartTip tip(String title) {
        return new ChartTip(title, List.of(new ChartTip.Line(CIRCLE, "model", "$1")), "");
    }

    @Test
    void arrowsMoveEnterDrillsBackspaceGoesUp() {
        focus();
        robot.push(KeyCode.RIGHT);
        assertThat(title()).isEqualTo("Mon whole");
        robot.push(KeyCode.RIGHT);
        assertThat(title()).isEqualTo("Tue whole");
        assertThat(chart.getAccessibleHelp()).isEqualTo("Tue whole. Enter: show");
        robot.push(KeyCode.UP);
        robot.push(KeyCode.UP);
        assertThat(title()).isEqualTo("Tue high");
        robot.push(KeyCode.UP);
        assertThat(title()).isEqualTo("Tue high");
        robot.push(KeyCode.LEFT);
        assertThat(title()).isEqualTo("Mon high");
        robot.push(KeyCode.ENTER);
        robot.push(KeyCode.BACK_SPACE);
        assertThat(done).containsExactly("drill Mon high", "up");
        assertThat(chart.getAccessibleText()).isEqualTo("Spend on three days.");
    }

    @Test
    void theMouseGetsATipAfterAWhileAndDrillsByAClick() throws Exception {
        Point2D over = at(0, 0.9);
        robot.moveTo(over);
        assertThat(title()).isEmpty();
        WaitForAsyncUtils.waitFor(5, TimeUnit.SECONDS, () -> title().equals("Mon low"));
        robot.moveTo(at(1, 0.05));
        WaitForAsyncUtils.waitFor(5, TimeUnit.SECONDS, () -> title().equals("Tue whole"));
        robot.clickOn(over);
        assertThat(done).containsExactly("drill Mon low");
        robot.moveTo("before");
        WaitForAsyncUtils.waitFor(5, TimeUnit.SECONDS, () -> title().isEmpty());
    }

    @Test
    void theTableTellsTheSameAndIsLeftAgain() {
        focus();
        robot.push(KeyCode.CONTROL, KeyCode.T);
        assertThat(box.isTable()).isTrue();
        robot.push(KeyCode.DOWN);
        robot.push(KeyCode.ENTER);
        robot.push(KeyCode.CONTROL, KeyCode.C);
        assertThat(done).containsExactly("drill Tue", "copied When\tAll\nMon\t$3\nTue\t$4\n");
        robot.push(KeyCode.CONTROL, KeyCode.T);
        assertThat(box.isTable()).isFalse();
        assertThat(chart.isFocused()).isTrue();
    }

    @Test
    void anotherThemeAndAnotherSizeAreDrawnAnew() throws Exception {
        Color light = barColour();
        assertThat(light).isEqualTo(Color.web("#026e5e"));
        FxToolkit.setupFixture(themes::toggle);
        WaitForAsyncUtils.waitForFxEvents(10);
        assertThat(barColour()).isEqualTo(Color.web("#45e0be"));

        FxToolkit.setupFixture(() -> box.setPrefSize(420, 260));
        WaitForAsyncUtils.waitForFxEvents(10);
        assertThat(chart.getWidth()).isLessThanOrEqualTo(640);
        assertThat(barColour()).isEqualTo(Color.web("#45e0be"));
    }

    @Test
    void ticksAreRoundAndCoverWhatIsShown() {
        assertThat(Axis.fromZero(3.6, 5)).isEqualTo(new Axis(0, 4, 1));
        Axis cents = Axis.fromZero(0.19, 4);
        assertThat(cents.to()).isEqualTo(0.2);
        assertThat(cents.decimals()).isEqualTo(2);
        assertThat(Axis.fromZero(0, 3).to()).isPositive();
        Axis scores = Axis.between(0.68, 0.99, 4);
        assertThat(scores.from()).isLessThanOrEqualTo(0.68);
        assertThat(scores.to()).isGreaterThanOrEqualTo(0.99);
    }

    @Test
    void theFrontierHasThoseThatNoOtherOneBeatsInBoth() {
        List<Scatter.Dot> frontier = Scatter.frontier(List.of(
                dot("dear", 6, 0.95),
                dot("beaten", 4, 0.90),
                dot("route", 2, 0.93),
                dot("free", 0, 0.7),
                dot("same", 0, 0.6)));
        assertThat(frontier).extracting(Scatter.Dot::name).containsExactly("free", "route", "dear");
    }

    private static Scatter.Dot dot(String name, double x, double y) {
        return new Scatter.Dot(name, CIRCLE, x, y, 0, tip(name), null);
    }

    private Color barColour() {
        return WaitForAsyncUtils.waitForAsyncFx(5_000, () -> {
            WritableImage image = chart.snapshot(null, null);
            PixelReader pixels = image.getPixelReader();
            ChartPoint low = chart.points().get(1);
            return pixels.getColor((int) low.x(), (int) low.y());
        });
    }

    private void focus() {
        WaitForAsyncUtils.waitForAsyncFx(5_000, () -> {
            chart.requestFocus();
            return null;
        });
    }

    /** @param down from 0 at the top to 1 at the foot of the bars */
    private Point2D at(int column, double down) {
        return WaitForAsyncUtils.waitForAsyncFx(5_000, () -> {
            double x = chart.points().stream()
                    .filter(point -> point.column() == column)
                    .findFirst()
                    .orElseThrow()
                    .x();
            return chart.localToScreen(x, down * (chart.getHeight() - 24));
        });
    }

    /** Of the tip that shows; empty if none does. */
    private String title() {
        return WaitForAsyncUtils.waitForAsyncFx(5_000, () -> {
            Node tip = chart.lookup(".tv-chart-tip");
            return tip != null && tip.isVisible()
                    ? ((Label) ((VBox) tip).getChildren().get(0)).getText()
                    : "";
        });
    }
}
