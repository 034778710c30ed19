package dev.trivium.app.compare.prompt;

import dev.trivium.app.controls.Nodes;
import java.util.ArrayList;
import java.util.List;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/** Two texts side by side; lines that only one of them has are marked by a sign and a colour. */
public final class TextCompare extends HBox {

    private record Line(String text, boolean changed) {}

    public TextCompare(String leftTitle, String left, String rightTitle, String right) {
        super(12);
        setId("compare-texts");
        List<String> before = left.lines().toList();
        List<String> after = right.lines().toList();
        boolean[] keptBefore = new boolean[before.size()];
        boolean[] keptAfter = new boolean[after.size()];
        CommonLines.mark(before, after, keptBefore, keptAfter);
        VBox first = side(leftTitle, before, keptBefore, "−", "removed");
        VBox second = side(rightTitle, after, keptAfter, "+", "added");
        HBox.setHgrow(first, Priority.ALWAYS);
        HBox.setHgrow(second, Priority.ALWAYS);
        getChildren().addAll(first, second);
        setPrefSize(900, 520);
    }

    private static VBox side(String title, List<String> lines, boolean[] kept, String sign, String style) {
        List<Line> shown = new ArrayList<>();
        for (int i = 0; i < lines.size(); i++) {
            shown.add(new Line(lines.get(i), !kept[i]));
        }
        ListView<Line> list = new ListView<>();
        list.getItems().setAll(shown);
        list.getStyleClass().addAll("tv-models", "tv-lines");
        list.setAccessibleText(title);
        list.setCellFactory(view -> new ListCell<>() {
            @Override
            protected void updateItem(Line line, boolean empty) {
                super.updateItem(line, empty);
                getStyleClass().removeAll("removed", "added");
                setText(empty || line == null ? null : (line.changed() ? sign : " ") + " " + line.text());
                if (!empty && line != null && line.changed()) {
                    getStyleClass().add(style);
                }
            }
        });
        VBox.setVgrow(list, Priority.ALWAYS);
        return new VBox(6, Nodes.label(title, "tv-strong", "tv-small"), list);
    }
}
