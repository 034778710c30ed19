package dev.trivium.app.routes;

import dev.trivium.app.controls.Nodes;
import dev.trivium.app.routes.RuleTree.Group;
import dev.trivium.app.routes.RuleTree.Rule;
import dev.trivium.app.routes.RuleTree.Subject;
import dev.trivium.route.Condition;
import dev.trivium.route.ConditionException;
import java.util.List;
import java.util.function.Consumer;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.util.StringConverter;
import org.kordamp.ikonli.feather.Feather;

/** A condition as rows of rules in groups, and the same condition as text; either can be edited. */
final class ConditionBuilder extends VBox {

    private final String id;
    private final List<String> models;
    private final Consumer<String> changed;
    private final VBox rules = new VBox();
    private final TextField text = new TextField();
    private final Label problem;
    private Group tree;
    private int count;

    /** @param changed takes the text of each condition that can be read */
    ConditionBuilder(String id, Condition condition, List<String> models, Consumer<String> changed) {
        super(8);
        this.id = id;
        this.models = models;
        this.changed = changed;
        this.tree = RuleTree.of(condition);
        text.setId(id + "-text");
        text.getStyleClass().addAll("tv-search", "tv-code-field");
        text.setText(condition.text());
        text.setAccessibleText("The condition as an expression");
        problem = FieldControls.problem(text);
        FieldControls.take(text, typed -> FieldControls.show(text, problem, mistake(typed)), typed -> {
            if (mistake(typed).isEmpty()) {
                changed.accept(typed.strip());
            }
        });
        getChildren().addAll(rules, FieldControls.labelled("As an expression", text), problem);
        draw();
    }

    /** What is wrong with the text of a condition; empty for nothing. */
    static String mistake(String text) {
        try {
            Condition.parse(text);
            return "";
        } catch (ConditionException e) {
            return (e.what() + " " + e.remedy()).strip();
        }
    }

    private void draw() {
        count = 0;
        rules.getChildren().setAll(group(tree, now -> take((Group) now), true));
    }

    private void take(Group now) {
        tree = now;
        String written = now.text();
        String mistake = now.items().isEmpty() ? "A condition needs at least one rule." : mistake(written);
        FieldControls.show(text, problem, mistake);
        draw();
        if (mistake.isEmpty()) {
            changed.accept(written);
        }
    }

    private Node group(Group group, Consumer<RuleTree> put, boolean outermost) {
        VBox box = new VBox();
        box.getStyleClass().add("tv-rules");
        String name = id + "-group-" + count++;
        ToggleButton any = segment(name + "-any", "any", group.any(), "first");
        any.setOnAction(event -> put.accept(new Group(true, group.not(), group.items())));
        ToggleButton all = segment(name + "-all", "all", !group.any(), "last");
        all.setOnAction(event -> put.accept(new Group(false, group.not(), group.items())));
        CheckBox not = not(name, group.not());
        not.setOnAction(event -> put.accept(group.negated()));
        HBox head = new HBox(not, Nodes.spacer(), any, all);
        head.getStyleClass().add("tv-rule");
        box.getChildren().add(head);
        for (int i = 0; i < group.items().size(); i++) {
            int index = i;
            RuleTree item = group.items().get(i);
            Consumer<RuleTree> one = now -> put.accept(group.with(index, now));
            Runnable gone = () -> put.accept(group.without(index));
            box.getChildren().add(item instanceof Group inner ? inner(inner, one, gone) : row((Rule) item, one, gone));
        }
        Button rule = Nodes.button(name + "-add", "Add rule", "tv-link");
        rule.setGraphic(Nodes.icon(Feather.PLUS, "icon-14"));
        rule.setOnAction(event -> put.accept(group.with(group.items().size(), Subject.TOKENS.rule(model()))));
        HBox foot = new HBox(12, rule);
        if (outermost) {
            Button nested = Nodes.button(name + "-add-group", "Add group", "tv-link");
            nested.setGraphic(Nodes.icon(Feather.PLUS, "icon-14"));
            nested.setOnAction(event -> put.accept(group.with(
                    group.items().size(),
                    new Group(
                            !group.any(),
                            false,
                            List.of(Subject.HAS_CODE.rule(model()), Subject.ASKS_FOR_CODE.rule(model()))))));
            foot.getChildren().add(nested);
        }
        foot.getStyleClass().add("tv-rule");
        box.getChildren().add(foot);
        return box;
    }

