package dev.trivium.app.models;

import dev.trivium.app.controls.Figures;
import dev.trivium.app.controls.Nodes;
import dev.trivium.catalog.Price;
import dev.trivium.history.MeanScore;
import java.util.function.Supplier;
import javafx.scene.control.TableCell;
import javafx.scene.control.Tooltip;
import org.jspecify.annotations.Nullable;

/** A value of a model; its tooltip tells what it rests on. */
final class FigureCell extends TableCell<ModelLine, ModelLine> {

    /** From which error rate on a model fails often. */
    private static final double OFTEN = 0.03;

    private final ModelColumn column;
    private final Supplier<String> kind;
    private final Tooltip tooltip = Nodes.tooltip("");

    FigureCell(ModelColumn column, Supplier<String> kind) {
        this.column = column;
        this.kind = kind;
    }

    @Override
    protected void updateItem(@Nullable ModelLine line, boolean empty) {
        super.updateItem(line, empty);
        getStyleClass().removeAll("tv-muted", "tv-danger-text");
        if (empty || line == null) {
            setText(null);
            setTooltip(null);
            return;
        }
        String text = column.text(line, kind.get());
        setText(text);
        Double errors = line.errorRate();
        boolean often = column == ModelColumn.ERRORS && errors != null && errors >= OFTEN;
        if (often) {
            getStyleClass().add("tv-danger-text");
        } else if (text.equals(Figures.ABSENT)
                || (column.isMeasured() && line.entry().simulated())
                || !column.isNumber()) {
            getStyleClass().add("tv-muted");
        }
        String words = explanation(line);
        tooltip.setText(words);
        setTooltip(words.isEmpty() ? null : tooltip);
    }

    private String explanation(ModelLine line) {
        return switch (column) {
            case INPUT, OUTPUT, SOURCE -> price(line);
            case CAPABILITIES ->
                Words.capabilities(line).equals(Figures.ABSENT) ? "Nothing is known." : Words.capabilities(line);
            case SCORE -> scored(line.score(kind.get()));
            case CALLS, FIRST_TOKEN, SPEED, LATENCY, SLOW_LATENCY, ERRORS -> measured(line);
            case MODEL, PROVIDER, CONTEXT, MAX_OUTPUT -> "";
        };
    }

    private static String price(ModelLine line) {
        Price price = line.price();
        if (price == null) {
            return line.entry().simulated() ? "A simulated model costs nothing." : "No price is known.";
        }
        return "US dollars per million tokens. " + Words.source(price) + "."
                + (price.tiers().isEmpty() ? "" : " Large requests cost more.");
    }

    private static String scored(@Nullable MeanScore score) {
        return score == null ? "No answer was scored." : "Over " + Words.count(score.count()) + " scores.";
    }

    private static String measured(ModelLine line) {
        Measured measured = line.measured();
        return measured == null
                ? "It was not called in this time."
                : (line.entry().simulated() ? "Simulated. " : "") + measured.failed() + " of "
                        + Words.count(measured.judged()) + " calls failed.";
    }
}
