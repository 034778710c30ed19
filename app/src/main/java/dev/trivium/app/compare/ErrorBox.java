package dev.trivium.app.compare;

import dev.trivium.app.controls.BudgetEvent;
import dev.trivium.app.controls.Nodes;
import dev.trivium.chat.ChatError;
import dev.trivium.chat.ErrorKind;
import javafx.beans.value.ObservableValue;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.scene.text.Text;
import javafx.scene.text.TextFlow;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;

/** What happened, why, and what to do; then the details, and the server's own words folded. */
final class ErrorBox extends VBox {

    private ErrorBox() {
        super(10);
    }

    /** A failure that is final until somebody tries again. */
    static ErrorBox failed(ChatError error, int attempts, String host, String id, Runnable retry) {
        ErrorBox box = new ErrorBox();
        VBox card = card("tv-error", Feather.ALERT_CIRCLE, error.what(), error.why(), error.remedy());
        HBox actions = indented(retryButton(id, retry));
        if (error.kind() == ErrorKind.BUDGET) {
            actions.setSpacing(8);
            actions.getChildren().add(raiseButton(id));
        }
        card.getChildren().add(actions);
        box.getChildren().addAll(card, details(error, attempts, host));
        String words = error.providerMessage();
        if (words != null && !words.isBlank()) {
            box.getChildren().add(serverMessage(words, id));
        }
        return box;
    }

    /** A failure that will be tried again by itself. */
    static ErrorBox waiting(@Nullable ChatError cause, ObservableValue<String> countdown) {
        ErrorBox box = new ErrorBox();
        VBox card = cause == null
                ? card("tv-notice", Feather.CLOCK, "Waiting for its turn.", "", "")
                : card("tv-notice", Feather.CLOCK, cause.what(), cause.why(), "");
        Text time = new Text();
        time.getStyleClass().add("tv-error-text");
        time.textProperty().bind(countdown);
        card.getChildren().add(indented(new TextFlow(time)));
        box.getChildren().add(card);
        return box;
    }

    /** The user stopped it. */
    static ErrorBox stopped(boolean hasText, String id, Runnable retry) {
        ErrorBox box = new ErrorBox();
        VBox card = card(
                "tv-neutral",
                Feather.STOP_CIRCLE,
                "You stopped this answer.",
                hasText ? "What had come is kept." : "",
                "");
        card.getChildren().add(indented(retryButton(id, retry)));
        box.getChildren().add(card);
        return box;
    }

    /** Something worth knowing about an answer that did end. */
    static ErrorBox notice(String text) {
        ErrorBox box = new ErrorBox();
        box.getChildren().add(card("tv-notice", Feather.INFO, "", text, ""));
        return box;
    }

    private static VBox card(String style, Feather icon, String what, String why, String remedy) {
        VBox texts = new VBox(6);
        texts.setMinWidth(0);
        HBox.setHgrow(texts, Priority.ALWAYS);
        addText(texts, what, "tv-error-what");
        addText(texts, why, "tv-error-text");
        addText(texts, remedy, "tv-error-text");
        VBox card = new VBox(8, new HBox(10, Nodes.icon(icon, "tv-error-icon"), texts));
        card.getStyleClass().add(style);
        return card;
    }

    private static void addText(VBox texts, String words, String style) {
        if (!words.isEmpty()) {
            Text text = new Text(words);
            text.getStyleClass().add(style);
            TextFlow flow = new TextFlow(text);
            flow.setLineSpacing(3);
            texts.getChildren().add(flow);
        }
    }

    private static HBox indented(Node node) {
        HBox row = new HBox(node);
        row.setPadding(new Insets(0, 0, 0, 26));
        return row;
    }

    private static Button retryButton(String id, Runnable retry) {
        Button button = Nodes.button(id + "-retry", "", "tv-small-button");
        button.setOnAction(event -> retry.run());
        Label key = Nodes.keyCap("R");
        HBox content = new HBox(6, Nodes.icon(Feather.ROTATE_CW, "icon-14"), new Label("Retry"), key);
        content.setAlignment(Pos.CENTER);
        button.setGraphic(content);
        button.setAccessibleText("Retry this column");
        return button;
    }

    private static Button raiseButton(String id) {
        Button button = Nodes.button(id + "-raise-budget", "Raise budget", "tv-small-button");
        button.setOnAction(event -> button.fireEvent(new BudgetEvent()));
        return button;
    }

    private static GridPane details(ChatError error, int attempts, String host) {
        GridPane grid = new GridPane();
        grid.setVgap(1);
        grid.setHgap(8);
        int row = 0;
        if (attempts > 0) {
            row = detail(grid, row, "Tried", attempts == 1 ? "once" : attempts + " times");
        }
        if (error.status() != null) {
            row = detail(grid, row, "HTTP", error.status().toString());
        }
        if (error.requestId() != null) {
            row = detail(grid, row, "Request", error.requestId());
        }
        detail(grid, row, "Connection", host);
        return grid;
    }

    private static int detail(GridPane grid, int row, String name, String value) {
        Label number = Nodes.label(value, "tv-number-muted");
        number.setMaxWidth(Double.MAX_VALUE);
        number.setAlignment(Pos.CENTER_RIGHT);
        GridPane.setHgrow(number, Priority.ALWAYS);
        grid.addRow(row, Nodes.fixed(name, "tv-muted", "tv-small"), number);
        return row + 1;
    }

    private static VBox serverMessage(String words, String id) {
        Label message = Nodes.label(words, "tv-server-message");
        message.setWrapText(true);
        message.setMaxWidth(Double.MAX_VALUE);
        message.setMinHeight(USE_PREF_SIZE);
        Nodes.show(message, false);
        Button toggle = new Button("Show server message");
        toggle.setId(id + "-server-message");
        toggle.getStyleClass().add("tv-link");
        toggle.setGraphic(Nodes.icon(Feather.CHEVRON_RIGHT, "icon-14"));
        toggle.setOnAction(event -> {
            boolean show = !message.isVisible();
            Nodes.show(message, show);
            toggle.setText(show ? "Hide server message" : "Show server message");
            toggle.setGraphic(Nodes.icon(show ? Feather.CHEVRON_DOWN : Feather.CHEVRON_RIGHT, "icon-14"));
        });
        return new VBox(4, toggle, message);
    }
}