    private Node inner(Group group, Consumer<RuleTree> put, Runnable gone) {
        Button remove = remove(id + "-group-" + count + "-remove", "Remove the group", gone);
        Node box = group(group, put, false);
        HBox.setHgrow(box, Priority.ALWAYS);
        HBox row = new HBox(4, box, remove);
        row.getStyleClass().add("tv-rule");
        return row;
    }

    private Node row(Rule rule, Consumer<RuleTree> put, Runnable gone) {
        String name = id + "-rule-" + count++;
        CheckBox not = not(name, rule.not());
        not.setOnAction(event -> put.accept(rule.negated()));
        ComboBox<Subject> subject = new ComboBox<>();
        subject.setId(name + "-subject");
        subject.setAccessibleText("What the rule looks at");
        subject.setConverter(titles());
        subject.getItems().setAll(Subject.values());
        subject.setValue(rule.subject());
        subject.setOnAction(event -> put.accept(subject.getValue().rule(model())));
        Button remove = remove(name + "-remove", "Remove the rule", gone);
        HBox first = new HBox(5, not, subject, Nodes.spacer(), remove);
        first.setAlignment(Pos.CENTER_LEFT);
        VBox box = new VBox(5, first);
        HBox second = new HBox(5);
        second.setAlignment(Pos.CENTER_LEFT);
        if (rule.subject().hasArgument()) {
            second.getChildren().add(argument(name, rule, put));
        }
        if (!rule.subject().signs().isEmpty()) {
            ComboBox<String> sign = new ComboBox<>();
            sign.setId(name + "-sign");
            sign.setAccessibleText("How it is compared");
            sign.getItems().setAll(rule.subject().signs());
            sign.setValue(rule.sign());
            sign.setOnAction(event ->
                    put.accept(new Rule(rule.not(), rule.subject(), rule.argument(), sign.getValue(), rule.value())));
            second.getChildren().add(sign);
        }
        if (!rule.subject().flag()) {
            second.getChildren()
                    .add(field(
                            name + "-value",
                            "Value",
                            rule.value(),
                            typed -> put.accept(new Rule(
                                    rule.not(), rule.subject(), rule.argument(), rule.sign(), typed.strip()))));
        }
        if (!second.getChildren().isEmpty()) {
            box.getChildren().add(second);
        }
        box.getStyleClass().add("tv-rule");
        return box;
    }

    private Node argument(String name, Rule rule, Consumer<RuleTree> put) {
        Consumer<String> taken =
                typed -> put.accept(new Rule(rule.not(), rule.subject(), typed.strip(), rule.sign(), rule.value()));
        if (!rule.subject().ofModel()) {
            return field(name + "-argument", "Metadata key", rule.argument(), taken);
        }
        ComboBox<String> model = new ComboBox<>();
        model.setId(name + "-argument");
        model.setAccessibleText("Model");
        model.getItems().setAll(models);
        model.setValue(rule.argument());
        model.setMaxWidth(150);
        model.setOnAction(event -> taken.accept(model.getValue()));
        return model;
    }

    private static TextField field(String id, String description, String value, Consumer<String> taken) {
        TextField field = new TextField(value);
        field.setId(id);
        field.setAccessibleText(description);
        field.getStyleClass().addAll("tv-search", "tv-code-field");
        field.setPrefColumnCount(7);
        HBox.setHgrow(field, Priority.ALWAYS);
        FieldControls.take(field, typed -> {}, taken);
        return field;
    }

    private String model() {
        return models.isEmpty() ? "openai/gpt-5.5" : models.get(0);
    }

    private static CheckBox not(String name, boolean selected) {
        CheckBox box = new CheckBox("not");
        box.setId(name + "-not");
        box.setSelected(selected);
        box.setMinWidth(USE_PREF_SIZE);
        return box;
    }

    private static ToggleButton segment(String id, String title, boolean selected, String place) {
        ToggleButton button = new ToggleButton(title);
        button.setId(id);
        button.getStyleClass().setAll("tv-segment", place);
        button.setSelected(selected);
        button.setMinWidth(USE_PREF_SIZE);
        return button;
    }

    private static Button remove(String id, String description, Runnable action) {
        Button remove = Nodes.iconButton(id, Feather.X, description);
        remove.setOnAction(event -> action.run());
        return remove;
    }

    private static StringConverter<Subject> titles() {
        return new StringConverter<>() {
            @Override
            public String toString(Subject subject) {
                return subject == null ? "" : subject.title();
            }

            @Override
            public Subject fromString(String title) {
                throw new UnsupportedOperationException("Subjects are chosen, not typed.");
            }
        };
    }
}
