package dev.trivium.app.routes;

import dev.trivium.app.compare.ModelChoice;
import dev.trivium.app.controls.Nodes;
import dev.trivium.app.routes.drawing.Slot;
import dev.trivium.app.routes.drawing.StepWords;
import dev.trivium.app.routes.edit.RouteContent;
import dev.trivium.route.Step;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import javafx.beans.value.ChangeListener;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;

/** A form for the step that is selected: its name, its options, where it leads, and how the last try went there. */
final class Inspector extends VBox {

    static final double WIDTH = 316;

    /** What the form was made of; it is made anew when that changes. */
    private record Shown(@Nullable String step, Map<String, Object> fields, List<String> names) {}

    private final RouteEditor editor;
    private final Supplier<List<ModelChoice>> models;
    private final TryMarks marks;
    private final VBox form = new VBox();
    private final HBox head = new HBox();
    private final VBox tried = new VBox(4);
    private @Nullable Shown shown;
    private final ChangeListener<Object> changed = (property, before, now) -> draw();
    private final Runnable remark = this::drawTried;

    Inspector(RouteEditor editor, Supplier<List<ModelChoice>> models, TryMarks marks) {
        this.editor = editor;
        this.models = models;
        this.marks = marks;
        setId("routes-inspector");
        getStyleClass().add("tv-inspector");
        setMinWidth(WIDTH);
        setPrefWidth(WIDTH);
        setMaxWidth(WIDTH);
        head.getStyleClass().add("tv-inspector-head");
        form.getStyleClass().add("tv-form");
        ScrollPane scroll = new ScrollPane(form);
        scroll.setFitToWidth(true);
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        scroll.getStyleClass().add("tv-scroll");
        VBox.setVgrow(scroll, Priority.ALWAYS);
        getChildren().addAll(head, scroll);
    }

    void attach() {
        editor.pictureProperty().addListener(changed);
        editor.selectionProperty().addListener(changed);
        marks.addListener(remark);
        draw();
    }

    void detach() {
        editor.pictureProperty().removeListener(changed);
        editor.selectionProperty().removeListener(changed);
        marks.removeListener(remark);
    }

    private void draw() {
        String step = editor.selectedStep();
        Shown now = new Shown(
                step,
                step == null ? Map.of() : editor.fields(step),
                List.copyOf(editor.content().steps().keySet()));
        if (now.equals(shown)) {
            return;
        }
        boolean same = shown != null && step != null && step.equals(shown.step());
        Node focus = getScene() == null ? null : getScene().getFocusOwner();
        String focused = same && focus != null ? focus.getId() : null;
        shown = now;
        head.getChildren().clear();
        form.getChildren().clear();
        Step found = step == null ? null : editor.content().step(step);
        if (step == null || found == null) {
            int count = editor.selectionProperty().get().size();
            head.getChildren().add(Nodes.label(count > 1 ? count + " steps" : "Nothing selected", "tv-strong"));
            form.getChildren()
                    .add(wrapped("Select a step to see its options. Drag one from the left, or press A, to add one."));
            return;
        }
        drawHead(step, found);
        drawForm(step, found);
        drawTried();
        if (focused != null) {
            Node again = lookup("#" + focused);
            if (again != null) {
                again.requestFocus();
            }
        }
    }

    private static Node wrapped(String words) {
        javafx.scene.control.Label label = Nodes.label(words, "tv-muted", "tv-small");
        label.setWrapText(true);
        return label;
    }

    private void drawHead(String step, Step found) {
        TextField name = new TextField(step);
        name.setId("routes-step-name");
        name.setAccessibleText("Name of the step");
        name.getStyleClass().addAll("tv-field", "tv-title-field");
        HBox.setHgrow(name, Priority.ALWAYS);
        FieldControls.take(name, typed -> {}, typed -> {
            if (!editor.renameStep(step, typed.strip())) {
                name.setText(step);
            }
        });
        Button delete = Nodes.iconButton("routes-step-delete", Feather.TRASH_2, "Delete the step (Del)");
        delete.setOnAction(event -> editor.delete());
        head.getChildren()
                .addAll(
                        Nodes.icon(StepIcons.of(found.kind())),
                        name,
                        Nodes.fixed(StepWords.kind(found.kind()), "tv-chip"),
                        delete);
    }

