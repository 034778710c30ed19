package dev.trivium.app.routes;

import dev.trivium.app.controls.Nodes;
import dev.trivium.route.export.Fidelity;
import dev.trivium.route.export.FidelityReport;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Predicate;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/** How faithful an export or an import is: a bar, and a line for each part, by verdict. */
final class FidelityView extends ScrollPane {

    private static final double WIDTH = 380;
    private static final double LEAST_WIDTH = 280;
    private static final double INSETS = 28;

    private final String id;
    private final Predicate<String> shown;
    private final Consumer<String> show;
    private final VBox lines = new VBox();

    /**
     * @param shown whether there is a node for a step
     * @param show selects a step's node
     */
    FidelityView(String id, Predicate<String> shown, Consumer<String> show) {
        this.id = id;
        this.shown = shown;
        this.show = show;
        lines.setId(id + "-report");
        lines.getStyleClass().addAll("tv-form", "tv-fidelity");
        setContent(lines);
        setFitToWidth(true);
        getStyleClass().addAll("tv-scroll", "tv-route-side");
        setMinWidth(LEAST_WIDTH);
        setPrefWidth(WIDTH);
    }

    /** @param remarks sentences that go below the report */
    void show(String title, String about, FidelityReport report, List<String> remarks) {
        Label count = Nodes.fixed(
                report.lines().size() + (report.lines().size() == 1 ? " part" : " parts"), "tv-muted", "tv-small");
        lines.getChildren().setAll(new HBox(8, Nodes.label(title, "tv-strong"), Nodes.spacer(), count));
        lines.getChildren().addAll(bar(report), wrapped(about));
        report.counts().forEach((fidelity, number) -> {
            if (number > 0) {
                section(fidelity, number, report);
            }
        });
        remarks.forEach(sentence -> lines.getChildren().add(wrapped(sentence)));
        setVvalue(0);
    }

    /** Says that there is nothing to report on. */
    void clear(String words) {
        lines.getChildren().setAll(wrapped(words));
    }

    private HBox bar(FidelityReport report) {
        HBox bar = new HBox(2);
        for (Map.Entry<Fidelity, Integer> count : report.counts().entrySet()) {
            if (count.getValue() > 0) {
                Region part = new Region();
                part.getStyleClass().addAll("tv-fidelity-bar", style(count.getKey()));
                double share = count.getValue() / (double) report.lines().size();
                part.prefWidthProperty()
                        .bind(lines.widthProperty().subtract(INSETS).multiply(share));
                bar.getChildren().add(part);
            }
        }
        return bar;
    }

    private void section(Fidelity fidelity, int number, FidelityReport report) {
        String word = fidelity.words().substring(0, 1).toUpperCase(Locale.ROOT)
                + fidelity.words().substring(1);
        Label head = Nodes.label(word + "  " + number, "tv-medium");
        head.setGraphic(Nodes.icon(icon(fidelity), "icon-14", style(fidelity)));
        lines.getChildren().add(head);
        List<FidelityReport.Line> mine = report.lines().stream()
                .filter(line -> line.fidelity() == fidelity)
                .toList();
        if (fidelity == Fidelity.EXACT) {
            FlowPane flow = new FlowPane(10, 0);
            mine.forEach(line -> flow.getChildren().add(exact(line)));
            flow.getStyleClass().add("tv-fidelity-line");
            lines.getChildren().add(flow);
        } else {
            mine.forEach(line -> lines.getChildren().add(line(line)));
        }
    }

    /** What is exact needs no explanation, only its name. */
    private Node exact(FidelityReport.Line line) {
        if (!shown.test(line.part().step())) {
            return Nodes.label(line.part().path(), "tv-small");
        }
        Button button = link(line, line.part().path());
        button.getStyleClass().add("tv-quiet");
        if (!line.how().isEmpty()) {
            button.setTooltip(Nodes.tooltip(line.how()));
        }
        return button;
    }

    private VBox line(FidelityReport.Line line) {
        Label what = Nodes.label(line.part().path() + "  " + line.part().text(), "tv-small");
        what.setMinWidth(0);
        HBox head = new HBox(8, what, Nodes.spacer());
        head.getStyleClass().add("tv-fidelity-head");
        if (shown.test(line.part().step())) {
            head.getChildren().add(link(line, "Show node"));
        }
        VBox box = new VBox(head);
        if (!line.how().isEmpty()) {
            box.getChildren().add(wrapped(line.how()));
        }
        box.getStyleClass().add("tv-fidelity-line");
        return box;
    }

    private Button link(FidelityReport.Line line, String words) {
        Button button = Nodes.button(id + "-show-" + line.part().path(), words, "tv-link");
        button.setAccessibleText(
                "Show node " + line.part().step() + ", " + line.part().path());
        button.setMnemonicParsing(false);
        button.setOnAction(event -> show.accept(line.part().step()));
        return button;
    }

    private static Feather icon(Fidelity fidelity) {
        return switch (fidelity) {
            case EXACT -> Feather.CHECK;
            case NEEDS_CALLER -> Feather.USER;
            case APPROXIMATED -> Feather.ALERT_TRIANGLE;
            case NOT_POSSIBLE -> Feather.X;
        };
    }

    /** The style class that gives a verdict its colour. */
    static String style(Fidelity fidelity) {
        return "fidelity-" + fidelity.id().replace('_', '-');
    }

    private static Label wrapped(String words) {
        Label label = Nodes.label(words, "tv-muted", "tv-small");
        label.setWrapText(true);
        label.setMinHeight(USE_PREF_SIZE);
        return label;
    }
}
