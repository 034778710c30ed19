package dev.trivium.app.compare.parts;

import dev.trivium.app.controls.Nodes;
import java.util.List;
import javafx.beans.value.ChangeListener;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;

/** Quiet lines in a pane: what the model cannot take, above the answer; whether the answer has its form, below it. */
public final class LinesView {

    private final PaneParts parts;
    private final VBox limits = new VBox(4);
    private final VBox verdict = new VBox(4);
    private final ChangeListener<Object> change = (property, before, now) -> draw();

    /** @param id of the pane */
    public LinesView(PaneParts parts, String id) {
        this.parts = parts;
        limits.setId(id + "-limits");
        limits.getStyleClass().add("tv-limits");
        verdict.setId(id + "-verdict");
        PartsStyle.dress(limits);
        PartsStyle.dress(verdict);
    }

    public void attach() {
        parts.limitsProperty().addListener(change);
        parts.verdictProperty().addListener(change);
        draw();
    }

    public void detach() {
        parts.limitsProperty().removeListener(change);
        parts.verdictProperty().removeListener(change);
    }

    public VBox limits() {
        return limits;
    }

    public VBox verdict() {
        return verdict;
    }

    private void draw() {
        List<String> sentences = parts.limitsProperty().get();
        limits.getChildren().setAll(sentences.stream().map(LinesView::limit).toList());
        Nodes.show(limits, !sentences.isEmpty());
        drawVerdict(parts.verdictProperty().get());
    }

    private void drawVerdict(@Nullable FormatVerdict found) {
        verdict.getChildren().clear();
        Nodes.show(verdict, found != null);
        if (found == null) {
            return;
        }
        Label line = wrapped(found.sentence(), found.fits() ? "tv-verdict-fits" : "tv-verdict-misfits");
        line.setGraphic(Nodes.icon(found.fits() ? Feather.CHECK : Feather.X, "icon-14"));
        verdict.getChildren().add(line);
        found.problems().forEach(problem -> verdict.getChildren().add(wrapped(problem, "tv-verdict-place")));
    }

    private static Label limit(String sentence) {
        Label line = wrapped(sentence, "tv-limit");
        line.setGraphic(Nodes.icon(Feather.ALERT_TRIANGLE, "icon-12"));
        return line;
    }

    private static Label wrapped(String text, String style) {
        Label label = Nodes.label(text, style);
        label.setWrapText(true);
        label.setMinHeight(VBox.USE_PREF_SIZE);
        return label;
    }
}
