package dev.trivium.app.routes;

import dev.trivium.app.controls.Nodes;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import javafx.scene.Node;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextField;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** Makes the control for an option of a step; it checks what is typed at once, and takes it with Enter or on leaving. */
final class FieldControls {

    private final RouteEditor editor;
    private final String step;
    private final List<String> models;
    private Map<String, Object> values;

    FieldControls(RouteEditor editor, String step, List<String> models) {
        this.editor = editor;
        this.step = step;
        this.models = models;
        this.values = editor.fields(step);
    }

    Map<String, Object> values() {
        return values;
    }

    Node control(StepFields.Field field) {
        return switch (field.type()) {
            case FLAG -> flag(field);
            case CHOICES -> choices(field);
            case CHOICE -> labelled(field.label(), choice(field));
            case MODEL -> labelled(field.label(), model(field));
            case LONG_TEXT -> text(field, area(field));
            case TEXT, NUMBER, SPAN, TEXTS -> text(field, new TextField());
        };
    }

    static Node labelled(String label, Node control) {
        return new VBox(3, Nodes.label(label, "tv-muted", "tv-small"), control);
    }

    static String id(String path) {
        return "routes-field-" + path.replaceAll("[^A-Za-z0-9]+", "-");
    }

    void put(String path, @Nullable Object value) {
        Map<String, Object> changed = FieldValues.with(values, path, value);
        if (editor.changeFields(step, changed)) {
            values = changed;
        }
    }

    private Node flag(StepFields.Field field) {
        CheckBox box = new CheckBox(field.label());
        box.setId(id(field.path()));
        box.setSelected(Boolean.TRUE.equals(FieldValues.get(values, field.path())));
        box.setOnAction(event -> put(field.path(), box.isSelected() ? true : null));
        return box;
    }

    private Node choices(StepFields.Field field) {
        List<String> chosen = texts(FieldValues.get(values, field.path()));
        boolean given = FieldValues.get(values, field.path()) != null;
        FlowPane boxes = new FlowPane(10, 5);
        for (String word : field.words()) {
            CheckBox box = new CheckBox(word.replace('_', ' '));
            box.setId(id(field.path() + "-" + word));
            box.setSelected(chosen.contains(word));
            box.setOnAction(event -> {
                List<String> now = new ArrayList<>(chosen);
                if (!now.remove(word)) {
                    now.add(word);
                }
                put(field.path(), now.isEmpty() ? null : now);
            });
            boxes.getChildren().add(box);
        }
        String label = given || field.hint().isEmpty() ? field.label() : field.label() + ": " + field.hint();
        return labelled(label, boxes);
    }

    private ComboBox<String> choice(StepFields.Field field) {
        String none = "(" + field.hint() + ")";
        ComboBox<String> box = new ComboBox<>();
        box.setId(id(field.path()));
        box.setAccessibleText(field.label());
        box.setMaxWidth(Double.MAX_VALUE);
        box.getItems().add(none);
        box.getItems().addAll(field.words());
        Object value = FieldValues.get(values, field.path());
        box.setValue(value == null ? none : value.toString());
        box.setOnAction(event -> put(field.path(), none.equals(box.getValue()) ? null : box.getValue()));
        return box;
    }

    /** Type an address, or choose one. */
    private ComboBox<String> model(StepFields.Field field) {
        ComboBox<String> box = new ComboBox<>();
        box.setId(id(field.path()));
        box.setAccessibleText(field.label());
        box.setEditable(true);
        box.setMaxWidth(Double.MAX_VALUE);
        box.getItems().setAll(models);
        box.setValue(String.valueOf(FieldValues.get(values, field.path())));
        box.setOnAction(event -> put(field.path(), box.getValue()));
        box.getEditor().setId(id(field.path()) + "-text");
        return box;
    }

    private TextArea area(StepFields.Field field) {
        TextArea area = new TextArea();
        area.setPrefRowCount(FieldValues.get(values, field.path()) == null ? 1 : 4);
        area.setWrapText(true);
        return area;
    }

    private Node text(StepFields.Field field, TextInputControl input) {
        input.setId(id(field.path()));
        input.setText(shown(FieldValues.get(values, field.path())));
        input.setPromptText(field.hint());
        input.setAccessibleText(field.label());
        input.getStyleClass().add("tv-search");
        if (field.type() != StepFields.Type.TEXT) {
            input.getStyleClass().add("tv-code-field");
        }
        Label problem = problem(input);
        take(
                input,
                text -> editor.checkFields(
                        step,
                        FieldValues.with(values, field.path(), value(field, text)),
                        found -> show(input, problem, found)),
                text -> put(field.path(), value(field, text)));
        return new VBox(3, Nodes.label(field.label(), "tv-muted", "tv-small"), input, problem);
    }

    static Label problem(TextInputControl input) {
        Label problem = Nodes.label("", "tv-form-problem");
        problem.setId(input.getId() + "-problem");
        problem.setWrapText(true);
        problem.setMinHeight(VBox.USE_PREF_SIZE);
        Nodes.show(problem, false);
        return problem;
    }

    static void show(TextInputControl input, Label problem, String found) {
        input.getStyleClass().remove("invalid");
        if (!found.isEmpty()) {
            input.getStyleClass().add("invalid");
        }
        problem.setText(found);
        Nodes.show(problem, !found.isEmpty());
    }

    /** @param typed hears every change, {@code done} what stands there with Enter or on leaving, if it has changed */
    static void take(TextInputControl input, Consumer<String> typed, Consumer<String> done) {
        String[] taken = {input.getText()};
        Runnable finish = () -> {
            if (!input.getText().equals(taken[0])) {
                taken[0] = input.getText();
                done.accept(input.getText());
            }
        };
        input.textProperty().addListener((property, before, now) -> typed.accept(now));
        input.focusedProperty().addListener((property, before, now) -> {
            if (!now) {
                finish.run();
            }
        });
        input.addEventFilter(KeyEvent.KEY_PRESSED, event -> {
            boolean line = input instanceof TextField || event.isShortcutDown();
            if (event.getCode() == KeyCode.ENTER && line) {
                finish.run();
                event.consume();
            }
        });
    }

    private static @Nullable Object value(StepFields.Field field, String text) {
        String given = text.strip();
        if (given.isEmpty()) {
            return null;
        }
        return switch (field.type()) {
            case NUMBER -> number(given);
            case TEXTS ->
                Arrays.stream(given.split(",", -1))
                        .map(String::strip)
                        .filter(one -> !one.isEmpty())
                        .toList();
            case LONG_TEXT -> text;
            default -> given;
        };
    }

    private static Object number(String text) {
        try {
            BigDecimal number = new BigDecimal(text);
            boolean whole = text.indexOf('.') < 0 && number.abs().compareTo(new BigDecimal(Long.MAX_VALUE)) <= 0;
            return whole ? (Object) number.longValue() : number;
        } catch (NumberFormatException e) {
            // The file's reader says what is wrong with it.
            return text;
        }
    }

    private static String shown(@Nullable Object value) {
        if (value instanceof List<?> list) {
            return list.stream().map(String::valueOf).collect(Collectors.joining(", "));
        }
        return value instanceof BigDecimal number ? number.toPlainString() : value == null ? "" : value.toString();
    }

    private static List<String> texts(@Nullable Object value) {
        return value instanceof List<?> list
                ? list.stream().map(String::valueOf).toList()
                : List.of();
    }
}
