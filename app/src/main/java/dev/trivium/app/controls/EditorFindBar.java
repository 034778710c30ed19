package dev.trivium.app.controls;

import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.fxmisc.richtext.StyleClassedTextArea;
import org.kordamp.ikonli.feather.Feather;

/** Finds and replaces in one editor. Hidden until it is asked for. */
final class EditorFindBar extends VBox {

    private final StyleClassedTextArea area;
    private final TextField words;
    private final TextField by;
    private final HBox replaceRow;
    private final Label count = Nodes.fixed("", "tv-muted", "tv-small");
    private final ToggleButton matchCase;
    private final ToggleButton word;
    private final ToggleButton regex;

    EditorFindBar(String id, StyleClassedTextArea area) {
        this.area = area;
        words = field(id + "-find", "Find");
        by = field(id + "-replacement", "Replace with");
        count.setId(id + "-find-count");
        matchCase = toggle(id + "-find-case", "Aa", "Match case");
        word = toggle(id + "-find-word", "W", "Whole words");
        regex = toggle(id + "-find-regex", ".*", "Regular expression");
        Button previous = Nodes.iconButton(id + "-find-previous", Feather.CHEVRON_UP, "Previous match (Shift+Enter)");
        previous.setOnAction(event -> step(-1));
        Button next = Nodes.iconButton(id + "-find-next", Feather.CHEVRON_DOWN, "Next match (Enter)");
        next.setOnAction(event -> step(1));
        Button close = Nodes.iconButton(id + "-find-close", Feather.X, "Close the search (Esc)");
        close.setOnAction(event -> close());
        HBox top = new HBox(4, words, previous, next, close);
        HBox middle = new HBox(4, matchCase, word, regex, Nodes.spacer(), count);
        Button one = Nodes.button(id + "-replace-one", "Replace", "tv-small-button");
        one.setOnAction(event -> replaceOne());
        Button all = Nodes.button(id + "-replace-all", "All", "tv-small-button");
        all.setOnAction(event -> replaceAll());
        replaceRow = new HBox(4, by, one, all);
        List.of(top, middle, replaceRow).forEach(row -> row.setAlignment(Pos.CENTER_LEFT));
        getChildren().addAll(top, replaceRow, middle);
        getStyleClass().add("tv-find");
        words.textProperty()
                .addListener((property, before, now) -> seek(area.getSelection().getStart()));
        setOnKeyPressed(event -> {
            if (event.getCode() == KeyCode.ESCAPE) {
                close();
                event.consume();
            } else if (event.getCode() == KeyCode.ENTER && !event.isShortcutDown() && event.getTarget() == words) {
                step(event.isShiftDown() ? -1 : 1);
                event.consume();
            }
        });
        Nodes.show(this, false);
    }

    void open(boolean replace) {
        Nodes.show(this, true);
        Nodes.show(replaceRow, replace);
        String selected = area.getSelectedText();
        if (!selected.isEmpty() && !selected.contains("\n")) {
            words.setText(selected);
        }
        words.requestFocus();
        words.selectAll();
        seek(area.getSelection().getStart());
    }

    private void close() {
        Nodes.show(this, false);
        area.requestFocus();
    }

    private TextSearch search() {
        return new TextSearch(words.getText(), matchCase.isSelected(), word.isSelected(), regex.isSelected());
    }

    /** Selects the first match from a place on, or the first of all. */
    private void seek(int from) {
        List<TextSearch.Match> matches = search().in(area.getText());
        int index = 0;
        while (index < matches.size() && matches.get(index).start() < from) {
            index++;
        }
        select(matches, matches.isEmpty() ? 0 : index % matches.size());
    }

    private void step(int by) {
        List<TextSearch.Match> matches = search().in(area.getText());
        int start = area.getSelection().getStart();
        if (by > 0) {
            seek(start + 1);
            return;
        }
        int index = matches.size();
        while (index > 0 && matches.get(index - 1).start() >= start) {
            index--;
        }
        select(matches, index == 0 ? matches.size() - 1 : index - 1);
    }

    private void select(List<TextSearch.Match> matches, int index) {
        String problem = search().problem();
        if (matches.isEmpty()) {
            count.setText(!problem.isEmpty() ? problem : words.getText().isEmpty() ? "" : "No match");
            return;
        }
        TextSearch.Match match = matches.get(index);
        area.selectRange(match.start(), match.end());
        area.requestFollowCaret();
        count.setText((index + 1) + " of " + matches.size());
    }

    private void replaceOne() {
        String selected = area.getSelectedText();
        String replaced = search().replaceAll(selected, by.getText());
        if (search().in(selected).size() == 1) {
            int start = area.getSelection().getStart();
            area.replaceSelection(replaced);
            seek(start + replaced.length());
        } else {
            seek(area.getSelection().getStart());
        }
    }

    private void replaceAll() {
        int matches = search().in(area.getText()).size();
        if (matches > 0) {
            area.replaceText(search().replaceAll(area.getText(), by.getText()));
            count.setText(matches + " replaced");
        }
    }

    private static TextField field(String id, String hint) {
        TextField field = new TextField();
        field.setId(id);
        field.setPromptText(hint);
        field.setAccessibleText(hint);
        field.getStyleClass().addAll("tv-search");
        HBox.setHgrow(field, Priority.ALWAYS);
        return field;
    }

    private ToggleButton toggle(String id, String text, String description) {
        ToggleButton toggle = new ToggleButton(text);
        toggle.setId(id);
        toggle.getStyleClass().add("tv-find-toggle");
        toggle.setAccessibleText(description);
        toggle.setTooltip(Nodes.tooltip(description));
        toggle.selectedProperty()
                .addListener((property, before, now) -> seek(area.getSelection().getStart()));
        return toggle;
    }
}
