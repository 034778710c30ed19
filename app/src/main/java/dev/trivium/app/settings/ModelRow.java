package dev.trivium.app.settings;

import dev.trivium.app.controls.Marker;
import dev.trivium.app.controls.Nodes;
import dev.trivium.app.controls.Slots;
import dev.trivium.chat.ModelAddress;
import java.util.function.Supplier;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;

/** A model in the table. A price is changed by typing over it, and the listed one comes back by undo. */
final class ModelRow extends ListCell<ModelLine> {

    private static final double SHOW = 68;
    private static final double NUMBER = 84;
    private static final double SOURCE = 300;

    private final ProvidersViewModel model;
    private final Slots slots;
    private final Supplier<String> connection;
    private final Switch toggle = new Switch();
    private final StackPane marker = new StackPane();
    private final Label name = Nodes.label("", "tv-number");
    private final Label context = Nodes.fixed("", "tv-number-muted");
    private final TextField input = priceField("Input");
    private final TextField output = priceField("Output");
    private final Label own = Nodes.fixed("your price", "tv-chip", "tv-chip-own");
    private final Label source = Nodes.label("", "tv-muted", "tv-small");
    private final Button undo = Nodes.iconButton("model-price-undo", Feather.CORNER_UP_LEFT, "Use the listed price");
    private final HBox row;
    private @Nullable ModelLine line;
    private boolean filling;

    ModelRow(ProvidersViewModel model, Slots slots, Supplier<String> connection) {
        this.model = model;
        this.slots = slots;
        this.connection = connection;
        toggle.selectedProperty().addListener((property, before, now) -> {
            if (!filling && line != null) {
                model.showModel(connection.get(), line.model(), now);
            }
        });
        undo.getStyleClass().add("tv-undo");
        undo.setOnAction(event -> {
            if (line != null) {
                model.undoPrice(connection.get(), line.model());
            }
        });
        marker.setMinWidth(12);
        marker.setPrefWidth(12);
        HBox named = new HBox(8, marker, name);
        named.setAlignment(Pos.CENTER_LEFT);
        HBox from = new HBox(8, own, source, undo);
        from.setAlignment(Pos.CENTER_LEFT);
        row = columns(toggle, named, context, input, output, from);
        row.setPrefWidth(1);
        getStyleClass().add("tv-model-row");
    }

    static HBox head() {
        HBox head = columns(
                Nodes.label("Show", "tv-label"),
                Nodes.label("Model", "tv-label"),
                Nodes.label("Context", "tv-label"),
                Nodes.label("Input", "tv-label"),
                Nodes.label("Output", "tv-label"),
                Nodes.label("Price source", "tv-label"));
        head.getStyleClass().add("tv-table-head");
        head.getChildren().subList(3, 5).forEach(cell -> cell.getStyleClass().add("tv-price-head"));
        return head;
    }

    private static HBox columns(Node show, Node name, Node context, Node input, Node output, Node source) {
        HBox middle = cell(name, 0, Pos.CENTER_LEFT);
        middle.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(middle, Priority.ALWAYS);
        HBox columns = new HBox(
                cell(show, SHOW, Pos.CENTER_LEFT),
                middle,
                cell(context, NUMBER, Pos.CENTER_RIGHT),
                cell(input, NUMBER, Pos.CENTER_RIGHT),
                cell(output, NUMBER, Pos.CENTER_RIGHT),
                cell(source, SOURCE, Pos.CENTER_LEFT));
        columns.setAlignment(Pos.CENTER_LEFT);
        return columns;
    }

    private static HBox cell(Node content, double width, Pos alignment) {
        HBox cell = new HBox(content);
        cell.setAlignment(alignment);
        if (width > 0) {
            cell.setMinWidth(width);
            cell.setPrefWidth(width);
            cell.setMaxWidth(width);
        } else {
            cell.setMinWidth(Region.USE_COMPUTED_SIZE);
        }
        if (width == SOURCE) {
            cell.getStyleClass().add("tv-source-cell");
        }
        return cell;
    }

    private TextField priceField(String what) {
        TextField field = new TextField();
        field.getStyleClass().add("tv-price");
        field.setPrefWidth(62);
        field.setAlignment(Pos.CENTER_RIGHT);
        field.setAccessibleText(what + " price");
        field.setOnAction(event -> commit());
        field.focusedProperty().addListener((property, before, now) -> {
            if (!now) {
                commit();
            }
        });
        return field;
    }

    /** Takes both prices once both are there. */
    private void commit() {
        ModelLine current = line;
        if (filling || current == null || current.simulated()) {
            return;
        }
        String in = input.getText().strip();
        String out = output.getText().strip();
        boolean same = in.equals(current.inputText()) && out.equals(current.outputText());
        boolean incomplete = in.isEmpty() || out.isEmpty() || in.equals("—") || out.equals("—");
        if (!same && !incomplete) {
            model.setPrice(connection.get(), current.model(), in, out);
        }
    }

    @Override
    protected void updateItem(@Nullable ModelLine item, boolean empty) {
        super.updateItem(item, empty);
        filling = true;
        line = empty ? null : item;
        if (empty || item == null) {
            setGraphic(null);
        } else {
            fill(item);
            setGraphic(row);
        }
        filling = false;
    }

    private void fill(ModelLine item) {
        toggle.setId("model-show-" + item.model());
        toggle.setSelected(item.shown());
        toggle.setAccessibleText("Offer " + item.model() + " in the menus");
        name.setText(item.model());
        marker.getChildren().clear();
        slots.existing(new ModelAddress(connection.get(), item.model()))
                .ifPresent(slot -> marker.getChildren().add(new Marker(slot)));
        context.setText(item.contextText());
        input.setId("model-input-" + item.model());
        input.setText(item.inputText());
        input.setEditable(!item.simulated());
        output.setId("model-output-" + item.model());
        output.setText(item.outputText());
        output.setEditable(!item.simulated());
        input.getStyleClass().remove("own");
        output.getStyleClass().remove("own");
        if (item.own()) {
            input.getStyleClass().add("own");
            output.getStyleClass().add("own");
        }
        Nodes.show(own, item.own());
        source.setText(item.own() ? item.listedText() : item.sourceText());
        source.setTooltip(Nodes.tooltip(item.sourceDetail()));
        undo.setId("model-undo-" + item.model());
        Nodes.show(undo, item.own());
    }
}
