package dev.trivium.app;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Control;
import javafx.scene.control.Labeled;
import javafx.scene.control.ListView;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextInputControl;
import javafx.scene.text.Text;
import org.fxmisc.richtext.GenericStyledArea;

/** Everything that a scene graph says, seen or not: texts, names for screen readers, ids, tooltips, styles, user data. */
final class SceneWords {

    private final List<String> words = new ArrayList<>();
    private final Map<Node, Boolean> visited = new IdentityHashMap<>();

    private SceneWords() {}

    static List<String> of(Scene scene) {
        SceneWords all = new SceneWords();
        all.visit(scene.getRoot());
        return all.words;
    }

    private void visit(Node node) {
        if (node == null || visited.put(node, true) != null) {
            return;
        }
        say(node.getId());
        say(node.getAccessibleText());
        say(node.getAccessibleHelp());
        say(node.getAccessibleRoleDescription());
        say(node.getUserData());
        say(node.getStyle());
        node.getStyleClass().forEach(this::say);
        if (node.hasProperties()) {
            node.getProperties().values().stream()
                    .filter(value -> !(value instanceof Node))
                    .forEach(this::say);
        }
        texts(node);
        if (node instanceof Parent parent) {
            parent.getChildrenUnmodifiable().forEach(this::visit);
        }
    }

    private void texts(Node node) {
        if (node instanceof Text text) {
            say(text.getText());
        } else if (node instanceof TextInputControl input) {
            say(input.getText());
            say(input.getPromptText());
        } else if (node instanceof GenericStyledArea<?, ?, ?> area) {
            say(area.getText());
        } else if (node instanceof ScrollPane scroll) {
            visit(scroll.getContent());
        } else if (node instanceof ListView<?> list) {
            list.getItems().forEach(this::say);
        } else if (node instanceof ComboBox<?> box) {
            box.getItems().forEach(this::say);
        }
        if (node instanceof Labeled labeled) {
            say(labeled.getText());
            visit(labeled.getGraphic());
        }
        if (node instanceof MenuButton menu) {
            menu.getItems().forEach(this::item);
        }
        if (node instanceof Control control && control.getTooltip() != null) {
            say(control.getTooltip().getText());
        }
    }

    private void item(MenuItem item) {
        say(item.getId());
        say(item.getText());
        say(item.getUserData());
        visit(item.getGraphic());
        if (item instanceof Menu menu) {
            menu.getItems().forEach(this::item);
        }
    }

    private void say(Object value) {
        if (value != null && !value.toString().isBlank()) {
            words.add(value.toString());
        }
    }
}