    private void drawForm(String step, Step found) {
        List<String> addresses = models.get().stream()
                .map(ModelChoice::address)
                .filter(address -> !address.isRoute())
                .map(Object::toString)
                .toList();
        FieldControls controls = new FieldControls(editor, step, addresses);
        if (found instanceof Step.Choose choose) {
            drawWays(step, choose, controls, addresses);
        }
        StepFields.of(found.kind()).forEach(field -> form.getChildren().add(controls.control(field)));
        if (!(found instanceof Step.Choose)) {
            new TargetFields(editor, step).all(found).forEach(form.getChildren()::add);
        }
        form.getChildren().add(tried);
    }

    private void drawWays(String step, Step.Choose choose, FieldControls controls, List<String> addresses) {
        TargetFields targets = new TargetFields(editor, step);
        for (int i = 0; i < choose.whens().size(); i++) {
            int index = i;
            String path = "choose[" + i + "].when";
            form.getChildren().add(Nodes.label(i == 0 ? "When" : "Else when", "tv-strong", "tv-small"));
            form.getChildren()
                    .add(new ConditionBuilder(
                            "routes-condition-" + i,
                            choose.whens().get(i).condition(),
                            addresses,
                            text -> controls.put(path, text)));
            HBox way = new HBox(6, targets.one(new Slot(step, Slot.Role.THEN, i), "go to"));
            if (choose.whens().size() > 1) {
                Button remove = Nodes.iconButton("routes-way-" + i + "-remove", Feather.X, "Remove this way");
                remove.setOnAction(event -> removeWay(controls, index));
                way.getChildren().add(remove);
            }
            HBox.setHgrow(way.getChildren().get(0), Priority.ALWAYS);
            way.setAlignment(javafx.geometry.Pos.BOTTOM_LEFT);
            form.getChildren().add(way);
        }
        form.getChildren().add(targets.one(new Slot(step, Slot.Role.OTHERWISE), "Otherwise go to"));
        Button add = Nodes.button("routes-way-add", "Add a way", "tv-link");
        add.setGraphic(Nodes.icon(Feather.PLUS, "icon-14"));
        add.setOnAction(event -> editor.addAfter(step, dev.trivium.app.routes.edit.StepKind.CALL));
        form.getChildren().add(add);
    }

    private static void removeWay(FieldControls controls, int index) {
        controls.put("choose[" + index + "]", null);
    }

    private void drawTried() {
        String step = editor.selectedStep();
        tried.getChildren().clear();
        List<String> said = step == null ? List.of() : marks.said(step);
        if (!said.isEmpty()) {
            tried.getChildren().add(Nodes.label("Last try", "tv-strong", "tv-small"));
            said.forEach(words -> tried.getChildren().add(wrapped(words)));
        }
        tried.setId("routes-last-try");
        Nodes.show(tried, !said.isEmpty());
    }

    /** Where a step leads, place by place. */
    private record TargetFields(RouteEditor editor, String step) {

        List<Node> all(Step found) {
            List<Node> nodes = new ArrayList<>();
            RouteContent content = editor.content();
            content.places().forEach((slot, target) -> {
                if (slot.owner().equals(step)) {
                    nodes.add(one(slot, label(found, slot)));
                }
            });
            return nodes;
        }

        private static String label(Step found, Slot slot) {
            return switch (slot.role()) {
                case ITEM ->
                    found instanceof dev.trivium.route.Hedge
                            ? (slot.index() == 0 ? "First" : "If slow")
                            : "Step " + (slot.index() + 1);
                case BY -> "Made by";
                case JUDGE -> "Judged by";
                default -> "Leads to";
            };
        }

        Node one(Slot slot, String label) {
            return FieldControls.labelled(label, new TargetBox(editor, slot));
        }
    }
}
